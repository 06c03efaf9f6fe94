import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readLine, type JournalLine } from './journal-line.ts'

export const JOURNAL_FILE = 'journal.jsonl'
const ROTATED = /^journal-\d{12}\.jsonl$/u
/** Longer than any few lines together, bytes. */
const TAIL_BYTES = 512 * 1024

/** `journal-000000001234.jsonl`: named by the last history line in it, so that names sort as they were written. */
export function rotatedName(lastHistory: number): string {
  return `journal-${String(lastHistory).padStart(12, '0')}.jsonl`
}

/** Names of the journal's files, oldest first, the one in use last. */
export function journalNames(folder: string): string[] {
  if (!existsSync(folder)) return []
  const rotated = readdirSync(folder).filter((name) => ROTATED.test(name))
  return [...rotated.sort(), ...(existsSync(join(folder, JOURNAL_FILE)) ? [JOURNAL_FILE] : [])]
}

export function journalBytes(folder: string): number {
  return journalNames(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

export interface JournalEnd {
  readonly book: string
  /** Newest history line that the journal knows of. */
  readonly history: number
  /** Newest closing that the journal's end tells of; 0 when it tells of none. */
  readonly closing: number
}

/** Where the journal ends, or null when there is none that says anything. Reads only its tail. */
export function journalEnd(folder: string): JournalEnd | null {
  for (const name of journalNames(folder).reverse()) {
    const lines = tail(join(folder, name)).flatMap((written) => readLine(written) ?? [])
    const last = lines.findLast((line) => 'history' in line)
    if (last === undefined) continue
    const own = lines.filter(({ book }) => book === last.book)
    const history = Math.max(...own.map((line) => ('history' in line ? line.history : 0)))
    const closing = Math.max(0, ...own.map((line) => (line.line === 'closing' ? line.id : 0)))
    return { book: last.book, history, closing }
  }
  return null
}

function tail(path: string): string[] {
  const file = openSync(path, 'r')
  try {
    const { size } = statSync(path)
    const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES))
    const read = readSync(file, bytes, 0, bytes.length, size - bytes.length)
    return bytes.toString('utf8', 0, read).split('\n')
  } finally {
    closeSync(file)
  }
}

/** Every line that can be read, oldest first, a file at a time. */
export async function* journalLines(folder: string): AsyncIterable<JournalLine> {
  for (const name of journalNames(folder)) {
    const written = await readFile(join(folder, name), 'utf8')
    for (const text of written.split('\n')) {
      const line = text === '' ? null : readLine(text)
      if (line !== null) yield line
    }
  }
}
