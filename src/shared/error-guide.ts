import * as v from 'valibot'
import { codeOutcome } from './outcome.ts'
import type { OrderDraft } from './order.ts'

const ACTIONS = [
  'LIMIT',
  'CARD',
  'ISSUER',
  'REKEY',
  'FIX',
  'AMT',
  'PAYOPT',
  'GMO',
  'WAIT',
  'UNKNOWN',
  'NONE',
  'CONSOLE',
  'NA',
  'MEMBER',
  'SETTING',
  'NEWID',
] as const

/** `unchanged`: the code is about something else than a card charge and leaves the transaction as it was. */
const OUTCOMES = ['not-charged', 'unchanged', 'unknown'] as const

const text = v.pipe(v.string(), v.nonEmpty())
const words = v.object({ ja: text, en: text })
const advice = v.object({ ...words.entries, customerJa: text, customerEn: text })

const entry = v.object({
  /** errInfo; a family ends in `*`, and `*` alone stands for every code that is not listed. */
  code: text,
  errCode: text,
  outcome: v.picklist(OUTCOMES),
  action: v.picklist(ACTIONS),
  retrySameCard: v.picklist(['yes', 'no', 'maybe', 'later', 'after-issuer']),
  ...words.entries,
})

/** resources/error-guide.json: what each errInfo code means, and what to do and say about it. */
export const ErrorGuide = v.object({
  entries: v.array(entry),
  /** `ja`, `en` for the shop; `customerJa`, `customerEn` to be read aloud on the phone. */
  advice: v.object(v.entriesFromList(ACTIONS, advice)),
  /** Characters 4-5 of an E01 code: the field it is about. */
  fields: v.record(v.string(), words),
  /** Characters 6-9 of an E01 code: what is wrong with the field. */
  kinds: v.record(v.string(), words),
})
export type ErrorGuide = v.InferOutput<typeof ErrorGuide>
export type GuideEntry = v.InferOutput<typeof entry>
export type Advice = v.InferOutput<typeof advice>

/** One code in words. `code` is as it arrived; `match` says how far our list covers it. */
export interface CodeExplanation extends Omit<GuideEntry, 'errCode'> {
  readonly match: 'listed' | 'decoded' | 'family' | 'unlisted'
  readonly advice: Advice
}

type Found = Omit<CodeExplanation, 'advice' | 'code'>

/**
 * Explains errInfo codes (or errCode where no errInfo came), joined by `|` or alone: the most severe outcome first.
 * Total: a code that nobody listed is explained as unlisted. An empty text gives an empty list.
 */
export function explainCode(guide: ErrorGuide, code: string): readonly CodeExplanation[] {
  const codes = new Set(code.split('|').map((part) => part.trim()))
  codes.delete('')
  return [...codes]
    .map((one) => explainOne(guide, one))
    .sort((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome))
}

function explainOne(guide: ErrorGuide, code: string): CodeExplanation {
  const { match, outcome, action, retrySameCard, ja, en } = find(guide, asErrInfo(code))
  if (mayBeCharged(outcome, code)) {
    return {
      code,
      match,
      outcome: 'unknown',
      action: 'UNKNOWN',
      retrySameCard: 'no',
      ja,
      en,
      advice: guide.advice.UNKNOWN,
    }
  }
  return { code, match, outcome, action, retrySameCard, ja, en, advice: guide.advice[action] }
}

/**
 * The words must never sound safer than the verdict: where either the guide or `codeOutcome` cannot rule a charge out,
 * the advice is to check first, whatever the table advises otherwise.
 */
function mayBeCharged(outcome: GuideEntry['outcome'], code: string): boolean {
  return outcome === 'unknown' || codeOutcome(code) === 'unknown'
}

/** Card companies' errCodes are the middle of their errInfo: G03 is 42G030000. */
function asErrInfo(code: string): string {
  return /^[GC]\d{2}$/u.test(code) ? `42${code}0000` : code
}

function find(guide: ErrorGuide, code: string): Found {
  const listed = guide.entries.find((one) => one.code === code && !code.endsWith('*'))
  if (listed !== undefined) return { ...listed, match: 'listed' }
  const family = longestFamily(guide, code)
  if (family.code === '*') return { ...family, match: 'unlisted' }
  return decode(guide, code, family) ?? { ...family, match: 'family' }
}

function longestFamily(guide: ErrorGuide, code: string): GuideEntry {
  const families = guide.entries.filter((one) => one.code.endsWith('*') && code.startsWith(one.code.slice(0, -1)))
  const [longest] = families.sort((a, b) => b.code.length - a.code.length)
  if (longest === undefined) throw new Error('The error guide has no entry for unlisted codes')
  return longest
}

/** E01 codes are family (E01), field (2 characters) and kind (4 digits); the other families do not name fields. */
function decode(guide: ErrorGuide, code: string, family: GuideEntry): Found | null {
  const [, fieldCode = '', kindCode = ''] = /^E01([0-9A-Z]{2})([0-9]{4})$/u.exec(code) ?? []
  const field = guide.fields[fieldCode]
  if (field === undefined) return null
  const kind = guide.kinds[kindCode]
  const known = agreedAction(guide, `E01${fieldCode}`) ?? family
  return {
    ...family,
    action: known.action,
    retrySameCard: known.retrySameCard,
    ja: `「${field.ja}」に問題があります${kind === undefined ? '' : `（${kind.ja}）`}`,
    en: `Something about "${field.en}" is wrong${kind === undefined ? '' : ` (${kind.en})`}`,
    match: 'decoded',
  }
}

/** What to do about a field, when every listed code of that field says the same. */
function agreedAction(guide: ErrorGuide, prefix: string): GuideEntry | null {
  const [first, ...others] = guide.entries.filter((one) => one.code.startsWith(prefix))
  if (first === undefined) return null
  const agree = others.every((one) => one.action === first.action && one.retrySameCard === first.retrySameCard)
  return agree ? first : null
}

type StepPath<Step extends 'customer' | 'payment' | 'card' | 'details'> =
  `${Step}.${keyof NonNullable<OrderDraft[Step]> & string}`

/** Where a message belongs: a dotted path in OrderDraft, or a setting. */
export type MessageField =
  | StepPath<'customer'>
  | StepPath<'payment'>
  | StepPath<'card'>
  | StepPath<'details'>
  | 'settings.shopId'
  | 'settings.siteId'

/** How the provider's messages may name an item: its Japanese name, its JSON key, or the key in words. */
const FIELD_NAMES: readonly (readonly [RegExp, MessageField])[] = [
  // eslint-disable-next-line security/detect-unsafe-regex -- each optional word comes once at most
  [/利用区分|\buse[\s_-]?division(?:[\s_-]?code)?\b/iu, 'customer.division'],
  [/任意項目(?:名称|内容)?|\bany[\s_-]?[il]tem\b/iu, 'details.anyItem'],
  [/ユーザーID|\buser[\s_-]?id\b/iu, 'details.operator'],
  [/オーダーID|注文番号|\border[\s_-]?id\b/iu, 'details.orderId'],
  [/ショップID|\bshop[\s_-]?id\b/iu, 'settings.shopId'],
  [/サイトID|\bsite[\s_-]?id\b/iu, 'settings.siteId'],
  [/処理区分|\bjob[\s_-]?(?:cd|code)\b/iu, 'payment.jobCode'],
  [/商品コード|\bitem[\s_-]?code\b/iu, 'payment.itemCode'],
  [/利用金額|\bamount\b/iu, 'payment.amount'],
  [/税・?送料|\btax\b/iu, 'payment.tax'],
  // eslint-disable-next-line security/detect-unsafe-regex -- each optional word ends at a blank, a hyphen or nothing
  [/支払い?方法|\b(?:pay(?:ment)?[\s_-]?)?method\b/iu, 'payment.method'],
  [/支払い?回数|\bpay[\s_-]?times\b/iu, 'payment.payTimes'],
  [/加盟店自由項目1|\bclient[\s_-]?field[\s_-]?1\b/iu, 'payment.clientField1'],
  [/加盟店自由項目2|\bclient[\s_-]?field[\s_-]?2\b/iu, 'payment.clientField2'],
  [/加盟店自由項目3|\bclient[\s_-]?field[\s_-]?3\b/iu, 'payment.clientField3'],
  [/加盟店自由項目返却フラグ|\bclient[\s_-]?field[\s_-]?flag\b/iu, 'payment.clientFieldFlag'],
  [/会員ID|\bmember[\s_-]?id\b/iu, 'card.memberId'],
  [/会員名|\bmember[\s_-]?name\b/iu, 'card.memberName'],
  [/カード登録連番モード|\bseq[\s_-]?mode\b/iu, 'card.seqMode'],
  [/カード登録連番(?!モード)|\bcard[\s_-]?seq\b/iu, 'card.cardSeq'],
  // eslint-disable-next-line security/detect-unsafe-regex -- each optional word comes once at most
  [/(?:洗替・?)?継続課金フラグ|\bdefault[\s_-]?flag\b/iu, 'card.defaultFlag'],
  [/カード(?:会社)?略称|\bcard[\s_-]?name\b/iu, 'card.cardName'],
  [/名義人|\bholder[\s_-]?name\b/iu, 'card.holderName'],
  [/更新区分|\bupdate[\s_-]?type\b/iu, 'card.updateType'],
]

/** What follows a name that the sentence is about: 「支払回数(payTimes)」は. */
// eslint-disable-next-line security/detect-unsafe-regex -- at most 40 signs between two brackets
const TOPIC = /^[」』\])"']*(?:\([^)]{0,40}\))?[」』\])"']*は/u

/**
 * The field that one message of errorMessageList (resultCode 30, 31, 32) is about, or null when it names none of ours.
 * The messages are free text, so this only helps to place them: always show the message itself too.
 */
export function mapMessageToField(message: string): MessageField | null {
  const plain = unspaced(message.normalize('NFKC')).replace(/^(?:if|when)\b[^,]*,/iu, '')
  const named = FIELD_NAMES.flatMap(([name, field]) => {
    const found = name.exec(plain)
    if (found === null) return []
    // A condition ("支払方法が2の場合、支払回数は…") names another field first: the topic of the sentence wins.
    const topic = TOPIC.test(plain.slice(found.index + found[0].length))
    return [{ field, rank: topic ? found.index : found.index + plain.length }]
  })
  return named.sort((a, b) => a.rank - b.rank)[0]?.field ?? null
}

/** Spaces inside Japanese names (`オーダー ID`) carry no meaning; between English words they do. */
function unspaced(message: string): string {
  return message.replace(/(?<=[^\x20-\x7E])\s+|\s+(?=[^\x20-\x7E])/gu, '')
}
