import { Kysely, sql, SqliteDialect, type RawBuilder } from 'kysely'
import type { OrderFilter } from '../../../shared/order-query.ts'
import type { MoneyEntry } from '../../../shared/order-entry.ts'
import type { Order } from '../../../shared/order.ts'
import type { BookTables } from './book-tables.ts'
import { countFound, newestIds } from './filter-sql.ts'
import { moneyReader } from './money-reader.ts'
import { openDatabase } from './open-database.ts'
import { linePages, type LineField, type LinePage } from './order-lines.ts'
import { readStatus } from './order-row.ts'

/** One order with what was recorded about its money, oldest entry first. */
export interface SnapshotOrder {
  readonly order: Order
  readonly money: readonly MoneyEntry[]
}

/** The book as it stood at one moment, whatever is written to it meanwhile. */
export interface BookSnapshot {
  /** Orders that the filter finds. */
  readonly orders: number
  /** Newest first, in constant memory. */
  pages(pageSize: number): AsyncIterable<readonly SnapshotOrder[]>
  /** The same orders as bytes, for a file that wants some of their fields only. */
  lines(fields: readonly LineField[], pageSize: number): AsyncIterable<LinePage>
  close(): Promise<void>
}

/**
 * Opens a second, reading connection to the book's file and holds one read transaction on it: what it answers is one
 * moment of the book. Meant for a thread of its own, so that a long read keeps nobody waiting.
 * Throws a DatabaseError where the file cannot be read.
 */
export async function openSnapshot(path: string, filter: OrderFilter): Promise<BookSnapshot> {
  const database = openDatabase(path, 'read-only')
  // The book's own connection may just be folding a long log into the file.
  database.run('pragma busy_timeout = 5000')
  const book = new Kysely<BookTables>({ dialect: new SqliteDialect({ database }) })
  database.prepare('begin deferred').run([])
  const { rows } = await sql<{ total: number }>`${countFound(filter)}`.execute(book)
  return {
    orders: rows[0]?.total ?? 0,
    pages: (pageSize) => snapshotPages(book, filter, pageSize),
    lines: (fields, pageSize) => linePages(book, filter, { fields, pageSize }),
    async close() {
      // Statements that the driver still holds would keep the moment alive, and with it the log, after closing.
      database.prepare('commit').run([])
      await book.destroy()
    },
  }
}

async function* snapshotPages(
  book: Kysely<BookTables>,
  filter: OrderFilter,
  pageSize: number,
): AsyncIterable<readonly SnapshotOrder[]> {
  const money = await moneyReader(book)
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const orders = await pageBelow(book, newestIds(filter, { below, limit: pageSize }))
    const last = orders.at(-1)
    if (last === undefined) return
    const entries = await money(last.id, orders[0]?.id ?? last.id)
    yield orders.map((order) => ({ order, money: entries.get(order.id) ?? [] }))
    if (orders.length < pageSize) return
    below = last.id
  }
}

const PLAIN_COLUMNS = sql`json_array(id, root_id, attempt, order_id, status, review, identification_number, receipt_no,
  created_at, registered_at, finished_at, checked_at)`

/**
 * A page as one text: handing over every column of every row by itself costs several times what reading them does.
 * What is in the columns of JSON was written by us and is put into the text as it stands.
 */
async function pageBelow(book: Kysely<BookTables>, ids: RawBuilder<unknown>): Promise<Order[]> {
  const { rows } = await sql<{ page: string | null }>`select '[' || group_concat(line) || ']' as page from (
    select '[' || ${PLAIN_COLUMNS} || ',' || draft || ',' || coalesce(problem, 'null') || ',' || coalesce(call, 'null')
      || ',' || coalesce(verdict, 'null') || ',' || coalesce(reconciliation, 'null') || ']' as line
    from orders where id in (${ids}) order by id desc)`.execute(book)
  const page = rows[0]?.page ?? null
  if (page === null) return []
  // Marked boundary: the statement above made it, from columns that were written by us.
  return (JSON.parse(page) as JsonRow[]).map(readRow).sort((a, b) => b.id - a.id)
}

type JsonRow = [
  plain: [
    id: number,
    rootId: number | null,
    attempt: number,
    orderId: string,
    status: string,
    review: Order['review'],
    identificationNumber: string | null,
    receiptNo: string | null,
    createdAt: number,
    registeredAt: number | null,
    finishedAt: number | null,
    checkedAt: number | null,
  ],
  draft: Order['draft'],
  problem: Order['problem'],
  call: Order['call'],
  verdict: Order['verdict'],
  reconciliation: Order['reconciliation'],
]

function readRow([plain, draft, problem, call, verdict, reconciliation]: JsonRow): Order {
  const [id, rootId, attempt, orderId, status, review, identificationNumber, receiptNo, ...times] = plain
  const [createdAt, registeredAt, finishedAt, checkedAt] = times
  return {
    ...{ id, rootId: rootId ?? id, attempt, orderId, draft, status: readStatus(status), problem, review },
    ...{ identificationNumber, receiptNo, call, verdict, reconciliation },
    ...{ createdAt, registeredAt, finishedAt, checkedAt },
  }
}
