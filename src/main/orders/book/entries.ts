import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import type { AppError } from '../../../shared/app-error.ts'
import type { MoneyEntry, MoneyKind, OrderNote, RecordMoney, WriteNote } from '../../../shared/order-entry.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { refuseMoney } from '../money-rules.ts'
import type { Written } from './add-order.ts'
import type { BookTables, MoneyEntriesTable, OrdersTable } from './book-tables.ts'
import { indexOrder } from './index-order.ts'
import { readOrder } from './order-row.ts'
import { recordHistory, type HistoryLine } from './record-history.ts'

/** Either of what a connection and a transaction can do. */
type Reading = Kysely<BookTables> | Transaction<BookTables>

export async function notesOf(book: Reading, order: number): Promise<OrderNote[]> {
  const rows = await book.selectFrom('notes').selectAll().where('of_order', '=', order).orderBy('id').execute()
  return rows.map(({ id, text, operator, at }) => ({ id, text, operator, at }))
}

export async function moneyOf(book: Reading, order: number): Promise<MoneyEntry[]> {
  const rows = await book.selectFrom('money_entries').selectAll().where('of_order', '=', order).orderBy('id').execute()
  return readMoney(rows)
}

/** Entries of these orders, by order. */
export async function moneyOfOrders(book: Reading, orders: readonly number[]): Promise<Map<number, MoneyEntry[]>> {
  const byOrder = new Map<number, MoneyEntry[]>()
  if (orders.length === 0) return byOrder
  const found = book
    .selectFrom('money_entries')
    .selectAll()
    .where('of_order', 'in', sql<number>`(select value from json_each(${JSON.stringify(orders)}))`)
  for (const entry of readMoney(await found.orderBy('id').execute()))
    byOrder.set(entry.orderId, [...(byOrder.get(entry.orderId) ?? []), entry])
  return byOrder
}

/** Entries of these days, both included (`yyyy-mm-dd`), with what took them back whenever that was. */
export async function moneyBetween(book: Reading, from: string, to: string): Promise<MoneyEntry[]> {
  const entries = () => book.selectFrom('money_entries').selectAll()
  const rows = await entries().where('day', '>=', from).where('day', '<=', to).orderBy('id').execute()
  const ids = rows.map(({ id }) => id)
  const corrections = ids.length === 0 ? [] : await entries().where('corrects', 'is not', null).execute()
  const mistaken = new Set(corrections.map(({ corrects }) => corrects))
  return readMoney(rows).map((entry) => ({ ...entry, mistaken: mistaken.has(entry.id) }))
}

/** Entries as they are kept. Marked boundary: the table takes only these kinds. */
export function readMoney(rows: readonly Selectable<MoneyEntriesTable>[]): MoneyEntry[] {
  const mistaken = new Set(rows.map(({ corrects }) => corrects))
  return rows.map(({ of_order, kind, ...row }) => ({
    id: row.id,
    orderId: of_order,
    kind: kind as MoneyKind,
    day: row.day,
    amount: row.amount,
    reason: row.reason,
    operator: row.operator,
    at: row.at,
    corrects: row.corrects,
    mistaken: mistaken.has(row.id),
  }))
}

/** What an entry adds to the history: its words stay out, since the history cannot be emptied. */
function entryLine(entry: { id: number; operator: string }, at: number, said: { event: string; detail: string }) {
  const line: HistoryLine = {
    ...said,
    order: entry.id,
    at,
    from: null,
    to: null,
    operator: entry.operator,
    changed: null,
  }
  return line
}

function findRow(transaction: Reading, id: number): Promise<Selectable<OrdersTable> | undefined> {
  return transaction.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Writes a note to an order, or says why not: it is not there, or its customer was erased. */
export async function writeNote(
  transaction: Transaction<BookTables>,
  note: WriteNote,
  at: number,
): Promise<Result<Written, AppError>> {
  const row = await findRow(transaction, note.id)
  if (row === undefined) return failure({ kind: 'order-not-found' })
  if (row.erased_at !== null) return failure({ kind: 'order-erased' })
  const { operator, text } = note
  const { id } = await transaction
    .insertInto('notes')
    .values({ of_order: note.id, at, operator, text })
    .returning('id')
    .executeTakeFirstOrThrow()
  const order = readOrder(row)
  await indexOrder(transaction, order)
  const line = entryLine(note, at, { event: 'noted', detail: '' })
  const recorded = await recordHistory(transaction, line)
  return success({ order, recorded, line, set: {}, entries: { notes: [{ id, at, operator, text }] } })
}

/**
 * Writes down what was done in the provider's console, or says why it does not fit the order. Where the customer was
 * erased it is kept without the reason: nobody would erase those words again.
 */
export async function recordMoney(
  transaction: Transaction<BookTables>,
  entry: RecordMoney,
  at: number,
): Promise<Result<Written, AppError>> {
  const row = await findRow(transaction, entry.id)
  if (row === undefined) return failure({ kind: 'order-not-found' })
  const order = readOrder(row)
  const before = await moneyOf(transaction, entry.id)
  const refusal = refuseMoney(order, before, entry)
  if (refusal !== null) return failure({ kind: 'money-refused', reason: refusal })
  const amount = before.find(({ id }) => id === entry.corrects)?.amount ?? entry.amount
  const { kind, day, operator, corrects } = entry
  const reason = row.erased_at === null ? entry.reason : ''
  const values = { at, kind, day, amount, reason, operator, corrects }
  const { id } = await transaction
    .insertInto('money_entries')
    .values({ of_order: entry.id, ...values })
    .returning('id')
    .executeTakeFirstOrThrow()
  const line = entryLine(entry, at, { event: 'money', detail: `${kind} ${amount} ${day}` })
  const recorded = await recordHistory(transaction, line)
  return success({ order, recorded, line, set: {}, entries: { money: [{ id, ...values }] } })
}
