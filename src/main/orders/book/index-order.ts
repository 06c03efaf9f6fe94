import { sql, type Transaction } from 'kysely'
import type { Order } from '../../../shared/order.ts'
import type { BookTables } from './book-tables.ts'
import { grams } from './grams.ts'
import { searchText } from './search-text.ts'

/** Makes an order found by what it holds now, and by nothing it held before. */
export async function indexOrder(
  transaction: Transaction<BookTables>,
  order: Pick<Order, 'id' | 'draft' | 'orderId' | 'receiptNo'>,
): Promise<void> {
  const text = searchText(order)
  await transaction
    .insertInto('search_texts')
    .values({ id: order.id, text })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ text }))
    .execute()
  await sql`insert or replace into order_search (rowid, grams) values (${order.id}, ${grams(text).join(' ')})`.execute(
    transaction,
  )
}
