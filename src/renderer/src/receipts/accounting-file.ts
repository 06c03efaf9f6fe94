import { ACCOUNTING_PRODUCTS } from '../../../shared/accounting.ts'
import { japanDayName } from '../../../shared/japan-time.ts'
import type { OrderFilter, Period } from '../../../shared/order-query.ts'

/** What an export can be: a list of the receipts, or a file for an accounting program. */
export const FILE_KINDS = ['receipts', ...ACCOUNTING_PRODUCTS] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** The days of a filter, and the filter that finds everything that was booked on them. */
export interface BookedFilter {
  readonly period: Period
  readonly filter: Partial<OrderFilter>
}

/**
 * Books go by the day something happened: a refund of last month's order belongs to this month. So the dates of a
 * filter no longer ask when an order was taken; whatever else it asks stays.
 */
export function bookedFilter({ from = null, to = null, ...others }: Partial<OrderFilter>): BookedFilter {
  const period = {
    from: from === null ? null : japanDayName(from),
    to: to === null ? null : japanDayName(to),
  }
  return { period, filter: { ...others, booked: period } }
}
