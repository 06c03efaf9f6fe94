import * as v from 'valibot'
import { formatYen, plainDigits, type Yen } from '../../../shared/money.ts'
import { RecordMoney, type RecordMoneyInput } from '../../../shared/order-entry.ts'
import { ruleMessage } from '../../../shared/rule-message.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { TextKey, TextValues } from '../text/use-text.ts'
import type { MoneyAction } from './money-actions.ts'

/** The fields of the dialog as typed. `day` is `yyyy-mm-dd` in Japan. */
export interface TypedMoney {
  readonly day: string
  readonly amount: string
  readonly reason: string
  readonly operator: string
}

/** Either a rule message of src/shared, or a sentence of this screen. */
export type Refusal = { readonly rule: string } | { readonly say: TextKey; readonly values: TextValues }
export type Refusals = Partial<Record<keyof TypedMoney, Refusal>>

/** What the fields start with: today, and all that may be recorded. */
export function emptyMoney(action: MoneyAction, today: string, operator: string): TypedMoney {
  const amount = action.kind === 'mistake' ? '' : formatYen(action.most).slice(1)
  return { day: today, amount, reason: '', operator }
}

export interface MoneyQuestion {
  readonly action: MoneyAction
  readonly today: string
  /** The customer was erased: no words are asked for, and none are sent. */
  readonly erased: boolean
}

/** The entry to send, or why a field is refused. */
export function checkMoney(
  id: number,
  typed: TypedMoney,
  { action, today, erased }: MoneyQuestion,
): Result<RecordMoneyInput, Refusals> {
  const isMistake = action.kind === 'mistake'
  const input: RecordMoneyInput = {
    id,
    kind: action.kind,
    day: typed.day,
    amount: isMistake ? 0 : yenOf(typed, action),
    reason: erased ? '' : typed.reason,
    operator: typed.operator,
    corrects: isMistake ? action.entry.id : null,
  }
  const refusals = { ...ownRules(typed, input, { action, today, erased }), ...sharedRules(input) }
  return Object.keys(refusals).length === 0 ? success(input) : failure(refusals)
}

/** A void is of the whole, whatever stands in its field; what is no number breaks the rule for whole yen. */
function yenOf({ amount }: TypedMoney, action: Exclude<MoneyAction, { kind: 'mistake' }>): Yen {
  if (action.kind === 'void') return action.most
  const digits = plainDigits(amount)
  return /^\d+$/u.test(digits) ? Number(digits) : 0.5
}

function sharedRules(input: RecordMoneyInput): Refusals {
  const parsed = v.safeParse(RecordMoney, input)
  // The first rule a field breaks says most.
  const issues = parsed.success ? [] : [...parsed.issues].reverse()
  return Object.fromEntries(issues.map((issue) => [v.getDotPath(issue) ?? '', { rule: issue.message }]))
}

function ownRules(
  { day, reason, operator }: TypedMoney,
  { amount = 0 }: RecordMoneyInput,
  { action, today, erased }: MoneyQuestion,
): Refusals {
  const isTooMuch = action.kind !== 'mistake' && amount > action.most
  return {
    ...(day === '' && { day: { rule: ruleMessage('required') } }),
    ...(day > today && { day: { say: 'receipts.money.future', values: {} } }),
    ...(isTooMuch && { amount: { say: 'receipts.money.tooMuch', values: { amount: formatYen(action.most) } } }),
    ...(!erased && reason.trim() === '' && { reason: { say: 'receipts.money.reasonFirst', values: {} } }),
    ...(operator.trim() === '' && { operator: { say: 'receipts.money.operatorFirst', values: {} } }),
  }
}
