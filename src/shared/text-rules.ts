import * as v from 'valibot'
import { holdsCardNumber, holdsSecurityCode } from './card-number.ts'
import { plainDigits } from './money.ts'
import { ruleMessage } from './rule-message.ts'
import { findForbiddenSymbol, findOutsideShiftJis, fullWidthKana, shiftJisBytes, utf8Bytes } from './text-limits.ts'

/** How long a text may be, and in what it is counted. */
export interface TextLimit {
  readonly max: number
  readonly unit: 'characters' | 'shift-jis-bytes' | 'utf8-bytes'
}

/** Length of a text in the unit of its limit: what the live counters show. */
export function measureText(text: string, unit: TextLimit['unit']): number {
  if (unit === 'shift-jis-bytes') return shiftJisBytes(text)
  return unit === 'utf8-bytes' ? utf8Bytes(text) : [...text].length
}

/** Nothing that could be a card number, in any width, spacing or hyphenation; `key` names the rule's words. */
const withoutCard = (key: string) => v.check((text: string) => !holdsCardNumber(text), ruleMessage(key))
export const noCardNumber = withoutCard('cardNumber')
const noSecurityCode = v.check((text: string) => !holdsSecurityCode(text), ruleMessage('securityCode'))

function withinLimit(limit: TextLimit): v.RawCheckAction<string> {
  return v.rawCheck<string>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const length = measureText(dataset.value, limit.unit)
    if (length > limit.max) addIssue({ message: ruleMessage(`tooLong.${limit.unit}`, { max: limit.max, length }) })
  })
}

const noForbiddenSymbol = v.rawCheck<string>(({ dataset, addIssue }) => {
  const found = dataset.typed ? findForbiddenSymbol(dataset.value) : null
  if (found !== null) addIssue({ message: ruleMessage('forbiddenSymbol', { ...found }) })
})

const onlyShiftJis = v.rawCheck<string>(({ dataset, addIssue }) => {
  const character = dataset.typed ? findOutsideShiftJis(dataset.value) : null
  if (character !== null) addIssue({ message: ruleMessage('outsideShiftJis', { character }) })
})

const noControls = v.check(
  (text: string) => !/[\u0000-\u0008\u000B-\u001F\u007F]/u.test(text),
  ruleMessage('controlCharacter'),
)

/** Free text that stays in the shop: no card numbers, no security codes, no control characters. */
export function shopText(max: number, standard = '') {
  return v.pipe(
    v.optional(v.string(), standard),
    v.transform((text) => text.normalize('NFC').trim()),
    noControls,
    withinLimit({ max, unit: 'characters' }),
    noCardNumber,
    noSecurityCode,
  )
}

/** Free text for the provider: limited, without its forbidden symbols, and never a card number. */
export function providerText(limit: TextLimit) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => fullWidthKana(text).trim()),
    noControls,
    withinLimit(limit),
    noCardNumber,
    noSecurityCode,
    noForbiddenSymbol,
  )
}

/** Free text for the provider that must also exist in Shift_JIS (clientField1-3, memberName). */
export function shiftJisText(limit: TextLimit) {
  return v.pipe(providerText(limit), onlyShiftJis)
}

interface CodeRule {
  readonly pattern: RegExp
  readonly max: number
  readonly key: string
  /** Words of the rule against card numbers, where this field has a way out of its own. */
  readonly cardKey?: string
}

/** A code that the provider gave out, as it is; full-width letters and digits typed by an IME are folded first. */
export function keyText(rule: Omit<CodeRule, 'cardKey'>) {
  return v.pipe(foldedText, ...codeRules(rule))
}

/** Characters of one fixed set, in half-width, and never a card number. */
export function codeText(rule: CodeRule) {
  return v.pipe(foldedText, withoutCard(rule.cardKey ?? 'cardNumber'), ...codeRules(rule))
}

const foldedText = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text.normalize('NFKC').trim()),
)

function codeRules({ pattern, max, key }: CodeRule) {
  const inSet = v.check((text: string) => text === '' || pattern.test(text), ruleMessage(key))
  return [inSet, withinLimit({ max, unit: 'characters' })] as const
}

/** Only plain digits are a number here: `1e3` and `0x10` are typing mistakes. */
function typedNumber(digits: string): number | null {
  if (digits === '') return null
  return /^-?\d+$/u.test(digits) ? Number(digits) : Number.NaN
}

/** Whole yen, typed (`12,300円`, full-width digits) or already a number. `null` stands for an empty field. */
export const typedYen = v.pipe(
  v.union([v.string(), v.number(), v.null()], ruleMessage('amount.notNumber')),
  v.transform((typed) => (typeof typed === 'string' ? plainDigits(typed) : typed)),
  v.transform((typed) => (typeof typed === 'string' ? typedNumber(typed) : typed)),
  v.check((yen) => yen === null || Number.isSafeInteger(yen), ruleMessage('amount.notNumber')),
)
