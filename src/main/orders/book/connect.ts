import { Kysely, SqliteDialect } from 'kysely'
import type { BookTables } from './book-tables.ts'
import type { Database } from './open-database.ts'

/** `Uktk`: tells our file from any other SQLite file. */
export const APPLICATION_ID = 0x55_6b_74_6b

const SETTINGS = [
  'busy_timeout = 5000',
  'journal_mode = WAL',
  // Every commit reaches the disk before it is answered, also through a power cut; macOS needs to be told twice.
  'synchronous = FULL',
  'fullfsync = ON',
  'checkpoint_fullfsync = ON',
  'foreign_keys = ON',
  // So that INSERT OR REPLACE meets the triggers too.
  'recursive_triggers = ON',
  'trusted_schema = OFF',
  // What is freed is overwritten with zeros, so that no page keeps a name that was erased, nor a piece of it in the index.
  'secure_delete = ON',
  'cell_size_check = ON',
  // KiB: the system keeps the file's pages too, and search and lists were as fast with it as with four times as much.
  'cache_size = -1000',
]

/** Makes a connection safe to write through, then hands it to Kysely. */
export function connect(database: Database): Kysely<BookTables> {
  database.run(SETTINGS.map((setting) => `pragma ${setting};`).join(''))
  return new Kysely<BookTables>({ dialect: new SqliteDialect({ database }) })
}

/** A pragma's number, before Kysely is there. */
export function pragmaNumber(database: Database, name: 'application_id' | 'user_version'): number {
  return Number(Object.values(database.rows(`pragma ${name}`)[0] ?? {})[0])
}

/** Checks every page; null when the file is sound. Throws a DatabaseError where SQLite gives up. */
export function pageTrouble(database: Database): string | null {
  const answer = String(Object.values(database.rows('pragma quick_check(1)')[0] ?? {})[0])
  return answer === 'ok' ? null : answer
}
