import { sql, type Kysely } from 'kysely'
import type { OrderFilter, OrderPage, OrderQuery } from '../../../shared/order-query.ts'
import type { Order } from '../../../shared/order.ts'
import type { BookTables } from './book-tables.ts'
import { foundIds } from './filter-sql.ts'
import { LISTED, readListed, readOrder } from './order-row.ts'

/** One page of the list, newest first, and how many orders the filter finds in all. */
export async function listOrders(book: Kysely<BookTables>, query: OrderQuery): Promise<OrderPage> {
  const { total, ids } = query.filter.text === '' ? await pageOfFilter(book, query) : await pageOfSearch(book, query)
  if (ids.length === 0) return { total, rows: [] }
  const rows = await book.selectFrom('orders').select(LISTED).where('id', 'in', ids).orderBy('id', 'desc').execute()
  return { total, rows: rows.map(readListed) }
}

interface FoundPage {
  readonly total: number
  readonly ids: readonly number[]
}

/** Walks the index from its newest end and stops when the page is full. */
async function pageOfFilter(book: Kysely<BookTables>, { filter, offset, limit }: OrderQuery): Promise<FoundPage> {
  const found = foundIds(filter)
  const total = await countOf(book, filter)
  const { rows } = await sql<{ id: number }>`
    ${found} order by id desc limit ${limit} offset ${offset}`.execute(book)
  return { total, ids: rows.map((row) => row.id) }
}

/** Looks the words up once, for the page and the total together. */
async function pageOfSearch(book: Kysely<BookTables>, { filter, offset, limit }: OrderQuery): Promise<FoundPage> {
  const { rows } = await sql<{ id: number; total: number }>`
    with found as materialized (${foundIds(filter)})
    select id, (select count(*) from found) as total from found
    order by id desc limit ${limit} offset ${offset}`.execute(book)
  const total = rows[0]?.total ?? (offset === 0 ? 0 : await countOf(book, filter))
  return { total, ids: rows.map((row) => row.id) }
}

async function countOf(book: Kysely<BookTables>, filter: OrderFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${foundIds(filter)})`.execute(book)
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
  const found = sql<number>`(${foundIds(filter, below)} order by id desc limit ${pageSize})`
  const rows = await book.selectFrom('orders').selectAll().where('id', 'in', found).orderBy('id', 'desc').execute()
  return rows.map(readOrder)
}
