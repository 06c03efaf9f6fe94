import type { Selectable, Transaction } from 'kysely'
import type { OrderChange } from '../order-book.ts'
import { isWorse } from '../review-flag.ts'
import type { BookTables, OrdersTable } from './book-tables.ts'
import { readOrder } from './order-row.ts'

const SHOUT = 'paid-after-withdrawal'

/**
 * An order that was ever withdrawn shouts if it is paid after all, be it by way of an unclear result and whoever says
 * so. What the order is now does not tell, and an answer is judged without its history: so it is seen to here.
 */
export async function shoutWithdrawn(
  transaction: Transaction<BookTables>,
  before: Selectable<OrdersTable>,
  change: OrderChange,
): Promise<OrderChange> {
  const { review } = readOrder(before)
  if (!goesThrough(before, change) || !isWorse(SHOUT, review) || !isWorse(SHOUT, change.review ?? null)) return change
  if (!(await wasWithdrawn(transaction, before.id))) return change
  // The line of a look at the console tells what was found; any other tells the flag.
  return { ...change, review: SHOUT, ...(change.reconciliation === undefined ? { detail: SHOUT } : {}) }
}

function goesThrough(before: Selectable<OrdersTable>, { status, reconciliation }: OrderChange): boolean {
  if (reconciliation !== undefined) return reconciliation.finding === 'charged' || reconciliation.finding === 'saved'
  return status !== before.status && (status === 'paid' || status === 'saved')
}

async function wasWithdrawn(transaction: Transaction<BookTables>, order: number): Promise<boolean> {
  const line = await transaction
    .selectFrom('history')
    .select('id')
    .where('of_order', '=', order)
    .where('to_status', '=', 'withdrawn')
    .where('event', '<>', 'illegal-move')
    .limit(1)
    .executeTakeFirst()
  return line !== undefined
}
