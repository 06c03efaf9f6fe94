// One process of B3: twelve searches in one of four ways.
import { join } from 'node:path'
import { sql, type RawBuilder } from 'kysely'
import * as v from 'valibot'
import { BOOK_FILE } from '../../src/main/orders/backup/book-paths.ts'
import { connect } from '../../src/main/orders/book/connect.ts'
import { columnConditions } from '../../src/main/orders/book/filter-sql.ts'
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

const CASE = 'case_sensitive_like = on' // The text is folded already: comparing case by case would only cost.
const ALL_IN_MEMORY = ['cache_size = -64000', 'mmap_size = 1000000000']

/**
 * The same file, the same folded text, the same page of rows and the same way round (newest first, stopping when the page
 * is full; counting only where it is); only the index of pieces is not used. More memory than ours has.
 */
function like(): Ask {
  const database = openDatabase(join(bookFolder, BOOK_FILE), 'existing')
  const book = connect(database)
  for (const setting of [CASE, ...ALL_IN_MEMORY]) database.rows(`pragma ${setting}`)
  return async (filter) => {
    const found = likeFound(filter)
    const ids = sql<number>`(select search_texts.id from ${found} order by search_texts.id desc limit ${PAGE})`
    const rows = await book.selectFrom('orders').select(LISTED).where('id', 'in', ids).orderBy('id', 'desc').execute()
    const answered = { total: rows.length, ids: rows.map(readListed).map((row) => row.id) }
    if (rows.length < PAGE) return answered
    const count = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(book)
    return { ...answered, total: count.rows[0]?.total ?? 0 }
  }
}

function likeFound(filter: OrderFilter): RawBuilder<unknown> {
  const words = searchWords(filter.text).map((word) => sql`text like ${`%${word}%`}`)
  const columns = columnConditions(filter)
  const joined = sql`cross join orders indexed by orders_glance on orders.id = search_texts.id`
  return sql`search_texts ${columns.length === 0 ? sql`` : joined} where ${sql.join([...words, ...columns], sql` and `)}`
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
