import { sql, type Kysely } from 'kysely'
import type { BookTables } from './book-tables.ts'
import { DatabaseError } from './database-error.ts'

/** Moves the log into the file; whether all of it went. Where that fails (disk full) the log still holds everything. */
export async function checkpoint(book: Kysely<BookTables>): Promise<boolean> {
  try {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(book)
    return rows[0]?.busy === 0
  } catch (error) {
    if (error instanceof DatabaseError) return false
    throw error
  }
}
