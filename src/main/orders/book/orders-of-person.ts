import type { Kysely } from 'kysely'
import type { Person } from '../../../shared/customer.ts'
import type { OrderRow } from '../../../shared/order-query.ts'
import type { BookTables } from './book-tables.ts'
import { foldText } from './fold-text.ts'
import { LISTED, readListed } from './order-row.ts'
import { isSamePerson } from './saved-customer-row.ts'

const MOST = 20
/** Namesakes looked through for one person: a shop has few of them. */
const MOST_NAMESAKES = 200

/** Orders of one person, newest first; of a namesake with another phone, none. */
export async function ordersOfPerson(book: Kysely<BookTables>, person: Person): Promise<OrderRow[]> {
  const rows = await book
    .selectFrom('orders')
    .select([...LISTED, 'customer_phone'])
    .where('folded_name', '=', foldText(person.name))
    .orderBy('id', 'desc')
    .limit(MOST_NAMESAKES)
    .execute()
  return rows
    .filter((row) => isSamePerson({ name: row.customer_name, phone: row.customer_phone }, person))
    .slice(0, MOST)
    .map(readListed)
}
