// One process of B3: twelve searches in one of four ways.
import { join } from 'node:path'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import * as v from 'valibot'
import { BOOK_FILE } from '../../src/main/orders/backup/book-paths.ts'
import type { BookTables } from '../../src/main/orders/book/book-tables.ts'
import { connect } from '../../src/main/orders/book/connect.ts'
import { foundIds } from '../../src/main/orders/book/filter-sql.ts'
import { openDatabase } from '../../src/main/orders/book/open-database.ts'
import { LISTED, readListed } from '../../src/main/orders/book/order-row.ts'
import { searchText, searchWords } from '../../src/main/orders/book/search-text.ts'
import { OrderFilter } from '../../src/shared/order-query.ts'
import type { Order } from '../../src/shared/order.ts'
import { openBook } from '../open-book.ts'
import { openOrderStore } from '../order-store.ts'
import { PAGE, plainFilter, type Found } from '../plain-filter.ts'
import { answer, sampleGiven } from '../sample.ts'
import type { SearchGiven } from '../search.ts'

type Ask = (filter: OrderFilter) => Promise<Found>

const { side, bookFolder, storeFolder, questions } = sampleGiven() as SearchGiven

async function ours(): Promise<Ask> {
  const book = await openBook(bookFolder)
  process.once('beforeExit', () => void book.close())
  return async (filter) => {
    const { total, rows } = await book.list({ filter, offset: 0, limit: PAGE })
    return { total, ids: rows.map((row) => row.id) }
  }
}

/** The same file, the same folded text and the same page of rows; only the index of pieces is not used. */
function like(): Ask {
  const book = connect(openDatabase(join(bookFolder, BOOK_FILE), 'existing'))
  return async (filter) => {
    // The text is folded already: comparing case by case would only cost.
    await sql`pragma case_sensitive_like = on`.execute(book)
    const { rows: ids } = await sql<{ id: number; total: number }>`
      with found as materialized (${likeIds(filter)})
      select id, (select count(*) from found) as total from found order by id desc limit ${PAGE}`.execute(book)
    return { total: ids[0]?.total ?? 0, ids: await rowsOf(book, ids.map(({ id }) => id)) } // prettier-ignore
  }
}

function likeIds(filter: OrderFilter): RawBuilder<unknown> {
  const words = searchWords(filter.text).map((word) => sql`text like ${`%${word}%`}`)
  const narrow = { ...filter, text: '' }
  const isNarrowed = JSON.stringify(narrow) !== JSON.stringify(v.parse(OrderFilter, {}))
  const all = isNarrowed ? [...words, sql`id in (${foundIds(narrow)})`] : words
  return sql`select id from search_texts where ${sql.join(all, sql` and `)}`
}

async function rowsOf(book: Kysely<BookTables>, ids: readonly number[]): Promise<readonly number[]> {
  if (ids.length === 0) return []
  const rows = await book.selectFrom('orders').select(LISTED).where('id', 'in', ids).orderBy('id', 'desc').execute()
  return rows.map(readListed).map((row) => row.id)
}

/** Folds what is stored for every question, as a filter over a JSON store does. */
function store(): Ask {
  const opened = openOrderStore(storeFolder, true)
  return (filter) => Promise.resolve(plainFilter(Object.values(opened.store), filter))
}

/** No store at all: everything in memory, folded beforehand. The least a loop can take. */
function memory(): Ask {
  const orders = Object.values(openOrderStore(storeFolder, false).store)
  const texts = new Map(orders.map((order) => [order.id, searchText(order)]))
  const textOf = (order: Order): string => texts.get(order.id) ?? ''
  return (filter) => Promise.resolve(plainFilter(orders, filter, textOf))
}

const TIMES = { ours: 5, like: 5, store: 2, memory: 5 }
const mix = questions.map((question) => v.parse(OrderFilter, question))
globalThis.gc?.()
const ask = await { ours, like, store, memory }[side]()
const found: Found[] = []
for (const filter of mix) found.push(await ask(filter))
const ms: number[] = []
for (let times = 0; times < TIMES[side]; times += 1)
  for (const filter of mix) {
    const began = performance.now()
    await ask(filter)
    ms.push(performance.now() - began)
  }
answer({ ms, found })
