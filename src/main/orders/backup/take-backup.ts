import { existsSync, mkdirSync } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { AppError } from '../../../shared/app-error.ts'
import { failure, type Result } from '../../../shared/result.ts'
import { unfinishedName } from '../../files/write-whole-file.ts'
import { fileTrouble } from '../book/book-file.ts'
import { backupFailure } from './backup-failure.ts'
import type { DoBookTask } from './book-tasks.ts'

/**
 * Copies a book's file from elsewhere to `target`, with what its log holds: first as it lies there, then whole and
 * verified under its name. The original is only read, as it may lie where nothing can be written.
 */
export async function takeBackup(path: string, target: string, doTask: DoBookTask): Promise<Result<null, AppError>> {
  const taken = unfinishedName(target.replace(/\.sqlite$/u, '-taken.sqlite'))
  const log = `${path}-wal`
  try {
    mkdirSync(dirname(target), { recursive: true })
    await copyFile(path, taken)
    if (existsSync(log) && fileTrouble(path) !== 'garbage-wal') await copyFile(log, `${taken}-wal`)
    return await doTask('copy', { book: taken, target })
  } catch (error) {
    return failure(backupFailure(error))
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${taken}${end}`, { force: true }).catch(() => undefined)
  }
}
