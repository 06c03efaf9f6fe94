import type { Kysely } from 'kysely'
import type { MoneyEntry } from '../../../shared/order-entry.ts'
import type { BookTables } from './book-tables.ts'
import { readMoney } from './entries.ts'

/** Entries of the orders from `first` to `last` (ids), by order and oldest first. */
export type MoneyBetween = (first: number, last: number) => Promise<ReadonlyMap<number, readonly MoneyEntry[]>>

/** Most books have few entries, many have none: then nobody looks for them page by page. */
export async function moneyReader(book: Kysely<BookTables>): Promise<MoneyBetween> {
  const any = await book.selectFrom('money_entries').select('id').limit(1).executeTakeFirst()
  if (any === undefined) return () => Promise.resolve(new Map())
  return async (first, last) => {
    const between = book.selectFrom('money_entries').selectAll().where('of_order', '>=', first)
    const rows = await between.where('of_order', '<=', last).orderBy('id').execute()
    const byOrder = new Map<number, MoneyEntry[]>()
    for (const entry of readMoney(rows)) {
      const kept = byOrder.get(entry.orderId)
      if (kept === undefined) byOrder.set(entry.orderId, [entry])
      else kept.push(entry)
    }
    return byOrder
  }
}
