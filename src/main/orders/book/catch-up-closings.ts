import type { Kysely } from 'kysely'
import type { BookTables } from './book-tables.ts'
import { newestClosing } from './journal-files.ts'
import type { Journal } from './journal.ts'

/** Told again when the journal's end speaks of none: a month of days, a few kB. */
const MOST_CLOSINGS = 31

interface CatchUp {
  readonly book: Kysely<BookTables>
  readonly bookId: string
  readonly journal: Journal
  readonly folder: string
}

/** Gives the journal the closings that a crash between commit and journal, or a full disk, kept from it. */
export async function catchUpClosings({ book, bookId, journal, folder }: CatchUp): Promise<void> {
  const rows = await book
    .selectFrom('closings')
    .selectAll()
    .where('id', '>', newestClosing(folder, bookId))
    .orderBy('id', 'desc')
    .limit(MOST_CLOSINGS)
    .execute()
  for (const row of rows.toReversed()) journal.write({ line: 'closing', book: bookId, ...row }, true)
}
