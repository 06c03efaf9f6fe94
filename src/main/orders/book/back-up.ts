import { rmSync } from 'node:fs'
import { sql, type Kysely } from 'kysely'
import { flushFile } from '../backup/book-paths.ts'
import type { BookTables } from './book-tables.ts'
import { pageTrouble, pragmaNumber } from './connect.ts'
import { openDatabase } from './open-database.ts'

/**
 * Copies the whole book into a new file and opens the copy to see that it is sound and complete.
 * Throws when it is not, and leaves nothing behind; an existing file is never written over.
 */
export async function backUp(book: Kysely<BookTables>, target: string): Promise<void> {
  await sql`vacuum into ${target}`.execute(book)
  try {
    flushFile(target)
    await verify(book, target)
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}

const COUNT = 'select (select count(*) from orders) as orders, (select count(*) from history) as history'

async function verify(book: Kysely<BookTables>, target: string): Promise<void> {
  const version = await sql<{ user_version: number }>`pragma user_version`.execute(book)
  const { rows } = await sql<{ orders: number; history: number }>`${sql.raw(COUNT)}`.execute(book)
  const copy = openDatabase(target, 'read-only')
  try {
    const [copied] = copy.rows(COUNT)
    const same = copied?.['orders'] === rows[0]?.orders && copied?.['history'] === rows[0]?.history
    const sound = pageTrouble(copy) === null && pragmaNumber(copy, 'user_version') === version.rows[0]?.user_version
    if (!same || !sound) throw new Error('the backup is not the same as the book')
  } finally {
    copy.close()
  }
}
