import { existsSync } from 'node:fs'
import { isLive, ORDER_STATUSES } from '../../shared/order-status.ts'
import { lookIntoBook } from '../orders/backup/look-into-book.ts'
import { openDatabase } from '../orders/book/open-database.ts'

/** More are not worth naming. */
const MOST_NAMED = 20
const LIVE = ORDER_STATUSES.filter(isLive)
  .map((status) => `'${status}'`)
  .join(', ')

/**
 * IDs of the orders of a book whose call may still be paid, oldest first, at most twenty; none where there is no book.
 * Throws a DatabaseError where the file cannot be read.
 */
export function liveOrders(bookFile: string): readonly string[] {
  if (!existsSync(bookFile)) return []
  const database = openDatabase(bookFile, 'read-only')
  try {
    const sql = `select order_id from orders where status in (${LIVE}) order by id limit ${MOST_NAMED}`
    return database.rows(sql).map((row) => String(row['order_id']))
  } finally {
    database.close()
  }
}

/** The same of a book that would be put aside: one that cannot be read has none to name. */
export function liveOrdersHere(bookFile: string): readonly string[] {
  const { glance } = lookIntoBook(bookFile, { pages: false })
  return glance === null ? [] : liveOrders(bookFile)
}
