import { sql, type Kysely } from 'kysely'
import type { OrderFilter, OrderPage, OrderQuery } from '../../../shared/order-query.ts'
import type { Order } from '../../../shared/order.ts'
import type { BookTables } from './book-tables.ts'
import { countFound, newestIds } from './filter-sql.ts'
import { LISTED, readListed, readOrder } from './order-row.ts'

/** One page of the list, newest first, and how many orders the filter finds in all. */
export async function listOrders(book: Kysely<BookTables>, query: OrderQuery): Promise<OrderPage> {
  const { filter, offset, limit } = query
  const ids = sql<number>`(${newestIds(filter, { limit, offset })})`
  const rows = await book.selectFrom('orders').select(LISTED).where('id', 'in', ids).orderBy('id', 'desc').execute()
  // A page that is not full is the last one and tells the total by itself, unless it lies beyond the end.
  const isLast = rows.length < limit && (rows.length > 0 || offset === 0)
  const total = isLast ? offset + rows.length : await countOf(book, filter)
  return { total, rows: rows.map(readListed) }
}

async function countOf(book: Kysely<BookTables>, filter: OrderFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`${countFound(filter)}`.execute(book)
  return rows[0]?.total ?? 0
}

/** Every order of a filter, newest first, a page at a time: each page starts below the last id of the one before. */
export async function* orderPages(
  book: Kysely<BookTables>,
  filter: OrderFilter,
  pageSize: number,
): AsyncIterable<readonly Order[]> {
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const page = await pageBelow(book, { filter, below, pageSize })
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    if (page.length < pageSize) return
    below = last.id
  }
}

interface PageBelow {
  readonly filter: OrderFilter
  readonly below: number
  readonly pageSize: number
}

async function pageBelow(book: Kysely<BookTables>, { filter, below, pageSize }: PageBelow): Promise<Order[]> {
  const found = sql<number>`(${newestIds(filter, { limit: pageSize, below })})`
  const rows = await book.selectFrom('orders').selectAll().where('id', 'in', found).orderBy('id', 'desc').execute()
  return rows.map(readOrder)
}
