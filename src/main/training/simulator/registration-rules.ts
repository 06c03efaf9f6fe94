import type { FieldRule } from './check-fields.ts'
import { atLeastOne, digits, letters, matching, oneOf, shiftJisText, text } from './field-form.ts'
import type { ShiftJis } from './shift-jis.ts'

/** What the conditions in the interface table hang on. */
export interface RegistrationFacts {
  readonly division: string | undefined
  readonly jobCd: string | undefined
  readonly method: string | undefined
  readonly updatesCard: boolean
  readonly automaticNumbering: boolean
  readonly shiftJis: ShiftJis
}

const optional = { required: false }
const required = { required: true }

export const credentialRules: readonly FieldRule[] = [
  { key: 'apiKey', label: 'APIキー', ...required, forms: [letters(64)] },
  { key: 'apiPassword', label: 'APIパスワード', ...required, forms: [letters(64)] },
]

/** The outermost object of AuthRegistApi. */
export const envelopeRules: readonly FieldRule[] = [
  ...credentialRules,
  { key: 'useDivisionCode', label: '利用区分', ...required, forms: [oneOf('1', '2', '3')] },
  { key: 'userId', label: 'ユーザーID', ...optional, forms: [letters(64)] },
]

/** One pair of anyItem. */
export const anyItemRules: readonly FieldRule[] = [
  { key: 'name', label: '任意項目名称', ...required, forms: text(64) },
  { key: 'value', label: '任意項目内容', ...required, forms: text(256) },
]

/** The gmopg object itself. */
export function contractRules({ division }: RegistrationFacts): readonly FieldRule[] {
  const pays = division === '1' || division === '2'
  const saves = division === '2' || division === '3'
  return [
    { key: 'shopId', label: 'ショップID', required: pays, unused: !pays, forms: text(13) },
    { key: 'siteId', label: 'サイトID', required: saves, unused: !saves, forms: text(13) },
  ]
}

/** gmopg.auth */
export function authRules(facts: RegistrationFacts): readonly FieldRule[] {
  const checkOnly = facts.jobCd === 'CHECK'
  const sale = { required: !checkOnly, unused: checkOnly }
  const instalments = facts.method === '2'
  const refusedBecause = instalments ? undefined : '支払方法が分割のとき以外は'
  return [
    orderIdRule(facts),
    { key: 'jobCd', label: '処理区分', ...required, forms: [oneOf('CHECK', 'CAPTURE', 'AUTH', 'SAUTH')] },
    { key: 'itemCode', label: '商品コード', ...optional, forms: [digits(7)] },
    { key: 'amount', label: '利用金額', ...sale, forms: [digits(7), atLeastOne()] },
    { key: 'tax', label: '税送料', ...optional, unused: checkOnly, forms: [digits(7)] },
    { key: 'method', label: '支払方法', ...sale, forms: [oneOf('1', '2', '3', '5')] },
    { key: 'payTimes', label: '支払回数', required: instalments, refusedBecause, forms: [digits(2), atLeastOne()] },
    ...['1', '2', '3'].map((number) => clientFieldRule(number, facts.shiftJis)),
    { key: 'clientFieldFlag', label: '加盟店自由項目返却フラグ', ...optional, forms: [oneOf('0', '1')] },
  ]
}

function orderIdRule({ automaticNumbering }: RegistrationFacts): FieldRule {
  const notMailLink = { words: 'ML-ORDER以外で始まる値', accepts: (value: string) => !value.startsWith('ML-ORDER') }
  const forms = [matching(/^[0-9A-Za-z-]+$/, 27, '半角英数字とハイフン'), notMailLink]
  return { key: 'orderId', label: 'オーダーID', required: !automaticNumbering, forms }
}

function clientFieldRule(number: string, shiftJis: ShiftJis): FieldRule {
  return {
    key: `clientField${number}`,
    label: `加盟店自由項目${number}`,
    ...optional,
    forms: shiftJisText(100, shiftJis),
  }
}

/** gmopg.save */
export function saveRules({ division, updatesCard, automaticNumbering }: RegistrationFacts): readonly FieldRule[] {
  const unused = division === '2'
  const memberId = matching(/^[0-9A-Za-z@_.-]+$/, 60, '半角英数字と - @ _ . の')
  const holderName = matching(/^[0-9A-Za-z ,\-./]+$/, 50, '半角英数字と空白、, - . / の')
  const updates = updatesCard && division !== '2'
  return [
    { key: 'memberId', label: '会員ID', required: !automaticNumbering, forms: [memberId] },
    { key: 'memberName', label: '会員名', ...optional, forms: text(256) },
    { key: 'seqMode', label: 'カード登録連番モード', ...optional, forms: [oneOf('0', '1')] },
    { key: 'cardSeq', label: 'カード登録連番', required: updates, unused, forms: [digits(4)] },
    { key: 'defaultFlag', label: '洗替・継続課金フラグ', ...optional, forms: [oneOf('0', '1')] },
    { key: 'cardName', label: 'カード会社略称', ...optional, unused, forms: text(10) },
    { key: 'cardPass', label: 'カードパスワード', ...optional, unused, forms: [letters(20)] },
    { key: 'holderName', label: '名義人', ...optional, forms: [holderName] },
    { key: 'updateType', label: '更新区分', ...optional, unused, forms: [oneOf('1', '2')] },
  ]
}
