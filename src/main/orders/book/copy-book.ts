import { existsSync, rmSync } from 'node:fs'
import type { AppError } from '../../../shared/app-error.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { renameForGood } from '../../files/flush-folder.ts'
import { unfinishedName } from '../../files/write-whole-file.ts'
import { backupFailure } from '../backup/backup-failure.ts'
import { flushFile } from '../backup/book-paths.ts'
import { bookFailure } from './book-failure.ts'
import { pageTrouble, pragmaNumber } from './connect.ts'
import { DatabaseError } from './database-error.ts'
import { openDatabase, type Database } from './open-database.ts'

export interface BookCopy {
  /** The book's file; others may go on writing to it. */
  readonly book: string
  /** The new file; one that is there is never written over. */
  readonly target: string
}

/**
 * Copies the whole book into a new file and opens the copy to see that it is sound and complete. The copy gets its name
 * only then: whatever is cut off half-way never looks like a backup. Answers `disk-full`, `book-unavailable`, or
 * `backup-failed` when the copy is not the book.
 */
export function copyBook({ book, target }: BookCopy): Result<null, AppError> {
  const unfinished = unfinishedName(target)
  try {
    if (existsSync(target)) return failure({ kind: 'backup-failed', reason: 'other' })
    rmSync(unfinished, { force: true })
    const same = withDatabase({ path: book, mode: 'existing' }, (source) => copyAndCompare(source, unfinished))
    if (!same) return failure({ kind: 'backup-failed', reason: 'other' })
    flushFile(unfinished)
    renameForGood(unfinished, target)
    return success(null)
  } catch (error) {
    return failure(error instanceof DatabaseError ? bookFailure(error, target) : backupFailure(error))
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** The copy is one moment of a book that only grows: it holds no less than before and no more than after. */
function copyAndCompare(source: Database, unfinished: string): boolean {
  const before = linesOf(source)
  source.prepare('vacuum into ?').run([unfinished])
  return withDatabase({ path: unfinished, mode: 'read-only' }, (copy) => {
    const copied = linesOf(copy)
    const after = linesOf(source)
    const within = (name: keyof Lines): boolean => before[name] <= copied[name] && copied[name] <= after[name]
    const sameVersion = pragmaNumber(copy, 'user_version') === pragmaNumber(source, 'user_version')
    return within('orders') && within('history') && sameVersion && pageTrouble(copy) === null
  })
}

interface Lines {
  readonly orders: number
  readonly history: number
}

function linesOf(database: Database): Lines {
  const [row] = database.rows(
    'select (select count(*) from orders) as orders, (select count(*) from history) as history',
  )
  return { orders: Number(row?.['orders']), history: Number(row?.['history']) }
}

interface Opened {
  readonly path: string
  /** Nothing is written to the book, yet SQLite copies generated columns only from where it could. */
  readonly mode: 'existing' | 'read-only'
}

function withDatabase<T>({ path, mode }: Opened, use: (database: Database) => T): T {
  const database = openDatabase(path, mode)
  try {
    return use(database)
  } finally {
    database.close()
  }
}
