import type { Transaction } from 'kysely'
import type { BookTables } from '../book/book-tables.ts'
import { FIRST_HASH, historyHash } from './history-hash.ts'

/** The newest line of the history, and the hash that the next one links to. */
export interface HistoryHead {
  /** 0 before the first line. */
  readonly id: number
  readonly hash: string
}

const LINES_AT_ONCE = 5_000

/** Where the next line is to be linked. Lines of a book that is older than the chain are counted as if they were linked. */
export async function historyHead(transaction: Transaction<BookTables>): Promise<HistoryHead> {
  const newest = await transaction
    .selectFrom('history')
    .select(['id', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest === undefined) return { id: 0, hash: FIRST_HASH }
  const { id, hash } = newest
  // eslint-disable-next-line security/detect-possible-timing-attacks -- a digest that is there or not: nothing is compared
  if (hash !== null) return { id, hash }
  const start = await transaction.selectFrom('chain_start').select(['after', 'hash']).executeTakeFirst()
  return start?.after === id ? { id, hash: start.hash } : foldHistory(transaction)
}

/** Reads the whole history: seconds for a million lines. */
export async function foldHistory(transaction: Transaction<BookTables>): Promise<HistoryHead> {
  let head: HistoryHead = { id: 0, hash: FIRST_HASH }
  for (;;) {
    const lines = await transaction
      .selectFrom('history')
      .selectAll()
      .where('id', '>', head.id)
      .orderBy('id')
      .limit(LINES_AT_ONCE)
      .execute()
    for (const line of lines) head = { id: line.id, hash: line.hash ?? historyHash(head.hash, line) }
    if (lines.length < LINES_AT_ONCE) return head
  }
}
