import type { Selectable, Transaction, Updateable } from 'kysely'
import type { OrderStatus } from '../../../shared/order-status.ts'
import { historyHash } from '../audit/history-hash.ts'
import { historyHead } from '../audit/history-head.ts'
import type { BookTables, OrdersTable } from './book-tables.ts'

export interface HistoryLine {
  readonly order: number
  readonly at: number
  readonly event: string
  readonly from: OrderStatus | null
  readonly to: OrderStatus | null
  readonly operator: string
  readonly detail: string
  readonly changed: string | null
}

/** A line as it was appended: its number, which only ever grows, and its link to the line before. */
export interface Recorded {
  readonly id: number
  readonly previous: string
  readonly hash: string
}

/** Appends one line, linked to the newest. */
export async function recordHistory(transaction: Transaction<BookTables>, line: HistoryLine): Promise<Recorded> {
  const head = await historyHead(transaction)
  const { order, at, event, from, to, operator, detail, changed } = line
  const said = { at, event, from_status: from, to_status: to, operator, detail, changed }
  const row = { id: head.id + 1, of_order: order, ...said }
  const hash = historyHash(head.hash, row)
  await transaction
    .insertInto('history')
    .values({ ...row, previous_hash: head.hash, hash })
    .execute()
  return { id: row.id, previous: head.hash, hash }
}

const KEPT = [
  'amount',
  'tax',
  'job_code',
  'method',
  'pay_times',
  'division',
  'review',
  'identification_number',
  'receipt_no',
] as const
// The history cannot be erased, a customer's data must be.
const ONLY_NAMED = ['customer_name', 'customer_kana', 'customer_phone', 'note', 'reconciliation'] as const

/** JSON of what an order begins with, in the words of a change: the amounts belong into the chain from the first line on. */
export function firstColumns(row: Selectable<OrdersTable>): string {
  return JSON.stringify(
    Object.fromEntries(KEPT.filter((column) => row[column] !== null).map((column) => [column, [null, row[column]]])),
  )
}

/** JSON of what a change does to an order, column by column, or null when nothing worth keeping changes. */
export function changedColumns(before: Selectable<OrdersTable>, after: Updateable<OrdersTable>): string | null {
  const differs = (column: keyof typeof after & keyof typeof before): boolean =>
    after[column] !== undefined && after[column] !== before[column]
  const changes = Object.fromEntries([
    ...KEPT.filter(differs).map((column) => [column, [before[column], after[column]]]),
    ...ONLY_NAMED.filter(differs).map((column) => [column, 'changed']),
  ])
  return Object.keys(changes).length === 0 ? null : JSON.stringify(changes)
}
