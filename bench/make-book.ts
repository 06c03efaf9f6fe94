import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { BOOK_FILE } from '../src/main/orders/backup/book-paths.ts'
import type { BookTables } from '../src/main/orders/book/book-tables.ts'
import { connect } from '../src/main/orders/book/connect.ts'
import { grams } from '../src/main/orders/book/grams.ts'
import { ALL_MIGRATIONS } from '../src/main/orders/book/migrations/all-migrations.ts'
import { openDatabase } from '../src/main/orders/book/open-database.ts'
import { draftColumns } from '../src/main/orders/book/order-row.ts'
import { searchText } from '../src/main/orders/book/search-text.ts'
import type { OrderBook } from '../src/main/orders/order-book.ts'
import { OrderFilter } from '../src/shared/order-query.ts'
import * as v from 'valibot'
import { madeUpOrders, type MadeUpOrder } from './made-up-orders.ts'
import { openBook } from './open-book.ts'
import { seededRandom } from './random.ts'
import { searchMix, type Search } from './search-mix.ts'

/** The same orders twice: in our book and in electron-store's file. */
export interface MadeBook {
  readonly bookFolder: string
  readonly storeFolder: string
  /** For the search: made from orders that are in the book. */
  readonly questions: readonly Search[]
}

interface Making {
  readonly folder: string
  readonly rows: number
  readonly say: (line: string) => void
}

/** Grows whenever the made-up orders change. */
const GENERATOR = 2
const SEED = 20_261_101
/** Fixed, so that the same book is made on every day. */
const UNTIL = Date.UTC(2026, 10, 1)
const BATCH = 500

/** Makes the book of this version of the schema, or takes the one that an earlier run made. */
export async function makeBook({ folder, rows, say }: Making): Promise<MadeBook> {
  const shape = createHash('sha256')
    .update(JSON.stringify([GENERATOR, ALL_MIGRATIONS]))
    .digest('hex')
    .slice(0, 8)
  const home = join(folder, `book-v${ALL_MIGRATIONS.length}-${shape}-${rows}`)
  if (!existsSync(home)) {
    say(`making a book of ${rows.toLocaleString('en-US')} orders`)
    const half = `${home}.half`
    rmSync(half, { recursive: true, force: true })
    await fill(half, rows)
    renameSync(half, home)
  }
  const questions = JSON.parse(readFileSync(join(home, 'questions.json'), 'utf8')) as Search[]
  return { bookFolder: join(home, 'book'), storeFolder: join(home, 'store'), questions }
}

async function fill(home: string, rows: number): Promise<void> {
  const bookFolder = join(home, 'book')
  const storeFolder = join(home, 'store')
  for (const folder of [bookFolder, storeFolder]) mkdirSync(folder, { recursive: true })
  await (await openBook(bookFolder)).close()
  await pour(join(bookFolder, BOOK_FILE), rows)
  const book = await openBook(bookFolder)
  await copyToStore(book, join(storeFolder, 'orders.json'))
  writeFileSync(join(home, 'questions.json'), JSON.stringify(await searchMix(book, rows)))
  await book.close()
}

/** One commit an order would take minutes: the same rows by the book's own mapping, many to a statement. */
async function pour(file: string, rows: number): Promise<void> {
  const database = openDatabase(file, 'existing')
  const book = connect(database)
  await sql`pragma synchronous = off`.execute(book)
  let batch: MadeUpOrder[] = []
  let first = 1
  for (const order of madeUpOrders(rows, UNTIL, seededRandom(SEED))) {
    batch.push(order)
    if (batch.length < BATCH && first + batch.length <= rows) continue
    await book.transaction().execute((transaction) => pourBatch(transaction, batch, first))
    first += batch.length
    batch = []
  }
  await book.destroy()
}

async function pourBatch(book: Kysely<BookTables>, batch: readonly MadeUpOrder[], first: number): Promise<void> {
  const texts = batch.map((order, index) => ({ id: first + index, text: searchText(order) }))
  await book.insertInto('orders').values(batch.map(orderColumns)).execute()
  await book.insertInto('search_texts').values(texts).execute()
  const pieces = texts.map(({ id, text }) => sql`(${id}, ${grams(text).join(' ')})`)
  await sql`insert into order_search (rowid, grams) values ${sql.join(pieces)}`.execute(book)
  await book
    .insertInto('attempts')
    .values(
      batch.map(({ createdAt, registeredAt }, index) => ({
        ...{ of_order: first + index, begun_at: createdAt, closed_at: registeredAt },
        ...{ outcome: 'waiting', problem: null },
      })),
    )
    .execute()
  const lines = batch.flatMap((order, index) => historyColumns(order, first + index))
  await book.insertInto('history').values(lines).execute()
}

function orderColumns(order: MadeUpOrder) {
  const { call, verdict } = order
  return {
    ...draftColumns(order.draft),
    ...{ root_id: null, attempt: 1, order_id: order.orderId, status: order.status, review: null },
    ...{ identification_number: order.identificationNumber, receipt_no: order.receiptNo },
    ...{ created_at: order.createdAt, registered_at: order.registeredAt },
    ...{ finished_at: order.finishedAt, checked_at: order.finishedAt },
    ...{ problem: null, reconciliation: null },
    call: call === null ? null : JSON.stringify(call),
    verdict: verdict === null ? null : JSON.stringify(verdict),
  }
}

function historyColumns(order: MadeUpOrder, id: number) {
  const line = (at: number, event: string, from: string | null, to: string) => ({
    ...{ of_order: id, at, event, from_status: from, to_status: to },
    ...{ operator: order.draft.details.operator, detail: '', changed: null },
  })
  return [
    line(order.createdAt, 'added', null, 'registering'),
    line(order.registeredAt, 'registered', 'registering', 'waiting'),
    line(order.finishedAt ?? order.registeredAt + 1, 'finished', 'waiting', order.status),
  ]
}

async function copyToStore(book: OrderBook, file: string): Promise<void> {
  const out = openSync(file, 'w')
  let before = '{'
  for await (const page of book.pages(v.parse(OrderFilter, {}), 1000)) {
    writeSync(out, before + page.map((order) => `${JSON.stringify(order.orderId)}:${JSON.stringify(order)}`).join(','))
    before = ','
  }
  writeSync(out, '}')
  closeSync(out)
}
