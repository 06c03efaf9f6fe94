import { writeSync } from 'node:fs'
import { formatJapanTime } from '../../../shared/japan-time.ts'
import type { AppError } from '../../../shared/app-error.ts'
import type { AuditFile } from '../../../shared/history-chain.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { fillWholeFile } from '../../files/write-whole-file.ts'
import { exportFailure } from '../../receipts/export-failure.ts'
import { csvLine, csvText } from '../../receipts/csv-text.ts'
import { openDatabase, type Database } from '../book/open-database.ts'
import { FIRST_HASH } from './history-hash.ts'
import { readHistory, type ReadLine } from './read-history.ts'

export interface AuditFileTask {
  /** The book's file; others may go on writing to it. */
  readonly book: string
  readonly path: string
  readonly format: AuditFile['format']
}

const COLUMNS = [
  'id',
  'of_order',
  'at',
  'event',
  'from_status',
  'to_status',
  'operator',
  'detail',
  'changed',
  'previous_hash',
  'hash',
  'order_id',
] as const

/** Writes the whole history with its hashes; answers how many lines. The file has its name only once it is whole. */
export function writeAuditFile({ book, path, format }: AuditFileTask): Result<number, AppError> {
  try {
    const database = openDatabase(book, 'read-only')
    try {
      return success(fillWholeFile(path, (file) => writeLines(file, textOf(database, format))))
    } finally {
      database.close()
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && 'syscall' in cause)) throw cause
    return failure(exportFailure(String(cause.code)))
  }
}

function writeLines(file: number, lines: Iterable<string>): number {
  let count = -1
  for (const line of lines) {
    const bytes = Buffer.from(line)
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from)
    count += 1
  }
  return count
}

/** A head, then a text for each line of the history. */
function* textOf(database: Database, format: AuditFile['format']): Iterable<string> {
  yield format === 'csv' ? `\uFEFF${csvLine(['time_japan', ...COLUMNS])}` : `${JSON.stringify(headOf(database))}\n`
  for (const line of readHistory(database)) yield format === 'csv' ? csvOf(line) : `${jsonOf(line)}\n`
}

/** What a program needs to check the rest. */
function headOf(database: Database) {
  const [book] = database.rows('select book_id from book')
  const rule = 'hash = sha256(previous_hash + "\\n" + JSON of the first nine columns as an array)'
  return { file: 'uketsuke-history-1', book: book?.['book_id'] ?? null, columns: COLUMNS, first: FIRST_HASH, rule }
}

function jsonOf(line: ReadLine): string {
  return JSON.stringify(COLUMNS.map((column) => line[column]))
}

function csvOf(line: ReadLine): string {
  const cells = COLUMNS.map((column) => {
    const value = line[column]
    return typeof value === 'number' ? String(value) : csvText(value ?? '')
  })
  return csvLine([formatJapanTime(line.at), ...cells])
}
