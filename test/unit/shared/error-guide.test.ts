import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { acquirersFromTables, errorGuideFromTables } from '../../../scripts/make-error-guide.ts'
import { ErrorGuide, explainCode, mapMessageToField, type CodeExplanation } from '../../../src/shared/error-guide.ts'
import { codeOutcome } from '../../../src/shared/outcome.ts'

const resources = join(import.meta.dirname, '..', '..', '..', 'resources')
const shipped = (name: string): unknown => JSON.parse(readFileSync(join(resources, name), 'utf8'))
const guide = v.parse(ErrorGuide, shipped('error-guide.json'))

const table = readFileSync(join(resources, 'source', 'error-guide.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))

const explainOne = (code: string): CodeExplanation | undefined => explainCode(guide, code)[0]

describe('the shipped data', () => {
  it('is what the tables make (else run `node scripts/make-error-guide.ts`)', () => {
    expect(shipped('error-guide.json')).toEqual(errorGuideFromTables())
    expect(shipped('acquirers.json')).toEqual(acquirersFromTables())
  })

  it('has every code of the table once, with its outcome, action and retry', () => {
    const outcomes: Record<string, string> = { not_charged: 'not-charged', unknown: 'unknown', 変更無し: 'unchanged' }
    expect(guide.entries.map((one) => [one.code, one.errCode, one.outcome, one.action, one.retrySameCard])).toEqual(
      table.map(([code, errCode, outcome = '', action, retry]) => [code, errCode, outcomes[outcome], action, retry]),
    )
    expect(new Set(guide.entries.map((one) => one.code)).size).toBe(394)
  })

  it('has English in English and Japanese in Japanese', () => {
    const japanese = /[\u3040-\u30FF\u4E00-\u9FFF]/u
    const all = [...guide.entries, ...Object.values(guide.fields), ...Object.values(guide.kinds)]
    expect(all.filter((one) => japanese.test(one.en))).toEqual([])
    expect(guide.entries.filter((one) => !japanese.test(one.ja))).toEqual([])
    for (const one of Object.values(guide.advice)) {
      expect([one.ja, one.customerJa].every((words) => japanese.test(words))).toBe(true)
      expect([one.en, one.customerEn].some((words) => japanese.test(words))).toBe(false)
    }
  })

  it('keeps codes, outcomes and the provider out of what is said to the customer', () => {
    const spoken = Object.values(guide.advice).flatMap((one) => [one.customerJa, one.customerEn])
    expect(spoken.filter((words) => /G\d\d|GMO|IVR|請求は|not charged/u.test(words))).toEqual([])
  })

  it('says that the reason for G12 is never explained to shops', () => {
    expect(explainOne('42G120000')).toMatchObject({ action: 'CARD', ja: expect.stringContaining('知らされません') })
    expect(guide.advice.CARD.ja).toContain('G12')
  })

  it('names every field of the listed E01 codes, and every kind that occurs in two fields', () => {
    const codes = guide.entries.flatMap((one) => /^E01(..)(\d{4})$/u.exec(one.code) ?? [])
    const parts = codes.filter((part) => part.length < 9)
    const fields = parts.filter((part) => part.length === 2)
    const kinds = parts.filter((part) => part.length === 4)
    expect(new Set(Object.keys(guide.fields))).toEqual(new Set(fields))
    const repeated = kinds.filter((kind, index) => kinds.indexOf(kind) !== index)
    expect([...new Set(repeated)].filter((kind) => !(kind in guide.kinds))).toEqual([])
  })

  it('keys acquirers in lower case', () => {
    const acquirers = v.parse(
      v.record(v.string(), v.object({ ja: v.string(), en: v.optional(v.string()) })),
      shipped('acquirers.json'),
    )
    expect(Object.keys(acquirers).filter((code) => code !== code.toLowerCase())).toEqual([])
    expect([acquirers.lawson?.en, acquirers['2a99661']?.ja]).toEqual(['Lawson CS Card', 'JCB'])
  })
})

describe('the guide and the verdict', () => {
  it('agree: no code the guide calls unknown is judged as not charged', () => {
    const unsafe = guide.entries.filter((one) => one.outcome === 'unknown' && codeOutcome(one.code) === 'not-charged')
    expect(unsafe.map((one) => one.code)).toEqual([])
  })

  it('differ only where the verdict is the more careful one', () => {
    const careful = guide.entries.filter((one) => one.outcome !== 'unknown' && codeOutcome(one.code) === 'unknown')
    expect(careful.map((one) => one.code)).toEqual(['E11010001', 'E11010999', 'E82010001', '*'])
  })

  it('list the codes whose advice doubts a charge that both call impossible', () => {
    const doubtful = guide.entries.filter((one) => one.action === 'UNKNOWN' && codeOutcome(one.code) === 'not-charged')
    expect(doubtful.map((one) => one.code)).toEqual([])
  })

  it('never let the words sound safer than the verdict, whatever the code', () => {
    const code = fc.oneof(
      fc.string(),
      fc.constantFrom(...guide.entries.map((one) => one.code)),
      fc.stringMatching(/^(E[0-9]{2}|42[GC])[0-9A-Z]{0,6}$/u),
    )
    fc.assert(
      fc.property(code, (one) => {
        for (const told of explainCode(guide, one)) {
          expect(told.outcome === 'unknown' || codeOutcome(told.code) === 'not-charged').toBe(true)
          if (told.outcome === 'unknown') expect([told.action, told.retrySameCard]).toEqual(['UNKNOWN', 'no'])
        }
      }),
    )
  })
})

describe('explainCode', () => {
  it('tells a listed code with its advice', () => {
    expect(explainCode(guide, '42G030000')).toEqual([
      {
        code: '42G030000',
        outcome: 'not-charged',
        action: 'LIMIT',
        retrySameCard: 'maybe',
        ja: 'カードの利用枠を超えています',
        en: "The amount is over the card's credit limit",
        match: 'listed',
        advice: guide.advice.LIMIT,
      },
    ])
  })

  it.each([
    ['G03', 'listed not-charged LIMIT'],
    ['C01', 'listed unknown UNKNOWN'],
    ['42G110000', 'family not-charged CARD'],
    ['G11', 'family not-charged CARD'],
    ['42C990000', 'family unknown UNKNOWN'],
    ['E92', 'family not-charged WAIT'],
    ['E01040099', 'decoded not-charged FIX'],
    ['E01170099', 'decoded not-charged REKEY'],
    ['E01060099', 'decoded not-charged FIX'],
    ['E01ZZ0001', 'family not-charged FIX'],
    ['E00000099', 'unlisted not-charged GMO'],
    ['M01000001', 'unlisted unknown UNKNOWN'],
    ['E82010001', 'listed unknown UNKNOWN'],
    ['E91099997', 'listed unknown UNKNOWN'],
    ['E61214002', 'listed unchanged NA'],
    ['*', 'unlisted unknown UNKNOWN'],
  ])('%s is %s', (code, told) => {
    const { match, outcome, action } = explainCode(guide, code)[0] ?? {}
    expect([match, outcome, action].join(' ')).toBe(told)
  })

  it('believes a guide that is more careful than the verdict', () => {
    const entries = guide.entries.map((one) =>
      one.code === '42G120000' ? { ...one, outcome: 'unknown' as const } : one,
    )
    const told = explainCode({ ...guide, entries }, '42G120000')
    expect(told).toMatchObject([{ outcome: 'unknown', action: 'UNKNOWN', advice: guide.advice.UNKNOWN }])
  })

  it('decodes an unlisted E01 code as far as the table proves', () => {
    expect(explainOne('E01070012')).toMatchObject({
      ja: '「税送料」に問題があります（長すぎるか、ほかと食い違っています）',
      en: 'Something about "Tax and shipping" is wrong (too long or in conflict with something else)',
      action: 'AMT',
      retrySameCard: 'yes',
    })
    expect(explainOne('E01045555')).toMatchObject({
      ja: '「注文番号」に問題があります',
      en: 'Something about "Order ID" is wrong',
    })
  })

  it('explains joined codes once each, the most severe outcome first', () => {
    const told = explainCode(guide, 'E01170001|E61214002| 42C010000 |E01170001||E01180001')
    expect(told.map((one) => [one.code, one.outcome])).toEqual([
      ['42C010000', 'unknown'],
      ['E61214002', 'unchanged'],
      ['E01170001', 'not-charged'],
      ['E01180001', 'not-charged'],
    ])
  })

  it('has nothing to say about nothing', () => {
    expect(explainCode(guide, ' | ')).toEqual([])
  })
})

describe('mapMessageToField', () => {
  it.each([
    ['利用区分は必須です。', 'customer.division'],
    ['任意項目名称が長すぎます', 'details.anyItem'],
    ['anyltem: at most 5', 'details.anyItem'],
    ['ユーザーIDが不正です', 'details.operator'],
    ['オーダー ID が重複しています', 'details.orderId'],
    ['ショップＩＤが存在しません', 'settings.shopId'],
    ['gmopg.siteId is required', 'settings.siteId'],
    ['処理区分を指定してください', 'payment.jobCode'],
    ['itemCode must be 7 digits', 'payment.itemCode'],
    ['利用金額に誤り', 'payment.amount'],
    ['amount must be at least 1', 'payment.amount'],
    ['税送料の値', 'payment.tax'],
    ['お支払い方法', 'payment.method'],
    ['支払回数正しくない', 'payment.payTimes'],
    ['加盟店自由項目１に使えない文字', 'payment.clientField1'],
    ['client field 2 too long', 'payment.clientField2'],
    ['clientField3', 'payment.clientField3'],
    ['加盟店自由項目返却フラグ', 'payment.clientFieldFlag'],
    ['会員IDが空です', 'card.memberId'],
    ['The member ID is missing', 'card.memberId'],
    ['会員名', 'card.memberName'],
    ['カード登録連番モードは0か1', 'card.seqMode'],
    ['カード登録連番は数字', 'card.cardSeq'],
    ['洗替・継続課金フラグ', 'card.defaultFlag'],
    ['カード会社略称', 'card.cardName'],
    ['名義人', 'card.holderName'],
    ['updateType', 'card.updateType'],
  ])('places 「%s」 at %s', (message, field) => {
    expect(mapMessageToField(message)).toBe(field)
  })

  it.each([
    ['支払方法が「2」の場合、支払回数は必須', 'payment.payTimes'],
    ['支払方法が2の場合、支払回数（payTimes）は必須', 'payment.payTimes'],
    ['支払回数は支払方法が分割のとき必須', 'payment.payTimes'],
    ['When method is 2, payTimes is required', 'payment.payTimes'],
    ['payTimes is required when method is 2', 'payment.payTimes'],
    ['利用金額と税送料の合計', 'payment.amount'],
  ])('finds what the sentence is about: %s', (message, field) => {
    expect(mapMessageToField(message)).toBe(field)
  })

  it.each([
    '',
    'システムエラー',
    'カードパスワードに誤り',
    'APIキーに誤り',
    'syntax error',
    'paramount',
    'clientField10',
  ])('leaves 「%s」 without a field', (message) => {
    expect(mapMessageToField(message)).toBeNull()
  })

  it('never fails on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (message) => {
        expect(mapMessageToField(message) ?? 'settings.none').toMatch(
          /^(customer|payment|card|details|settings)\.\w+$/u,
        )
      }),
    )
  })
})
