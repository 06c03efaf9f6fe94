import { sql, type Kysely, type Transaction } from 'kysely'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { Order } from '../../../shared/order.ts'
import type { BookError, NewOrder, OrderBook, OrderChange } from '../order-book.ts'
import { addOrder, type Written } from './add-order.ts'
import { asResult, bookFailure } from './book-failure.ts'
import type { BookTables } from './book-tables.ts'
import { changeOrder } from './change-order.ts'
import { DatabaseError } from './database-error.ts'
import { findOrders } from './find-orders.ts'
import type { HighWater } from './high-water.ts'
import { listOrders, orderPages } from './list-orders.ts'

export interface OpenBook {
  readonly book: Kysely<BookTables>
  readonly folder: string
  readonly highWater: HighWater
}

/** The order book in one SQLite file that is already open, sound and of the newest version. */
export function sqliteOrderBook(open: OpenBook): OrderBook {
  const { book } = open
  let closing: Promise<void> | null = null
  return {
    ...findOrders(book),
    add: (order) => add(open, order),
    change: (id, change) => changeOne(open, id, change),
    touch: async (id, checkedAt) => {
      await book.updateTable('orders').set({ checked_at: checkedAt }).where('id', '=', id).execute()
    },
    nextCounter: (name) => asResult(open.folder, () => nextCounter(book, name)),
    list: (query) => listOrders(book, query),
    pages: (filter, pageSize) => orderPages(book, filter, pageSize),
    takeNotice: async (id) =>
      (await book.deleteFrom('notices').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n,
    close: () => (closing ??= close(open)),
  }
}

/** One transaction; the result is on the disk when it is answered. */
async function write(
  { book, highWater }: OpenBook,
  work: (transaction: Transaction<BookTables>) => Promise<Written | null>,
): Promise<Order | null> {
  const written = await book.transaction().execute(work)
  if (written !== null) highWater.seen(written.historyId)
  return written?.order ?? null
}

async function add(open: OpenBook, order: NewOrder): Promise<Result<Order, BookError>> {
  try {
    const stored = await write(open, (transaction) => addOrder(transaction, order))
    if (stored === null) throw new Error('an order was not stored')
    return success(stored)
  } catch (error) {
    if (isOrderIdTaken(error)) return failure({ kind: 'order-id-taken', orderId: order.orderId })
    return failure(bookFailure(error, open.folder))
  }
}

function isOrderIdTaken(error: unknown): boolean {
  return error instanceof DatabaseError && error.trouble === 'constraint' && error.message.endsWith('orders.order_id')
}

async function changeOne(open: OpenBook, id: number, change: OrderChange): Promise<Result<Order, BookError>> {
  const changed = await asResult(open.folder, () => write(open, (transaction) => changeOrder(transaction, id, change)))
  if (!changed.ok) return changed
  return changed.value === null ? failure({ kind: 'order-not-found' }) : success(changed.value)
}

async function nextCounter(book: Kysely<BookTables>, name: string): Promise<number> {
  const { value } = await book
    .insertInto('counters')
    .values({ name, value: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((row) => ({ value: row('counters.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}

async function close({ book, highWater }: OpenBook): Promise<void> {
  const tidy = await checkpoint(book)
  await book.destroy()
  if (tidy) highWater.closed()
}

/** Moves the log into the file. Where that fails (disk full) the log still holds everything. */
async function checkpoint(book: Kysely<BookTables>): Promise<boolean> {
  try {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(book)
    return rows[0]?.busy === 0
  } catch (error) {
    if (error instanceof DatabaseError) return false
    throw error
  }
}
