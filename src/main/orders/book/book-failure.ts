import { statfsSync } from 'node:fs'
import type { AppError, BookTrouble } from '../../../shared/app-error.ts'
import { failure, type Result } from '../../../shared/result.ts'
import { DatabaseError, type DatabaseTrouble } from './database-error.ts'

export type BookUnavailable = Extract<AppError, { kind: 'book-unavailable' }>
export type BookFailure = BookUnavailable | Extract<AppError, { kind: 'disk-full' }>

const REASONS: Readonly<Partial<Record<DatabaseTrouble, BookTrouble>>> = {
  busy: 'locked',
  'read-only': 'read-only',
  io: 'io',
  damaged: 'damaged',
  'cannot-open': 'io',
  'not-a-database': 'garbage',
}

const FILE_REASONS: Readonly<Record<string, BookTrouble>> = {
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EBUSY: 'locked',
}

// SQLite reports some writes that found no room as plain I/O errors; one page and its log need more than this.
const ROOM_BYTES = 64 * 1024

export function unavailable(reason: BookTrouble): { readonly ok: false; readonly error: BookUnavailable } {
  return failure({ kind: 'book-unavailable', reason })
}

/** What SQLite or the disk refused, as an expected failure. Anything else is a bug and is thrown on. */
export function bookFailure(error: unknown, folder: string): BookFailure {
  if (error instanceof DatabaseError) return databaseFailure(error, folder)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full' }
  if (code === '' || !/^E[A-Z0-9]+$/u.test(code)) throw error
  return { kind: 'book-unavailable', reason: FILE_REASONS[code] ?? 'io' }
}

function databaseFailure(error: DatabaseError, folder: string): BookFailure {
  const noRoom = error.trouble === 'io' && !hasRoom(folder)
  if (error.trouble === 'full' || noRoom) return { kind: 'disk-full' }
  const reason = REASONS[error.trouble]
  if (reason === undefined) throw error
  return { kind: 'book-unavailable', reason }
}

/** Whether the disk of this folder takes a few pages more. */
export function hasRoom(folder: string): boolean {
  try {
    const disk = statfsSync(folder)
    return disk.bavail * disk.bsize > ROOM_BYTES
  } catch {
    return true
  }
}

/** Runs work on the book's file; an expected failure becomes a Result. */
export async function asResult<T>(folder: string, work: () => Promise<T>): Promise<Result<T, BookFailure>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return failure(bookFailure(error, folder))
  }
}
