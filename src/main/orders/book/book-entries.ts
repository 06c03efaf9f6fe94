import { sql, type Kysely } from 'kysely'
import type { AppError } from '../../../shared/app-error.ts'
import type { OrderDetail } from '../../../shared/order-entry.ts'
import type { OrderPage, OrderRow } from '../../../shared/order-query.ts'
import type { Order } from '../../../shared/order.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { sumMoney } from '../money-rules.ts'
import type { BookError, DoneBy, ErasedOrder, OrderEntries, ProvisionalSale } from '../order-book.ts'
import type { Written } from './add-order.ts'
import { asResult } from './book-failure.ts'
import type { BookTables } from './book-tables.ts'
import { checkpoint } from './checkpoint.ts'
import { addDocument, documentsOf, voidDocument } from './documents.ts'
import { moneyBetween, moneyOf, moneyOfOrders, notesOf, recordMoney, writeNote } from './entries.ts'
import { eraseJournal } from './erase-journal.ts'
import { eraseOrder } from './erase-order.ts'
import { forgetPeople, savedLinesOf, savedPeopleOf } from './forget-saved.ts'
import { LISTED, readListed, readOrder } from './order-row.ts'
import { journalSaved } from './saved-rows.ts'
import { noteWritten, write, type OpenBook } from './write-book.ts'

/** What is written beside the orders of an open book. */
export function bookEntries(open: OpenBook): OrderEntries {
  const { book, folder } = open
  return {
    writeNote: async (note, at) => {
      const written = await asResult(folder, () =>
        book.transaction().execute((transaction) => writeNote(transaction, note, at)),
      )
      return written.ok ? noted(open, written.value) : written
    },
    recordMoney: async (entry, at) => {
      const recorded = await asResult(folder, () =>
        book.transaction().execute((transaction) => recordMoney(transaction, entry, at)),
      )
      return recorded.ok ? noted(open, recorded.value) : recorded
    },
    async addDocument(document, at) {
      const added = await asResult(folder, () =>
        book.transaction().execute((transaction) => addDocument(transaction, document, at)),
      )
      if (!added.ok) return added
      if (!added.value.ok) return added.value
      const { document: issued, written } = added.value.value
      noteWritten(open, written)
      return success({ document: issued, order: written.order })
    },
    async voidDocument(id, by) {
      const voided = await asResult(folder, () => write(open, (transaction) => voidDocument(transaction, id, by)))
      if (!voided.ok) return voided
      return voided.value === null ? failure({ kind: 'order-not-found' }) : success(voided.value.order)
    },
    moneyBetween: (from, to) => moneyBetween(book, from, to),
    moneyOf: (orders) => moneyOfOrders(book, orders),
    detail: (id) => detailOf(book, id),
    provisional: () => provisionalSales(book),
    erase: (ids, by) => erase(open, ids, by),
    erasable: (before, page) => erasable(book, before, page),
    erased: () => erased(book),
  }
}

function noted(open: OpenBook, recorded: Result<Written, AppError>): Result<Order, AppError> {
  if (!recorded.ok) return recorded
  noteWritten(open, recorded.value)
  return success(recorded.value.order)
}

async function detailOf(book: Kysely<BookTables>, id: number): Promise<OrderDetail | null> {
  const row = await book.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const answer = await book.selectFrom('answers').select(['at', 'body']).where('of_order', '=', id).executeTakeFirst()
  const money = await moneyOf(book, id)
  const notes = await notesOf(book, id)
  const documents = await documentsOf(book, id)
  const entries = { notes, money, documents, sums: sumMoney(money) }
  const chain = await attemptsAt(book, row.root_id ?? row.id)
  return { order: readOrder(row), chain, ...entries, rawAnswer: answer ?? null, erasedAt: row.erased_at }
}

async function attemptsAt(book: Kysely<BookTables>, root: number): Promise<OrderRow[]> {
  const rows = await book
    .selectFrom('orders')
    .select(LISTED)
    .where((where) => where.or([where('id', '=', root), where('root_id', '=', root)]))
    .where('erased_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(readListed)
}

async function provisionalSales(book: Kysely<BookTables>): Promise<ProvisionalSale[]> {
  const listed = LISTED.map((column) => `orders.${column}` as const)
  const rows = await book
    .selectFrom('orders')
    .select([...listed, 'finished_at'])
    // As the index says it, or it is not used.
    .where(sql<boolean>`job_code in ('AUTH', 'SAUTH')`)
    .where(
      sql<boolean>`(status = 'paid' or (status = 'reconciled'
      and json_extract(reconciliation, '$.finding') = 'charged'))`,
    )
    .where(
      sql<boolean>`not exists (select 1 from money_entries as done where done.of_order = orders.id
      and done.kind in ('capture', 'void')
      and not exists (select 1 from money_entries as wrong where wrong.corrects = done.id))`,
    )
    .orderBy('finished_at')
    .execute()
  return rows.map((row) => ({ order: readListed(row), authorisedAt: row.finished_at ?? row.created_at }))
}

/** The journal first: after a crash in between it has forgotten more than the book, never less. */
async function erase(open: OpenBook, ids: readonly number[], by: DoneBy): Promise<Result<readonly Order[], BookError>> {
  const found = await open.book
    .selectFrom('orders')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  if (found.length < new Set(ids).size) return failure({ kind: 'order-not-found' })
  return asResult(open.folder, async () => {
    open.journal.close()
    const people = await savedPeopleOf(open.book, ids)
    eraseJournal(open.folder, { orders: new Set(ids), saved: await savedLinesOf(open.book, people), book: open.bookId })
    const written = await eraseInBook(open, { ids, people }, by)
    await journalSaved(open)
    for (const one of written) noteWritten(open, one)
    // The old words are still in the index's segments and in the log until both are written anew.
    await sql`insert into order_search (order_search) values ('optimize')`.execute(open.book)
    await checkpoint(open.book)
    return written.map(({ order }) => order)
  })
}

interface ErasedRows {
  readonly ids: readonly number[]
  /** Saved customers who are the people of these orders. */
  readonly people: readonly number[]
}

function eraseInBook({ book }: OpenBook, { ids, people }: ErasedRows, by: DoneBy): Promise<Written[]> {
  return book.transaction().execute(async (transaction) => {
    const written: Written[] = []
    for (const id of new Set(ids)) {
      const one = await eraseOrder(transaction, id, by)
      if (one !== null) written.push(one)
    }
    await forgetPeople(transaction, people, by)
    return written
  })
}

async function erased(book: Kysely<BookTables>): Promise<ErasedOrder[]> {
  const rows = await book
    .selectFrom('orders')
    .select(['id', 'order_id', 'erased_at'])
    .where('erased_at', 'is not', null)
    .execute()
  return rows.map((row) => ({ id: row.id, orderId: row.order_id, at: row.erased_at ?? 0 }))
}

async function erasable(
  book: Kysely<BookTables>,
  before: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<OrderPage> {
  const old = () => book.selectFrom('orders').where('created_at', '<', before).where('erased_at', 'is', null)
  const { total } = await old()
    .select((count) => count.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await old().select(LISTED).orderBy('id', 'desc').limit(limit).offset(offset).execute()
  return { total, rows: rows.map(readListed) }
}
