import { sql, type Kysely } from 'kysely'
import * as v from 'valibot'
import type { CustomerData, KnownCustomer, SavedCustomer } from '../../../shared/customer.ts'
import { OrderFilter } from '../../../shared/order-query.ts'
import type { Order } from '../../../shared/order.ts'
import { total } from '../../../shared/order.ts'
import type { BookTables } from './book-tables.ts'
import { newestIds } from './filter-sql.ts'
import { readOrder } from './order-row.ts'
import { ordersOfPerson } from './orders-of-person.ts'
import { customerColumns, isSamePerson, readCustomer } from './saved-customer-row.ts'
import { searchWords } from './search-text.ts'

/** As many as fit under a field without hiding the rest of the step. */
const MOST_SUGGESTED = 6
/** Past orders looked through for people: the newest with these words. */
const MOST_ORDERS = 40

/** A number is sought from the start of a phone or member ID, words anywhere. */
function holdsWord(searchText: string, word: string): boolean {
  return searchText.includes(/^[0-9]+$/u.test(word) ? `\n${word}` : word)
}

/** Saved customers that hold every word, in the order of their reading. */
export async function savedCustomers(book: Kysely<BookTables>, text: string, most: number): Promise<SavedCustomer[]> {
  const conditions = searchWords(text).map(
    (word) => sql<boolean>`instr(search_text, ${/^[0-9]+$/u.test(word) ? `\n${word}` : word}) > 0`,
  )
  let found = book.selectFrom('customers').selectAll().where('gone_at', 'is', null)
  for (const condition of conditions) found = found.where(condition)
  const rows = await found.orderBy('kana').orderBy('folded_name').orderBy('id').limit(most).execute()
  return rows.map(readCustomer)
}

/** Who could be meant by what is typed: saved ones first, then people of past orders, each person once. */
export async function suggestCustomers(book: Kysely<BookTables>, text: string): Promise<KnownCustomer[]> {
  const words = searchWords(text)
  if (words.length === 0) return []
  const saved = await savedCustomers(book, text, MOST_SUGGESTED)
  const known: KnownCustomer[] = []
  for (const customer of saved) known.push(await withLastOrder(book, customer))
  // One letter fits half the book: its past orders would only be noise, and cost a walk through all of them.
  if (known.length < MOST_SUGGESTED && words.some((word) => [...word].length > 1))
    for (const order of await newestWith(book, text)) addPerson(known, order, words)
  return known.slice(0, MOST_SUGGESTED)
}

async function withLastOrder(book: Kysely<BookTables>, customer: SavedCustomer): Promise<KnownCustomer> {
  const { id, name, kana, phone, memberId, memberName, note } = customer
  const [last] = await ordersOfPerson(book, customer)
  const lastOrder = last === undefined ? null : { id: last.id, at: last.createdAt, total: last.total }
  return { savedId: id, name, kana, phone, memberId, memberName, note, lastOrder }
}

async function newestWith(book: Kysely<BookTables>, text: string): Promise<Order[]> {
  const ids = sql<number>`(${newestIds(v.parse(OrderFilter, { text }), { limit: MOST_ORDERS })})`
  const rows = await book.selectFrom('orders').selectAll().where('id', 'in', ids).orderBy('id', 'desc').execute()
  return rows.map(readOrder)
}

/** An order may hold the words in its note or number: only the person counts here. */
function addPerson(known: KnownCustomer[], order: Order, words: readonly string[]): void {
  const customer = personOf(order)
  const { search_text: search } = customerColumns(customer)
  if (customer.name === '' || !words.every((word) => holdsWord(search, word))) return
  if (known.some((one) => isSamePerson(one, customer))) return
  const { payment } = order.draft
  const lastOrder = { id: order.id, at: order.createdAt, total: payment === null ? 0 : total(payment) }
  known.push({ savedId: null, ...customer, lastOrder })
}

function personOf({ draft }: Order): CustomerData {
  const { name, kana, phone } = draft.customer
  return { name, kana, phone, memberId: draft.card?.memberId ?? '', memberName: draft.card?.memberName ?? '', note: '' }
}
