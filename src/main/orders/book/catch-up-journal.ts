import type { Kysely } from 'kysely'
import type { BookTables } from './book-tables.ts'
import { journaled } from './journal-changes.ts'
import type { ChangeLine } from './journal-line.ts'
import type { Journal } from './journal.ts'

/** More than this is not made up one by one: the journal begins anew, and a backup stands for what was before. */
const MOST_LINES = 5_000

interface CatchUp {
  readonly book: Kysely<BookTables>
  readonly bookId: string
  readonly journal: Journal
  /** Newest history line of the journal; null when there is no journal of this book. */
  readonly from: number | null
  /** Newest history line of the book. */
  readonly to: number
  readonly at: number
}

/** Gives the journal what it missed: a crash between commit and journal, a full disk, a book from before it. */
export async function catchUpJournal({ book, bookId, journal, from, to, at }: CatchUp): Promise<void> {
  if (from === to) return
  if (from === null || to < from || to - from > MOST_LINES) {
    journal.write({ line: 'start', book: bookId, history: to, at }, { flush: true })
    return
  }
  const missed = await book.selectFrom('history').selectAll().where('id', '>', from).orderBy('id').execute()
  const newest = new Map(missed.map((row) => [row.of_order, row.id]))
  for (const row of missed) {
    const { id, of_order, from_status, to_status, at: lineAt, event, operator, detail, changed } = row
    const last = newest.get(of_order) === id
    const said = { history: id, order: of_order, at: lineAt, event, from: from_status, to: to_status }
    const link = { previous: row.previous_hash, hash: row.hash }
    const known = { line: 'change', book: bookId, ...said, operator, detail, changed, ...link } as const
    // The order as it is now stands with its last line; an `added` needs one at once.
    const whole = last || event === 'added' ? await orderNow(book, of_order) : { set: {} }
    journal.write({ ...known, ...whole }, { flush: id === missed.at(-1)?.id })
  }
}

async function orderNow(
  book: Kysely<BookTables>,
  id: number,
): Promise<Pick<ChangeLine, 'set' | 'notes' | 'money' | 'documents'>> {
  const row = await book.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const notes = await book
    .selectFrom('notes')
    .select(['id', 'at', 'operator', 'text'])
    .where('of_order', '=', id)
    .execute()
  const money = await book
    .selectFrom('money_entries')
    .select(['id', 'at', 'kind', 'day', 'amount', 'reason', 'operator', 'corrects'])
    .where('of_order', '=', id)
    .execute()
  const documents = await book
    .selectFrom('documents')
    .select([
      'id',
      'at',
      'kind',
      'way',
      'number',
      'total',
      'taxes',
      'operator',
      'addressee',
      'purpose',
      'items',
      'voids',
    ])
    .where('of_order', '=', id)
    .execute()
  return { set: journaled({ ...row }), notes, money, documents }
}
