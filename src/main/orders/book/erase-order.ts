import { sql, type Transaction } from 'kysely'
import { forgetCustomer, forgetMessages, forgetNote } from '../forget-customer.ts'
import type { Written } from './add-order.ts'
import type { BookTables } from './book-tables.ts'
import { indexOrder } from './index-order.ts'
import { draftColumns, readOrder } from './order-row.ts'
import { recordHistory, type HistoryLine } from './record-history.ts'

/** Takes the customer out of everything the book holds of an order; null when there is no such order. */
export async function eraseOrder(
  transaction: Transaction<BookTables>,
  id: number,
  by: { readonly at: number; readonly operator: string },
): Promise<Written | null> {
  const set = await forgetOrder(transaction, id, by.at)
  if (set === null) return null
  const row = await transaction.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const line: HistoryLine = { order: id, ...by, event: 'erased', from: null, to: null, detail: '', changed: null }
  return { order: readOrder(row), recorded: await recordHistory(transaction, line), line, set }
}

/** The erasing itself, without a line in the history; answers the columns as they are now. */
export async function forgetOrder(
  transaction: Transaction<BookTables>,
  id: number,
  at: number,
): Promise<Record<string, unknown> | null> {
  const before = await transaction.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst()
  if (before === undefined) return null
  const { draft, problem, reconciliation } = readOrder(before)
  const set = {
    ...draftColumns(forgetCustomer(draft)),
    problem: problem === null ? null : JSON.stringify(forgetMessages(problem)),
    reconciliation: reconciliation === null ? null : JSON.stringify(forgetNote(reconciliation)),
    erased_at: at,
  }
  const after = await transaction
    .updateTable('orders')
    .set(set)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await transaction.deleteFrom('answers').where('of_order', '=', id).execute()
  await forgetAttempts(transaction, id)
  await transaction.updateTable('notes').set({ text: '' }).where('of_order', '=', id).execute()
  await transaction.updateTable('money_entries').set({ reason: '' }).where('of_order', '=', id).execute()
  await transaction
    .updateTable('documents')
    .set({ addressee: '', purpose: '', items: '[]' })
    .where('of_order', '=', id)
    .execute()
  await indexOrder(transaction, readOrder(after))
  return set
}

/** What an attempt came to quotes the provider as the order's own problem does. */
async function forgetAttempts(transaction: Transaction<BookTables>, id: number): Promise<void> {
  await transaction
    .updateTable('attempts')
    .set({ problem: sql<string>`json_set(problem, '$.messages', json('[]'))` })
    .where('of_order', '=', id)
    .where(sql<boolean>`json_array_length(problem, '$.messages') > 0`)
    .execute()
}
