import type { Selectable, Transaction, Updateable } from 'kysely'
import { moveStatus, type OrderStatus } from '../../../shared/order-status.ts'
import type { OrderChange } from '../order-book.ts'
import { beginAttempt, consentDetail, type Written } from './add-order.ts'
import type { BookTables, OrdersTable } from './book-tables.ts'
import { indexOrder } from './index-order.ts'
import { draftColumns, readOrder, readStatus } from './order-row.ts'
import { changedColumns, recordHistory, type HistoryLine } from './record-history.ts'
import { shoutWithdrawn } from './shout-withdrawn.ts'

interface Change {
  readonly transaction: Transaction<BookTables>
  readonly before: Selectable<OrdersTable>
  readonly change: OrderChange
}

/**
 * Changes what is named and appends to the history; null when there is no such order. A move that the status table
 * does not know is written down and changes nothing else. Only the flag of a withdrawn order that goes through is
 * added here.
 */
export async function changeOrder(
  transaction: Transaction<BookTables>,
  id: number,
  change: OrderChange,
): Promise<Written | null> {
  const before = await transaction.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst()
  if (before === undefined) return null
  const from = readStatus(before.status)
  const move = moveStatus(from, change.status ?? from)
  if (!move.ok) return recordIllegalMove({ transaction, before, change })
  return applyChange({ transaction, before, change: await shoutWithdrawn(transaction, before, change) })
}

async function recordIllegalMove({ transaction, before, change }: Change): Promise<Written> {
  const line: HistoryLine = {
    order: before.id,
    at: change.at,
    event: 'illegal-move',
    from: readStatus(before.status),
    to: change.status ?? null,
    operator: change.operator,
    detail: [change.event, change.detail ?? ''].filter((text) => text !== '').join(': '),
    changed: null,
  }
  return { order: readOrder(before), recorded: await recordHistory(transaction, line), line, set: {} }
}

async function applyChange({ transaction, before, change }: Change): Promise<Written> {
  const columns = changeColumns(change)
  // SQLite has no UPDATE of nothing: the status stands in when a change only adds a line.
  const after = await transaction
    .updateTable('orders')
    .set({ status: before.status, ...columns })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const order = readOrder(after)
  if (columns.draft !== undefined || columns.receipt_no !== undefined) await indexOrder(transaction, order)
  await keepAttempt({ transaction, before, change })
  await keepAnswer({ transaction, before, change })
  if (change.notify === true)
    await transaction.insertInto('notices').values({ of_order: before.id, at: change.at }).execute()
  const line = changeLine({ transaction, before, change }, columns)
  return { order, recorded: await recordHistory(transaction, line), line, set: columns }
}

function changeColumns(change: OrderChange): Updateable<OrdersTable> {
  const all: Updateable<OrdersTable> = {
    ...(change.draft === undefined ? {} : draftColumns(change.draft)),
    status: change.status,
    problem: json(change.problem),
    review: change.review,
    identification_number: change.identificationNumber,
    receipt_no: change.receiptNo,
    call: json(change.call),
    verdict: json(change.verdict),
    reconciliation: json(change.reconciliation),
    registered_at: change.registeredAt,
    finished_at: change.finishedAt,
    checked_at: change.checkedAt,
  }
  const named: readonly [string, unknown][] = Object.entries(all)
  return Object.fromEntries(named.filter(([, value]) => value !== undefined))
}

function json(value: object | null | undefined): string | null | undefined {
  return value === null || value === undefined ? value : JSON.stringify(value)
}

/** The status this change moves away from and to, or null when it stays. */
function moved({ before, change }: Change): { from: OrderStatus; to: OrderStatus } | null {
  const from = readStatus(before.status)
  return change.status === undefined || change.status === from ? null : { from, to: change.status }
}

function changeLine(given: Change, columns: Updateable<OrdersTable>): HistoryLine {
  const { before, change } = given
  const move = moved(given)
  return {
    order: before.id,
    at: change.at,
    event: change.event,
    from: move?.from ?? null,
    to: move?.to ?? null,
    operator: change.operator,
    detail: change.detail ?? (change.draft === undefined ? '' : consentDetail(change.draft)),
    changed: changedColumns(before, columns),
  }
}

async function keepAttempt(given: Change): Promise<void> {
  const { transaction, before, change } = given
  const move = moved(given)
  if (move?.to === 'registering') await beginAttempt(transaction, before.id, change.at)
  if (move?.from !== 'registering') return
  await transaction
    .updateTable('attempts')
    .set({ closed_at: change.at, outcome: move.to, problem: json(change.problem) ?? null })
    .where('of_order', '=', before.id)
    .where('closed_at', 'is', null)
    .execute()
}

async function keepAnswer({ transaction, before, change }: Change): Promise<void> {
  const { rawAnswer, at } = change
  // A late answer must not bring back what was erased.
  if (rawAnswer === undefined || before.erased_at !== null) return
  await transaction
    .insertInto('answers')
    .values({ of_order: before.id, at, body: rawAnswer })
    .onConflict((conflict) => conflict.column('of_order').doUpdateSet({ at, body: rawAnswer }))
    .execute()
}
