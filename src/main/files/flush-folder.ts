import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a place says that keeps no list of names to be flushed, or does not let it be read: a share, Windows. */
const CANNOT: readonly unknown[] = ['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR', 'EPERM', 'EACCES']

/**
 * Gives a flushed file its name, and waits until the name is on the disk too: a power cut must bring back neither the
 * old file nor none. Throws what the disk throws.
 */
export function renameForGood(from: string, to: string): void {
  renameSync(from, to)
  flushFolder(dirname(to))
}

/** Waits until the names in a folder are on the disk, where that can be had. Throws what the disk throws. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  try {
    const opened = openSync(folder, 'r')
    try {
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && CANNOT.includes(cause.code))) throw cause
  }
}
