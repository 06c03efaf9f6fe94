import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { BookTables } from '../book/book-tables.ts'
import { journalLines } from '../book/journal-files.ts'
import { replayCounter, replayJournal } from '../book/replay-journal.ts'
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
  if (repair.kind === 'start-new') return finishNewStart(repair, given)
  const { book, bookId, folder, at } = given
  const { changes, skipped } = await replayJournal(book, folder, bookId)
  const source = sourceName(repair)
  const detail = JSON.stringify({ source, changes, skipped, putAside: repair.putAside })
  await book.insertInto('book_events').values({ at, event: 'restored', detail }).execute()
  // A journal that knows of more than the book now holds would call the book behind for ever.
  if (skipped > 0) putJournalAside(folder, `${repair.putAside}-journal`)
}

/** Order IDs given by the lost book must not be given again: the provider takes each only once. */
async function finishNewStart(repair: PendingRepair & { kind: 'start-new' }, { book, folder, at }: Finishing) {
  await book.transaction().execute(async (transaction) => {
    for await (const line of journalLines(join(folder, PUT_ASIDE_FOLDER, repair.putAside)))
      if (line.line === 'counter') await replayCounter(transaction, line.name, line.value)
    const detail = JSON.stringify({ lost: repair.lost, putAside: repair.putAside })
    await transaction.insertInto('book_events').values({ at, event: 'started-new', detail }).execute()
  })
}

function sourceName(repair: Exclude<PendingRepair, { kind: 'start-new' }>): string {
  if (repair.kind === 'receive') return 'another-pc'
  return repair.source.kind === 'backup' ? repair.source.name : 'present'
}
