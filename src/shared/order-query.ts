import * as v from 'valibot'
import { ORDER_STATUSES } from './order-status.ts'
import { DIVISIONS, type Division, type JobCode, type Method, type ReviewFlag } from './order.ts'
import type { OrderStatus } from './order-status.ts'
import type { Yen } from './money.ts'
import { shopText } from './text-rules.ts'

const ms = v.optional(v.nullable(v.pipe(v.number(), v.finite())), null)
const yen = v.optional(v.nullable(v.pipe(v.number(), v.safeInteger())), null)

const day = v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/u)))

/** First and last day, `yyyy-mm-dd` in Japan, both included; null leaves an end open. */
export const Period = v.object({ from: day, to: day })
export type Period = v.InferOutput<typeof Period>

/** What to show of the book: every part is optional and they combine. Newest first. */
export const OrderFilter = v.object({
  /** Name, kana, phone, order ID, receipt number or note. */
  text: shopText(100),
  /** createdAt, both ends included, ms since 1970. */
  from: ms,
  to: ms,
  /** Total (amount + tax), both ends included, yen. */
  least: yen,
  most: yen,
  statuses: v.optional(v.array(v.picklist(ORDER_STATUSES)), []),
  divisions: v.optional(v.array(v.picklist(DIVISIONS)), []),
  operator: shopText(64),
  /** Orders that belong into the books of these days: taken then, or with money recorded then. */
  booked: v.optional(v.nullable(Period)),
})
export type OrderFilter = v.InferOutput<typeof OrderFilter>

export const OrderQuery = v.object({
  filter: v.optional(OrderFilter, {}),
  offset: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 100),
})
export type OrderQuery = v.InferOutput<typeof OrderQuery>

/** One line of a list: what a glance needs, nothing more. */
export interface OrderRow {
  readonly id: number
  readonly orderId: string
  readonly createdAt: number
  readonly customerName: string
  readonly total: Yen
  readonly status: OrderStatus
  readonly review: ReviewFlag | null
  readonly division: Division
  readonly jobCode: JobCode | null
  readonly method: Method | null
  readonly payTimes: string
  readonly operator: string
  readonly identificationNumber: string | null
  readonly receiptNo: string | null
}

export interface OrderPage {
  readonly total: number
  readonly rows: readonly OrderRow[]
}

/** One line of an order's append-only history. */
export interface HistoryEntry {
  readonly id: number
  /** ms since 1970. */
  readonly at: number
  readonly event: string
  readonly from: OrderStatus | null
  readonly to: OrderStatus | null
  readonly operator: string
  readonly detail: string
  /** Order total before and after, yen, where this changed it; null where it did not, or an old book does not say. */
  readonly totals: { readonly from: Yen; readonly to: Yen } | null
}
