import { open, rename, rm } from 'node:fs/promises'
import type { AppError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'

type WriteError = Extract<AppError, { kind: 'export-failed' }>

const REASONS: Readonly<Record<string, WriteError['reason']>> = {
  EBUSY: 'locked',
  ETXTBSY: 'locked',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
}

/** Writes a file that appears under its name only when it is whole: temporary file, fsync, rename. */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<Result<null, WriteError>> {
  const part = `${path}.part`
  try {
    await writePart(part, bytes)
    await rename(part, path)
    return success(null)
  } catch (cause) {
    // What stands in the way of the file may stand in the way of removing it; the first cause is the one to tell.
    await rm(part, { force: true }).catch(() => undefined)
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return failure({ kind: 'export-failed', reason: REASONS[String(cause.code)] ?? 'other' })
  }
}

async function writePart(part: string, bytes: Uint8Array): Promise<void> {
  const file = await open(part, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
