import type { Kysely, Transaction } from 'kysely'
import type { BookTables } from './book-tables.ts'
import type { Journal } from './journal.ts'
import { SAVED_COLUMNS, type SavedLine } from './saved-line.ts'
import type { OpenBook } from './write-book.ts'

type Reading = Kysely<BookTables> | Transaction<BookTables>
type SavedTableName = SavedLine['table']

/** Counters of the book itself, beside the order numbers: the newest change, and the newest one in the journal. */
const REVISION = 'saved-revision'
const JOURNALED = 'saved-journaled'

async function counter(book: Reading, name: string): Promise<number> {
  const row = await book.selectFrom('counters').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? 0
}

async function setCounter(book: Reading, name: string, value: number): Promise<void> {
  await book
    .insertInto('counters')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** The number of the change that is being made: only ever grows. */
export async function nextRevision(transaction: Transaction<BookTables>): Promise<number> {
  const revision = (await counter(transaction, REVISION)) + 1
  await setCounter(transaction, REVISION, revision)
  return revision
}

export function knownRevision(book: Reading): Promise<number> {
  return counter(book, REVISION)
}

/** After a replay: book and journal know of the same changes. */
export async function setKnownRevision(transaction: Transaction<BookTables>, revision: number): Promise<void> {
  await setCounter(transaction, REVISION, revision)
  await setCounter(transaction, JOURNALED, revision)
}

/** One transaction, then the journal: what it missed is made up at the next opening. */
export async function writeSaved<T>(
  open: OpenBook,
  work: (transaction: Transaction<BookTables>) => Promise<T>,
): Promise<T> {
  const done = await open.book.transaction().execute(work)
  await journalSaved(open)
  return done
}

interface Journaling {
  readonly book: Kysely<BookTables>
  readonly bookId: string
  readonly journal: Journal
}

/** Gives the journal every change it does not have; `anew` for a journal that begins empty. */
export async function journalSaved(
  { book, bookId, journal }: Journaling,
  { anew }: { readonly anew: boolean } = { anew: false },
): Promise<void> {
  const [known, journaled] = [await counter(book, REVISION), anew ? 0 : await counter(book, JOURNALED)]
  if (known === journaled) return
  const lines = [
    ...(await linesSince(book, { bookId, table: 'customers', revision: journaled })),
    ...(await linesSince(book, { bookId, table: 'templates', revision: journaled })),
  ].toSorted((a, b) => a.revision - b.revision)
  for (const line of lines) journal.write(line, { flush: line === lines.at(-1) })
  if (journal.state === 'ok') await setCounter(book, JOURNALED, known)
}

interface Since {
  readonly bookId: string
  readonly table: SavedTableName
  readonly revision: number
}

async function linesSince(book: Kysely<BookTables>, { bookId, table, revision }: Since): Promise<SavedLine[]> {
  const rows = await book.selectFrom(table).selectAll().where('revision', '>', revision).execute()
  return rows.map((row) => {
    const columns: readonly string[] = SAVED_COLUMNS[table]
    const kept = Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)))
    const known = { line: 'saved', book: bookId, table, id: row.id, revision: row.revision } as const
    return { ...known, at: row.changed_at, columns: row.gone_at === null ? kept : null }
  })
}
