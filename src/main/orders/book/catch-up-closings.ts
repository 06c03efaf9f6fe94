import type { Kysely } from 'kysely'
import type { BookTables } from './book-tables.ts'
import type { Journal } from './journal.ts'

/** Told again when the journal's end speaks of none: a month of days, a few kB. */
const MOST_CLOSINGS = 31

interface CatchUp {
  readonly book: Kysely<BookTables>
  readonly bookId: string
  readonly journal: Journal
  /** Newest closing of the journal; 0 when it tells of none. */
  readonly from: number
}

/** Gives the journal the closings that a crash between commit and journal, or a full disk, kept from it. */
export async function catchUpClosings({ book, bookId, journal, from }: CatchUp): Promise<void> {
  const rows = await book
    .selectFrom('closings')
    .selectAll()
    .where('id', '>', from)
    .orderBy('id', 'desc')
    .limit(MOST_CLOSINGS)
    .execute()
  for (const row of rows.toReversed()) journal.write({ line: 'closing', book: bookId, ...row }, { flush: true })
}
