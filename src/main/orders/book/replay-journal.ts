import type { Insertable, Kysely, Transaction, Updateable } from 'kysely'
import type { OrderDraft } from '../../../shared/order.ts'
import { historyHash, type HashedLine } from '../audit/history-hash.ts'
import { historyHead } from '../audit/history-head.ts'
import type { BookTables, OrdersTable } from './book-tables.ts'
import { forgetOrder } from './erase-order.ts'
import { indexOrder } from './index-order.ts'
import { journalLines } from './journal-files.ts'
import type { ChangeLine, ClosingLine } from './journal-line.ts'
import { draftColumns, readOrder } from './order-row.ts'
import { savedReplay } from './replay-saved.ts'

export interface Replayed {
  readonly changes: number
  /** Lines that could not be applied, since the order they change is in neither. */
  readonly skipped: number
}

/** Writes the journal's later lines into a restored book: all of them in one transaction. */
export function replayJournal(book: Kysely<BookTables>, folder: string, bookId: string): Promise<Replayed> {
  return book.transaction().execute(async (transaction) => {
    const known = await knownHistory(transaction)
    const saved = await savedReplay(transaction)
    let [changes, skipped] = [0, 0]
    for await (const line of journalLines(folder)) {
      if (line.book !== bookId || line.line === 'start' || line.line === 'counter') continue
      if (line.line === 'closing') await replayClosing(transaction, line)
      else if (line.line === 'saved') await saved.replay(line)
      else if (line.history > known.newest && !known.later.has(line.history)) {
        known.later.add(line.history)
        if (await replayChange(transaction, line)) changes += 1
        else skipped += 1
      }
    }
    await saved.end()
    return { changes, skipped }
  })
}

async function knownHistory(transaction: Transaction<BookTables>): Promise<{ newest: number; later: Set<number> }> {
  const { newest } = await transaction
    .selectFrom('history')
    .select((row) => row.fn.max<number | null>('id').as('newest'))
    .executeTakeFirstOrThrow()
  return { newest: newest ?? 0, later: new Set() }
}

/**
 * Brings every counter up to the highest value that a journal in these folders knows of, whatever book drew it: the
 * provider takes each order ID only once.
 */
export async function replayCounters(book: Kysely<BookTables>, folders: readonly string[]): Promise<void> {
  const highest = new Map<string, number>()
  for (const folder of folders)
    for await (const line of journalLines(folder))
      if (line.line === 'counter') highest.set(line.name, Math.max(line.value, highest.get(line.name) ?? 0))
  await book.transaction().execute(async (transaction) => {
    for (const [name, value] of highest) await raiseCounter(transaction, name, value)
  })
}

async function raiseCounter(transaction: Transaction<BookTables>, name: string, value: number): Promise<void> {
  await transaction
    .insertInto('counters')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }).where('counters.value', '<', value))
    .execute()
}

/** Closings are told again by every start, so one that is there is left as it is. */
async function replayClosing(transaction: Transaction<BookTables>, line: ClosingLine): Promise<void> {
  const { id, day, at, operator, figures } = line
  const there = await transaction.selectFrom('closings').select('id').where('id', '=', id).executeTakeFirst()
  if (there !== undefined) return
  await transaction.insertInto('closings').values({ id, day, at, operator, figures }).execute()
}

/** Marked boundary: the columns of a line were written by us from these types. */
function columnsOf({ set }: ChangeLine): Updateable<OrdersTable> {
  const derived = typeof set.draft === 'string' ? draftColumns(JSON.parse(set.draft) as OrderDraft) : {}
  return { ...derived, ...set } as Updateable<OrdersTable>
}

async function replayChange(transaction: Transaction<BookTables>, line: ChangeLine): Promise<boolean> {
  const columns = columnsOf(line)
  const taken = line.event === 'added' ? addRow(transaction, line, columns) : changeRow(transaction, line, columns)
  if (!(await taken)) return false
  await replayAttempt(transaction, line)
  await replayEntries(transaction, line)
  await indexAgain(transaction, line, columns)
  if (line.event === 'erased') await forgetOrder(transaction, line.order, line.at)
  await replayHistory(transaction, line)
  return true
}

/** An order that is there already, or whose ID another one has, is left as it is. */
async function addRow(
  transaction: Transaction<BookTables>,
  { order }: ChangeLine,
  columns: Updateable<OrdersTable>,
): Promise<boolean> {
  if (columns.draft === undefined) return false
  const { numInsertedOrUpdatedRows: added } = await transaction
    .insertInto('orders')
    .values({ ...columns, id: order } as Insertable<OrdersTable>)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (added ?? 0n) > 0n
}

async function changeRow(
  transaction: Transaction<BookTables>,
  { order }: ChangeLine,
  columns: Updateable<OrdersTable>,
): Promise<boolean> {
  const row = await transaction.selectFrom('orders').select('status').where('id', '=', order).executeTakeFirst()
  if (row === undefined) return false
  await transaction
    .updateTable('orders')
    .set({ status: row.status, ...columns })
    .where('id', '=', order)
    .execute()
  return true
}

async function indexAgain(
  transaction: Transaction<BookTables>,
  { order, notes }: ChangeLine,
  columns: Updateable<OrdersTable>,
): Promise<void> {
  if (columns.draft === undefined && columns.receipt_no === undefined && notes === undefined) return
  const row = await transaction.selectFrom('orders').selectAll().where('id', '=', order).executeTakeFirstOrThrow()
  await indexOrder(transaction, readOrder(row))
}

async function replayAttempt(transaction: Transaction<BookTables>, { order, at, from, to, set }: ChangeLine) {
  if (to === 'registering') await transaction.insertInto('attempts').values({ of_order: order, begun_at: at }).execute()
  if (from !== 'registering') return
  const problem = typeof set.problem === 'string' ? set.problem : null
  await transaction
    .updateTable('attempts')
    .set({ closed_at: at, outcome: to, problem })
    .where('of_order', '=', order)
    .where('closed_at', 'is', null)
    .execute()
}

async function replayEntries(transaction: Transaction<BookTables>, line: ChangeLine): Promise<void> {
  const { order, notes, money, documents } = line
  for (const note of notes ?? [])
    await transaction
      .insertInto('notes')
      .values({ ...note, of_order: order })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  for (const entry of money ?? [])
    await transaction
      .insertInto('money_entries')
      .values({ ...entry, of_order: order })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  for (const document of documents ?? [])
    await transaction
      .insertInto('documents')
      .values({ ...document, of_order: order })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
}

async function replayHistory(transaction: Transaction<BookTables>, line: ChangeLine): Promise<void> {
  const { history: id, order, at, event, from, to, operator, detail, changed } = line
  const said = { id, of_order: order, at, event, from_status: from, to_status: to, operator, detail, changed }
  await transaction
    .insertInto('history')
    .values({ ...said, ...(await linkOf(transaction, line, said)) })
    .execute()
}

/** As the journal says it, so that a line it lost shows as a gap; a line from before the chain is linked now. */
async function linkOf(transaction: Transaction<BookTables>, { previous, hash }: ChangeLine, said: HashedLine) {
  if (previous && hash) return { previous_hash: previous, hash }
  const head = await historyHead(transaction)
  return { previous_hash: head.hash, hash: historyHash(head.hash, said) }
}
