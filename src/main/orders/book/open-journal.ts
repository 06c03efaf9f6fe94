import type { Kysely } from 'kysely'
import { fileStampName } from '../backup/backup-names.ts'
import { putJournalAside } from '../backup/pending-repair.ts'
import type { BookTables } from './book-tables.ts'
import { catchUpClosings } from './catch-up-closings.ts'
import { catchUpJournal } from './catch-up-journal.ts'
import type { JournalEnd } from './journal-files.ts'
import { Journal } from './journal.ts'
import { journalSaved } from './saved-rows.ts'

interface OpenJournal {
  readonly book: Kysely<BookTables>
  readonly bookId: string
  readonly folder: string
  /** Newest line of the book's history. */
  readonly newest: number
  readonly clock: { now(): number }
  /** Where the journal of this folder ends now; null when there is none. */
  readonly end: JournalEnd | null
}

/** Opens the second copy and gives it what it missed. One of another book is put aside, never mixed with. */
export async function openJournal({ book, bookId, folder, newest, clock, end }: OpenJournal): Promise<Journal> {
  if (end !== null && end.book !== bookId) putJournalAside(folder, `${fileStampName(clock.now())}-journal`)
  const from = end?.book === bookId ? end.history : null
  const journal = new Journal({ folder, clock, history: from ?? newest })
  await catchUpJournal({ book, bookId, journal, from, to: newest, at: clock.now() })
  await catchUpClosings({ book, bookId, journal, from: from === null ? 0 : (end?.closing ?? 0) })
  await journalSaved({ book, bookId, journal }, { anew: from === null })
  return journal
}
