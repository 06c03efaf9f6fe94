import { sql, type Transaction } from 'kysely'
import type { Order } from '../../../shared/order.ts'
import type { BookTables, SearchTextsTable } from './book-tables.ts'
import { grams } from './grams.ts'
import { readOrder } from './order-row.ts'
import { searchText } from './search-text.ts'

/** Makes an order found by what it holds now, and by nothing it held before. */
export async function indexOrder(
  transaction: Transaction<BookTables>,
  order: Pick<Order, 'id' | 'draft' | 'orderId' | 'receiptNo'>,
): Promise<void> {
  const notes = await transaction.selectFrom('notes').select('text').where('of_order', '=', order.id).execute()
  const text = searchText(
    order,
    notes.map((note) => note.text),
  )
  await transaction
    .insertInto('search_texts')
    .values({ id: order.id, text })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ text }))
    .execute()
  await indexText(transaction, { id: order.id, text })
}

/** Makes every order with notes beside it found by them too. */
export async function indexNoted(transaction: Transaction<BookTables>): Promise<void> {
  const noted = await transaction.selectFrom('notes').select('of_order').distinct().where('text', '<>', '').execute()
  for (const { of_order: id } of noted) {
    const row = await transaction.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    await indexOrder(transaction, readOrder(row))
  }
}

/** Fills an empty search index from the texts that the book holds. */
export async function indexAgain(transaction: Transaction<BookTables>): Promise<void> {
  for (let last = 0; ;) {
    const texts = await textsAfter(transaction, last)
    for (const text of texts) await indexText(transaction, text)
    const next = texts.at(-1)?.id
    if (next === undefined) return
    last = next
  }
}

/** So many texts are held at a time. */
const AT_ONCE = 1000

function textsAfter(transaction: Transaction<BookTables>, id: number): Promise<SearchTextsTable[]> {
  return transaction.selectFrom('search_texts').selectAll().where('id', '>', id).orderBy('id').limit(AT_ONCE).execute()
}

async function indexText(transaction: Transaction<BookTables>, { id, text }: SearchTextsTable): Promise<void> {
  const pieces = grams(text).join(' ')
  await sql`insert or replace into order_search (rowid, grams) values (${id}, ${pieces})`.execute(transaction)
}
