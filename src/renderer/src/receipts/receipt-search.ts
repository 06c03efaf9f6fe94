import { holdsCardNumber, holdsSecurityCode } from '../../../shared/card-number.ts'
import { plainDigits } from '../../../shared/money.ts'
import type { Division } from '../../../shared/order.ts'
import type { OrderFilter } from '../../../shared/order-query.ts'
import { statusesOf, type OutcomeGroup } from './outcome-group.ts'
import { periodRange, type TypedPeriod } from './period.ts'

/** Everything the search head of the receipts screen holds, as typed and chosen. */
export interface ReceiptSearch extends TypedPeriod {
  readonly text: string
  readonly outcome: OutcomeGroup
  readonly division: Division | 'all'
  /** Total (amount + tax) as typed; empty is open. */
  readonly least: string
  readonly most: string
  readonly operator: string
}

/** A search that shows the whole book. */
export const WHOLE_BOOK: ReceiptSearch = {
  text: '',
  period: 'all',
  fromDate: '',
  toDate: '',
  outcome: 'all',
  division: 'all',
  least: '',
  most: '',
  operator: '',
}

/** What to ask the book for. `now` in ms since 1970: it decides what "today" is. */
export function filterOf(search: ReceiptSearch, now: number): Partial<OrderFilter> {
  const divisions: Division[] = search.division === 'all' ? [] : [search.division]
  return {
    text: search.text.trim(),
    ...periodRange(search, now),
    least: typedTotal(search.least),
    most: typedTotal(search.most),
    statuses: statusesOf(search.outcome),
    divisions,
    operator: search.operator.trim(),
  }
}

/** Yen, or null while the field is empty or not yet a number. */
function typedTotal(typed: string): number | null {
  const digits = plainDigits(typed)
  return /^\d{1,8}$/u.test(digits) ? Number(digits) : null
}

/** Whether a search narrows the book at all. */
export function isNarrowed(search: ReceiptSearch): boolean {
  return Object.entries(WHOLE_BOOK).some(([key, value]) => Reflect.get(search, key) !== value)
}

/** Whether a question to the book leaves nothing out: only then does no answer mean an empty book. */
export function isWholeBook(filter: Partial<OrderFilter>): boolean {
  const isOpen = (part: unknown): boolean =>
    part === null || part === undefined || part === '' || (Array.isArray(part) && part.length === 0)
  return Object.values(filter).every(isOpen)
}

/** Why a typed search text is refused: it must never reach a field that is kept. */
export function refusedText(text: string): 'cardNumber' | 'securityCode' | null {
  if (holdsCardNumber(text)) return 'cardNumber'
  return holdsSecurityCode(text) ? 'securityCode' : null
}
