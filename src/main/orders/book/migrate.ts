import { dirname, join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import type { BookTables } from './book-tables.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { fileStampName } from '../backup/backup-names.ts'
import { BOOK_FILE } from '../backup/book-paths.ts'
import type { DoBookTask } from '../backup/book-tasks.ts'
import { bookFailure, unavailable, type BookFailure } from './book-failure.ts'
import { APPLICATION_ID, connect, pragmaNumber } from './connect.ts'
import { DatabaseError } from './database-error.ts'
import { ALL_MIGRATIONS } from './migrations/all-migrations.ts'
import type { Migration } from './migrations/migration.ts'
import { openDatabase } from './open-database.ts'

interface Migrating {
  readonly folder: string
  /** Version of the file; 0 for a new one. */
  readonly from: number
  readonly migrations: readonly Migration[]
  /** ms since 1970, for the backup's name. */
  readonly at: number
  /** Makes the backup and takes the steps of a large book; null for a copy of a book, which needs no backup. */
  readonly doTask: DoBookTask | null
  /** An older book is being brought up to date, which takes seconds for a large one. */
  readonly updating?: () => void
}

/** The version that the given steps lead to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return Math.max(...migrations.map((migration) => migration.version))
}

/**
 * Brings a book to the newest version: first a verified backup of a book that holds something, then each step in one
 * transaction. A step that fails leaves the book as it was and names the backup.
 */
export async function migrate(book: Kysely<BookTables>, given: Migrating): Promise<Result<null, BookFailure>> {
  const steps = given.migrations.filter((migration) => migration.version > given.from)
  if (steps.length === 0) return success(null)
  const { doTask, folder } = given
  if (given.from === 0 || doTask === null) return takeSteps({ book, steps, folder, backup: undefined })
  given.updating?.()
  const backup = backupName(given)
  const saved = await saveFirst({ ...given, doTask }, backup)
  if (!saved.ok) return saved
  // Steps that a thread cannot know are taken here.
  if (given.migrations !== ALL_MIGRATIONS) return takeSteps({ book, steps, folder, backup })
  return doTask('migrate', { file: join(folder, BOOK_FILE), backup })
}

/** A book's file, and what the backup that was made of it is called. */
export interface FileToMigrate {
  readonly file: string
  readonly backup: string
}

/** Brings a file to the newest version through a connection of its own, beside one that does nothing meanwhile. */
export async function migrateFile({ file, backup }: FileToMigrate): Promise<Result<null, BookFailure>> {
  const database = openDatabase(file, 'existing')
  const book = connect(database)
  try {
    const from = pragmaNumber(database, 'user_version')
    const steps = ALL_MIGRATIONS.filter(({ version }) => version > from)
    return await takeSteps({ book, steps, folder: dirname(file), backup })
  } finally {
    await book.destroy()
  }
}

async function saveFirst(
  { folder, doTask }: Migrating & { doTask: DoBookTask },
  backup: string,
): Promise<Result<null, BookFailure>> {
  const saved = await doTask('copy', { book: join(folder, BOOK_FILE), target: join(folder, backup) })
  if (saved.ok) return saved
  if (saved.error.kind === 'disk-full') return failure(saved.error)
  return unavailable('backup-failed')
}

interface Steps {
  readonly book: Kysely<BookTables>
  readonly steps: readonly Migration[]
  readonly folder: string
  readonly backup: string | undefined
}

async function takeSteps({ book, steps, folder, backup }: Steps): Promise<Result<null, BookFailure>> {
  try {
    for (const step of steps) await takeStep(book, step)
    return success(null)
  } catch (error) {
    return failure(fileFailure(error, folder) ?? { kind: 'book-unavailable', reason: 'migration-failed', backup })
  }
}

async function takeStep(book: Kysely<BookTables>, step: Migration): Promise<void> {
  await book.transaction().execute(async (transaction) => {
    for (const statement of step.statements) await sql.raw(statement).execute(transaction)
    await step.then?.(transaction)
    await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(transaction)
    await sql.raw(`pragma user_version = ${step.version}`).execute(transaction)
  })
}

/** Only a full disk deserves its own name here: it is what the operator can do something about. */
function fileFailure(error: unknown, folder: string): BookFailure | null {
  if (!(error instanceof DatabaseError) || (error.trouble !== 'full' && error.trouble !== 'io')) return null
  const named = bookFailure(error, folder)
  return named.kind === 'disk-full' ? named : null
}

/** `before-v2-20261101-093000-123.sqlite`, Japan time. */
function backupName({ migrations, at }: Migrating): string {
  return `before-v${newestVersion(migrations)}-${fileStampName(at)}.sqlite`
}
