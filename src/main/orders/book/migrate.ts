import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import type { BookTables } from './book-tables.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { fileStampName } from '../backup/backup-names.ts'
import { BOOK_FILE } from '../backup/book-paths.ts'
import type { DoBookTask } from '../backup/book-tasks.ts'
import { bookFailure, unavailable, type BookFailure } from './book-failure.ts'
import { APPLICATION_ID } from './connect.ts'
import { DatabaseError } from './database-error.ts'
import type { Migration } from './migrations/migration.ts'

interface Migrating {
  readonly folder: string
  /** Version of the file; 0 for a new one. */
  readonly from: number
  readonly migrations: readonly Migration[]
  /** ms since 1970, for the backup's name. */
  readonly at: number
  /** Makes the backup; null for a copy of a book, which needs none. */
  readonly doTask: DoBookTask | null
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
  const { doTask } = given
  const backup = given.from === 0 || doTask === null ? undefined : backupName(given)
  const saved = doTask === null || backup === undefined ? success(null) : await saveFirst({ ...given, doTask }, backup)
  if (!saved.ok) return saved
  return takeSteps({ book, steps, folder: given.folder, backup })
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
