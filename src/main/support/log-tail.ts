import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { isLogLine } from '../log-line.ts'
import { LOG_FILES } from '../log.ts'

const MOST_LINES = 120
/** Bytes read from the end of each file. */
const MOST_BYTES = 64 * 1024

export interface LogTail {
  readonly lines: readonly string[]
  /** Lines among them that are not as we write them today: left out. */
  readonly leftOut: number
}

/** The newest lines of the log, newest last. */
export function logTail(folder: string): LogTail {
  const lines = LOG_FILES.flatMap((name) => endOf(join(folder, name))).slice(-MOST_LINES)
  const ours = lines.filter(isLogLine)
  return { lines: ours, leftOut: lines.length - ours.length }
}

/** Whole lines at the end of a file; none where it cannot be read. */
function endOf(path: string): string[] {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      const bytes = Buffer.alloc(Math.min(size, MOST_BYTES))
      const read = readSync(file, bytes, 0, bytes.length, size - bytes.length)
      const lines = bytes.toString('utf8', 0, read).split(/\r?\n/u)
      return lines.slice(size > bytes.length ? 1 : 0).filter((line) => line !== '')
    } finally {
      closeSync(file)
    }
  } catch {
    return []
  }
}
