import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { BookTables } from '../book/book-tables.ts'
import { replayCounters, replayJournal } from '../book/replay-journal.ts'
import { PUT_ASIDE_FOLDER } from './book-paths.ts'
import { putJournalAside, type PendingRepair } from './pending-repair.ts'

interface Finishing {
  readonly book: Kysely<BookTables>
  readonly bookId: string
  readonly folder: string
  /** ms since 1970. */
  readonly at: number
}

/** What is left of a repair once the book is open: the journal's later lines, and a note of it in the book itself. */
export async function finishRepair(repair: PendingRepair, given: Finishing): Promise<void> {
  const { book, bookId, folder, at } = given
  // Order IDs that any book gave here must not be given again, and the lost one's counters lie with its journal.
  await replayCounters(book, [folder, ...putAsideIn(folder)])
  if (repair.kind === 'start-new') return noteNewStart(repair, given)
  const { changes, skipped } = await replayJournal(book, folder, bookId)
  const source = sourceName(repair)
  const detail = JSON.stringify({ source, changes, skipped, putAside: repair.putAside })
  await book.insertInto('book_events').values({ at, event: 'restored', detail }).execute()
  // A journal that knows of more than the book now holds would call the book behind for ever.
  if (skipped > 0) putJournalAside(folder, `${repair.putAside}-journal`)
}

/** Everything that was ever put aside: a repair leaves the journal of the book before it there. */
function putAsideIn(folder: string): string[] {
  const place = join(folder, PUT_ASIDE_FOLDER)
  if (!existsSync(place)) return []
  const entries = readdirSync(place, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(place, name))
}

async function noteNewStart(repair: PendingRepair & { kind: 'start-new' }, { book, at }: Finishing): Promise<void> {
  const detail = JSON.stringify({ lost: repair.lost, putAside: repair.putAside })
  await book.insertInto('book_events').values({ at, event: 'started-new', detail }).execute()
}

function sourceName(repair: Exclude<PendingRepair, { kind: 'start-new' }>): string {
  if (repair.kind === 'receive') return 'another-pc'
  return repair.source.kind === 'backup' ? repair.source.name : 'present'
}
