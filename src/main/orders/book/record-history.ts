import type { Selectable, Transaction, Updateable } from 'kysely'
import type { OrderStatus } from '../../../shared/order-status.ts'
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

/** Appends one line; returns its number, which only ever grows. */
export async function recordHistory(transaction: Transaction<BookTables>, line: HistoryLine): Promise<number> {
  const { id } = await transaction
    .insertInto('history')
    .values({
      of_order: line.order,
      at: line.at,
      event: line.event,
      from_status: line.from,
      to_status: line.to,
      operator: line.operator,
      detail: line.detail,
      changed: line.changed,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
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
