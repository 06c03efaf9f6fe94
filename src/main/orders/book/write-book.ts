import type { Kysely, Transaction } from 'kysely'
import type { DoBookTask } from '../backup/book-tasks.ts'
import type { Written } from './add-order.ts'
import type { BookTables } from './book-tables.ts'
import type { HighWater } from './high-water.ts'
import { changeLine, isWorthFlush } from './journal-changes.ts'
import type { Journal } from './journal.ts'

/** A book whose file is open, sound and of the newest version, with its second copy. */
export interface OpenBook {
  readonly book: Kysely<BookTables>
  readonly bookId: string
  readonly folder: string
  readonly highWater: HighWater
  readonly journal: Journal
  readonly doTask: DoBookTask
}

/** Tells the mark and the journal of what is committed. */
export function noteWritten({ bookId, highWater, journal }: OpenBook, written: Written): void {
  highWater.seen(written.recorded.id)
  const line = changeLine(bookId, written)
  journal.write(line, { flush: isWorthFlush(line) })
}

/** One transaction; the result is on the disk, in book and journal, when it is answered. */
export async function write<W extends Written | null>(
  open: OpenBook,
  work: (transaction: Transaction<BookTables>) => Promise<W>,
): Promise<W> {
  const written = await open.book.transaction().execute(work)
  if (written !== null) noteWritten(open, written)
  return written
}
