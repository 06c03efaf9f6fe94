import { dirname } from 'node:path'
import { failure, success, type Result } from '../../../shared/result.ts'
import { bookFailure, unavailable, type BookFailure } from './book-failure.ts'
import { isTruncated } from './book-file.ts'
import { pageTrouble } from './connect.ts'
import { openDatabase } from './open-database.ts'

/** Reads every page of a book's file, which takes a moment for a large one. */
export function checkPages(file: string): Result<null, BookFailure> {
  try {
    const database = openDatabase(file, 'read-only')
    try {
      return pageTrouble(database) === null ? success(null) : damaged(file)
    } finally {
      database.close()
    }
  } catch (error) {
    const failed = bookFailure(error, dirname(file))
    return failed.kind === 'book-unavailable' && failed.reason === 'damaged' ? damaged(file) : failure(failed)
  }
}

function damaged(file: string): Result<null, BookFailure> {
  return unavailable(isTruncated(file) ? 'truncated' : 'damaged')
}
