import { EVENT_WORDS, fillPattern } from '../../../shared/accounting-pattern.ts'
import type { BookedEntry } from './booked-entry.ts'

/** A pattern of the labels (取引先, 摘要) filled in for one entry of the books. */
export function filledPattern(pattern: string, { order, kind }: BookedEntry): string {
  return fillPattern(pattern, {
    customer: order.draft.customer.name,
    orderId: order.orderId,
    receiptNo: order.receiptNo ?? '',
    event: EVENT_WORDS[kind],
    operator: order.draft.details.operator,
  })
}
