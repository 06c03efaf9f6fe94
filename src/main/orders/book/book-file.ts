import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import type { BookTrouble } from '../../../shared/app-error.ts'

const HEADER = 'SQLite format 3\0'
const WAL_MAGIC = [0x37_7f_06_82, 0x37_7f_06_83]

/** Size and time of last change of a file: enough to see that nobody wrote to it since. */
export interface FileStamp {
  readonly bytes: number
  /** ms since 1970. */
  readonly changedAt: number
}

export function fileStamp(path: string): FileStamp | null {
  if (!existsSync(path)) return null
  const { size, mtimeMs } = statSync(path)
  return { bytes: size, changedAt: mtimeMs }
}

/**
 * What is wrong with a book's file before SQLite sees it, or null. SQLite itself takes an empty file for a new
 * database and drops a log it cannot read, both without a word.
 */
export function fileTrouble(
  path: string,
): Extract<BookTrouble, 'missing' | 'empty' | 'garbage' | 'garbage-wal'> | null {
  const stamp = fileStamp(path)
  if (stamp === null) return 'missing'
  if (stamp.bytes === 0) return 'empty'
  if (firstBytes(path, HEADER.length).toString('latin1') !== HEADER) return 'garbage'
  return hasGarbageLog(`${path}-wal`) ? 'garbage-wal' : null
}

/** A log of zeros is one whose first write never reached the disk: nothing was promised from it. */
function hasGarbageLog(path: string): boolean {
  const head = existsSync(path) ? firstBytes(path, 32) : Buffer.alloc(0)
  if (head.every((byte) => byte === 0)) return false
  return head.length < 32 || !WAL_MAGIC.includes(head.readUInt32BE(0))
}

/** Whether the file is shorter than its own header says. */
export function isTruncated(path: string): boolean {
  const head = firstBytes(path, 32)
  if (head.length < 32) return true
  const page = head.readUInt16BE(16)
  return statSync(path).size < (page === 1 ? 65_536 : page) * head.readUInt32BE(28)
}

function firstBytes(path: string, count: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(count)
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0))
  } finally {
    closeSync(file)
  }
}
