import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { AppError } from '../../../shared/app-error.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { Order } from '../../../shared/order.ts'
import { BOOK_FILE } from '../backup/book-paths.ts'
import type { BookError, NewOrder, OrderBook, OrderChange } from '../order-book.ts'
import { addOrder } from './add-order.ts'
import { bookEntries } from './book-entries.ts'
import { asResult, bookFailure } from './book-failure.ts'
import type { BookTables } from './book-tables.ts'
import { changeOrder } from './change-order.ts'
import { checkpoint } from './checkpoint.ts'
import { bookTotals } from './book-totals.ts'
import { DatabaseError } from './database-error.ts'
import { findOrders } from './find-orders.ts'
import { listOrders, orderPages } from './list-orders.ts'
import { bookTemplates } from './order-templates.ts'
import { bookCustomers } from './saved-customers.ts'
import { write, type OpenBook } from './write-book.ts'

/** The order book in one SQLite file that is already open, sound and of the newest version. */
export function sqliteOrderBook(open: OpenBook): OrderBook {
  const { book, bookId, journal, folder } = open
  const close = oneAtATime(stepwise(closingSteps(open)))
  const copies = new Set<Promise<unknown>>()
  return {
    ...findOrders(book),
    ...bookEntries(open),
    ...bookTotals(open),
    ...bookCustomers(open),
    ...bookTemplates(open),
    bookId,
    journal: () => ({ state: journal.state, bytes: journal.bytes }),
    backUp: (target) => noted(copies, backUp(open, target)),
    add: (order) => add(open, order),
    change: (id, change) => changeOne(open, id, change),
    touch: (checked) => touch(book, checked),
    nextCounter: (name) => asResult(folder, () => nextCounter(open, name)),
    list: (query) => listOrders(book, query),
    pages: (filter, pageSize) => orderPages(book, filter, pageSize),
    takeNotice: async (id) =>
      (await book.deleteFrom('notices').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n,
    // A copy under way still reads the file: it must not be exchanged before that has ended.
    close: () => Promise.allSettled(copies).then(close),
  }
}

function backUp({ folder, doTask }: OpenBook, target: string): Promise<Result<null, AppError>> {
  return doTask('copy', { book: join(folder, BOOK_FILE), target })
}

function noted<T>(running: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  running.add(work)
  void work.catch(() => undefined).finally(() => running.delete(work))
  return work
}

async function add(open: OpenBook, order: NewOrder): Promise<Result<Order, BookError>> {
  try {
    return success((await write(open, (transaction) => addOrder(transaction, order))).order)
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
  return changed.value === null ? failure({ kind: 'order-not-found' }) : success(changed.value.order)
}

async function touch(book: Kysely<BookTables>, checked: ReadonlyMap<number, number>): Promise<void> {
  if (checked.size === 0) return
  await book.transaction().execute(async (transaction) => {
    for (const [id, at] of checked)
      await transaction.updateTable('orders').set({ checked_at: at }).where('id', '=', id).execute()
  })
}

async function nextCounter({ book, bookId, journal }: OpenBook, name: string): Promise<number> {
  const { value } = await book
    .insertInto('counters')
    .values({ name, value: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((row) => ({ value: row('counters.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow()
  journal.write({ line: 'counter', book: bookId, name, value }, { flush: false })
  return value
}

type Step = () => Promise<void> | void

function closingSteps({ book, highWater, journal }: OpenBook): readonly Step[] {
  let tidy = false
  return [
    async () => void (tidy = await checkpoint(book)),
    () => book.destroy(),
    () => journal.close(),
    () => highWater.closed(tidy),
  ]
}

/** Does the steps one after the other. Called again it goes on with the one that threw: none is done twice. */
function stepwise(steps: readonly Step[]): () => Promise<void> {
  let done = 0
  return async () => {
    for (const step of steps.slice(done)) {
      await step()
      done += 1
    }
  }
}

/** Who calls while it goes on waits for the same end. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  return () => (running ??= work().finally(() => (running = null)))
}
