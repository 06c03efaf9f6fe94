import type { Transaction } from 'kysely'
import type { BookTables } from '../book-tables.ts'

/** One step of the book's shape. Runs in one transaction; `version` becomes user_version. */
export interface Migration {
  readonly version: number
  readonly statements: readonly string[]
  /** What SQL alone cannot do, after the statements. Only for what can be made again from the rest of the book. */
  readonly then?: (transaction: Transaction<BookTables>) => Promise<void>
}
