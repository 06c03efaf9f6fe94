import { closeSync, fchmodSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { AppError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { diskReason, type DiskReason } from './disk-reason.ts'
import { flushFolder, renameForGood } from './flush-folder.ts'

type WriteError = Extract<AppError, { kind: 'export-failed' }> & { readonly reason: DiskReason }

/** What a file is called until it is whole. */
export function unfinishedName(path: string): string {
  return `${path}.new`
}

/**
 * A file that appears under its name only when it is whole: written beside it, flushed, renamed for good. Whatever
 * fails before leaves the old file as it was and nothing beside it; throws what the disk throws.
 * @param mode access rights of a file that others may not read
 */
export function fillWholeFile<T>(path: string, fill: (file: number) => T, mode?: number): T {
  const beside = unfinishedName(path)
  try {
    const filled = fillAndFlush(openSync(beside, 'w', mode), fill, mode)
    renameForGood(beside, path)
    return filled
  } catch (cause) {
    removeQuietly(beside)
    throw cause
  }
}

function fillAndFlush<T>(file: number, fill: (file: number) => T, mode: number | undefined): T {
  try {
    // Rights given to `open` count only for a new file; this one may be left of an older crash.
    if (mode !== undefined) fchmodSync(file, mode)
    const filled = fill(file)
    fsyncSync(file)
    return filled
  } finally {
    closeSync(file)
  }
}

/** The same with all that is to be in it. */
export function writeWholeFileSync(path: string, content: string | Uint8Array, mode?: number): void {
  fillWholeFile(path, (file) => writeFileSync(file, content), mode)
}

/** The same beside the main thread's work, for a file of the operator's; what the disk refuses is answered. */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<Result<null, WriteError>> {
  const beside = unfinishedName(path)
  try {
    await writeAndFlush(beside, bytes)
    await rename(beside, path)
    flushFolder(dirname(path))
    return success(null)
  } catch (cause) {
    await rm(beside, { force: true }).catch(() => undefined)
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return failure({ kind: 'export-failed', reason: diskReason(cause) })
  }
}

async function writeAndFlush(beside: string, bytes: Uint8Array): Promise<void> {
  const file = await open(beside, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What stands in the way of the file may stand in the way of removing it; the first cause is the one to tell. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The next writing begins it anew.
  }
}
