import type { OutcomeWord } from '../../../shared/outcome-word.ts'
import type { ClosingOrder } from '../../../shared/closing.ts'
import { DIVISIONS, METHODS } from '../../../shared/order.ts'
import { methodWords } from '../orders/plan.ts'
import type { TextKey, TextValues } from '../text/use-text.ts'

type Say = (key: TextKey, values?: TextValues) => string

/** Outcomes that are finer than a status: they have words of their own. */
const FINER = [
  'no-attempt',
  'paid-card-not-saved',
  'paid-card-unknown',
  'authorised',
  'authorised-card-not-saved',
  'authorised-card-unknown',
  'valid',
  'valid-card-not-saved',
  'valid-card-unknown',
] as const

export function outcomeWords(t: Say, outcome: OutcomeWord): string {
  const finer = FINER.find((word) => word === outcome)
  if (finer !== undefined) return t(`closing.outcome.${finer}`)
  const status = outcome as Exclude<OutcomeWord, (typeof FINER)[number]>
  return t(`status.word.${status}`)
}

/** `2/12` -> `分割12回`; '' is an order that charges nothing. */
export function methodLine(t: Say, key: string): string {
  const [method = '', payTimes = ''] = key.split('/')
  const known = METHODS.find((one) => one === method)
  return known === undefined ? t('closing.noMethod') : methodWords(t, { method: known, payTimes })
}

export function divisionLine(t: Say, key: string): string {
  const known = DIVISIONS.find((one) => one === key)
  return known === undefined ? key : t(`common.division.${known}`)
}

export function operatorLine(t: Say, key: string): string {
  return key === '' ? t('closing.noOperator') : key
}

/** Customer, or that the customer was erased. */
export function customerWords(t: Say, { customerName }: ClosingOrder): string {
  return customerName === '' ? t('receipts.erase.name') : customerName
}
