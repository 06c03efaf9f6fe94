import type { BookTrouble } from '../../../shared/app-error.ts'
import { bookFailure } from '../book/book-failure.ts'
import { fileTrouble } from '../book/book-file.ts'
import { APPLICATION_ID, pageTrouble, pragmaNumber } from '../book/connect.ts'
import { newestVersion } from '../book/migrate.ts'
import { ALL_MIGRATIONS } from '../book/migrations/all-migrations.ts'
import { openDatabase, type Database } from '../book/open-database.ts'

/** What a book's file holds, seen without changing it. */
export interface BookGlance {
  readonly bookId: string | null
  readonly orders: number
  readonly newest: { readonly orderId: string; readonly createdAt: number } | null
  /** Highest id of an order, and of a history line. */
  readonly lastOrder: number
  readonly lastHistory: number
}

export interface LookedInto {
  /** Why it cannot be used as a book of ours. */
  readonly trouble: BookTrouble | null
  readonly glance: BookGlance | null
}

/**
 * Looks into a book's file without opening it for writing. `pages` also reads every page, which takes a moment for a
 * large book. A log that is garbage is left out: the file itself may still be whole.
 */
export function lookIntoBook(path: string, how: { readonly pages: boolean }): LookedInto {
  const outside = fileTrouble(path)
  if (outside !== null && outside !== 'garbage-wal') return { trouble: outside, glance: null }
  try {
    const database = openDatabase(path, outside === null ? 'read-only' : 'frozen')
    try {
      return lookInside(database, how.pages)
    } finally {
      database.close()
    }
  } catch (error) {
    const failed = bookFailure(error, path)
    return { trouble: failed.kind === 'book-unavailable' ? (failed.reason ?? 'io') : 'io', glance: null }
  }
}

function lookInside(database: Database, pages: boolean): LookedInto {
  if (pragmaNumber(database, 'application_id') !== APPLICATION_ID) return { trouble: 'foreign', glance: null }
  if (pragmaNumber(database, 'user_version') > newestVersion(ALL_MIGRATIONS)) return { trouble: 'newer', glance: null }
  if (pages && pageTrouble(database) !== null) return { trouble: 'damaged', glance: null }
  const [row] = database.rows(`select
    (select book_id from book) as book, (select count(*) from orders) as orders,
    (select coalesce(max(id), 0) from orders) as last, (select coalesce(max(id), 0) from history) as history`)
  const [newest] = database.rows('select order_id, created_at from orders order by id desc limit 1')
  const glance = {
    bookId: typeof row?.['book'] === 'string' ? row['book'] : null,
    orders: Number(row?.['orders']),
    newest:
      newest === undefined ? null : { orderId: String(newest['order_id']), createdAt: Number(newest['created_at']) },
    lastOrder: Number(row?.['last']),
    lastHistory: Number(row?.['history']),
  }
  return { trouble: null, glance }
}
