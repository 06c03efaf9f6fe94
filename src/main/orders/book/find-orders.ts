import type { Kysely } from 'kysely'
import type { OrderStatus } from '../../../shared/order-status.ts'
import type { Order } from '../../../shared/order.ts'
import type { Notice, OrderBook } from '../order-book.ts'
import type { BookTables } from './book-tables.ts'
import { foldText } from './fold-text.ts'
import { readOrder } from './order-row.ts'
import { readHistory } from './read-history.ts'

const NOT_SIMILAR: readonly OrderStatus[] = [
  'rejected',
  'not-sent',
  'declined',
  'save-failed',
  'register-unknown',
  'withdrawn',
]

type Finds = Pick<
  OrderBook,
  'get' | 'findByDraftKey' | 'findByOrderId' | 'chain' | 'byStatus' | 'count' | 'findSimilar' | 'history' | 'notices'
>

/** The questions about single orders. */
export function findOrders(book: Kysely<BookTables>): Finds {
  const orders = () => book.selectFrom('orders').selectAll()
  const one = async (query: ReturnType<typeof orders>): Promise<Order | null> => {
    const row = await query.executeTakeFirst()
    return row === undefined ? null : readOrder(row)
  }
  const all = async (query: ReturnType<typeof orders>): Promise<Order[]> =>
    (await query.orderBy('id').execute()).map(readOrder)

  return {
    get: (id) => one(orders().where('id', '=', id)),
    findByDraftKey: (draftKey) => one(orders().where('draft_key', '=', draftKey)),
    findByOrderId: (orderId) => one(orders().where('order_id', '=', orderId)),
    chain: (rootId) =>
      all(orders().where((where) => where.or([where('id', '=', rootId), where('root_id', '=', rootId)]))),
    byStatus: (statuses, since) => {
      const found = orders().where('status', 'in', [...statuses])
      return all(since === undefined ? found : found.where('created_at', '>=', since))
    },
    count: (statuses) => countOf(book, statuses),
    findSimilar: ({ name, total, since }) =>
      one(
        orders()
          .where('folded_name', '=', foldText(name))
          .where('total', '=', total)
          .where('created_at', '>=', since)
          .where('status', 'not in', [...NOT_SIMILAR])
          .orderBy('id', 'desc')
          .limit(1),
      ),
    history: (id) => readHistory(book, id),
    notices: () => openNotices(book),
  }
}

/** Answered by the index alone. */
async function countOf(book: Kysely<BookTables>, statuses: readonly OrderStatus[]): Promise<number> {
  const { total } = await book
    .selectFrom('orders')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('status', 'in', [...statuses])
    .executeTakeFirstOrThrow()
  return total
}

async function openNotices(book: Kysely<BookTables>): Promise<Notice[]> {
  const rows = await book
    .selectFrom('notices')
    .innerJoin('orders', 'orders.id', 'notices.of_order')
    .selectAll('orders')
    .select('notices.id as notice')
    .orderBy('notices.id')
    .execute()
  return rows.map((row) => ({ id: row.notice, order: readOrder(row) }))
}
