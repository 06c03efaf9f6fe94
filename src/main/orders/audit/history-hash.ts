import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { HistoryTable } from '../book/book-tables.ts'

/** What a link covers: a line of the history without its hashes. It names no customer, so erasing one breaks nothing. */
export type HashedLine = Omit<Selectable<HistoryTable>, 'previous_hash' | 'hash'>

/** Stands before the first line of every book. */
export const FIRST_HASH = createHash('sha256').update('uketsuke history 1').digest('hex')

/**
 * Hash of a line, in hex: SHA-256 over the hash of the line before, a newline, and the line as a JSON array in this
 * order, in UTF-8. Numbers are whole, `changed` is the text as it is stored.
 */
export function historyHash(previous: string, line: HashedLine): string {
  const { id, of_order, at, event, from_status, to_status, operator, detail, changed } = line
  const canonical = JSON.stringify([id, of_order, at, event, from_status, to_status, operator, detail, changed])
  return createHash('sha256').update(`${previous}\n${canonical}`).digest('hex')
}
