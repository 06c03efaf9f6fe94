import type { Transaction } from 'kysely'
import type { Order, OrderDraft } from '../../../shared/order.ts'
import type { NewOrder } from '../order-book.ts'
import type { BookTables } from './book-tables.ts'
import { indexOrder } from './index-order.ts'
import { draftColumns, readOrder } from './order-row.ts'
import type { ChangeLine } from './journal-line.ts'
import { firstColumns, recordHistory, type HistoryLine, type Recorded } from './record-history.ts'

/** What a write left behind: the order, its newest history line, and what the journal is to say of it. */
export interface Written {
  readonly order: Order
  readonly recorded: Recorded
  readonly line: HistoryLine
  /** Columns of the order as they were set. */
  readonly set: Readonly<Record<string, unknown>>
  readonly entries?: Pick<ChangeLine, 'notes' | 'money' | 'documents'>
}

/** What the history keeps of an order's draft: that the customer agreed to the saving of the card. */
export function consentDetail(draft: OrderDraft): string {
  return draft.card?.consent === '1' ? 'card-consent' : ''
}

/** Stores the intent to register an order, its first attempt, and the first line of its history. */
export async function addOrder(transaction: Transaction<BookTables>, added: NewOrder): Promise<Written> {
  const set = {
    ...draftColumns(added.draft),
    order_id: added.orderId,
    root_id: added.rootId,
    attempt: added.attempt,
    status: 'registering',
    created_at: added.at,
  }
  const row = await transaction.insertInto('orders').values(set).returningAll().executeTakeFirstOrThrow()
  const order = readOrder(row)
  await indexOrder(transaction, order)
  await beginAttempt(transaction, order.id, added.at)
  const line: HistoryLine = {
    order: order.id,
    at: added.at,
    event: 'added',
    from: null,
    to: 'registering',
    operator: added.operator ?? added.draft.details.operator,
    detail: consentDetail(added.draft),
    changed: firstColumns(row),
  }
  return { order, recorded: await recordHistory(transaction, line), line, set }
}

/** One more registration is on its way. */
export async function beginAttempt(transaction: Transaction<BookTables>, order: number, at: number): Promise<void> {
  await transaction.insertInto('attempts').values({ of_order: order, begun_at: at }).execute()
}
