import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { renameForGood } from '../files/flush-folder.ts'
import { unfinishedName } from '../files/write-whole-file.ts'
import type { Settings } from '../../shared/settings.ts'
import { BOOK_FILE } from '../orders/backup/book-paths.ts'
import { bookFailure } from '../orders/book/book-failure.ts'
import { copyBook } from '../orders/book/copy-book.ts'
import { DatabaseError } from '../orders/book/database-error.ts'
import { journalNames } from '../orders/book/journal-files.ts'
import { openDatabase } from '../orders/book/open-database.ts'
import { exportFailure } from '../receipts/export-failure.ts'
import { liveOrders } from './live-orders.ts'
import { BOOK_PART, LOGO_PART, OPERATORS_PART, SETTINGS_PART, type MovingManifest } from './moving-manifest.ts'
import { readMovingFile } from './read-moving-file.ts'
import { writeMovingFile, type PartFile } from './write-moving-file.ts'

export interface MovingToPack {
  /** The book's folder. */
  readonly folder: string
  /** A folder of our own for what is put together; gone afterwards. */
  readonly work: string
  /** The file as the operator named it. */
  readonly target: string
  readonly appVersion: string
  /** ms since 1970. */
  readonly at: number
  readonly settings: Settings
  readonly operatorsFile: string
  readonly logoFile: string
}

/**
 * Puts book, second copy, settings, operators and logo into one file and reads it back. It gets its name only then, and
 * only when no call of this book can still be paid. The keys are not among what it is made of.
 */
export function packMoving(given: MovingToPack): Result<{ readonly orders: number }, AppError> {
  const unfinished = unfinishedName(given.target)
  try {
    const refused = refusal(given)
    if (refused !== null) return failure(refused)
    rmSync(given.work, { recursive: true, force: true })
    mkdirSync(given.work, { recursive: true })
    const copied = copyBook({ book: join(given.folder, BOOK_FILE), target: join(given.work, BOOK_PART) })
    if (!copied.ok) return copied
    const head = describe(given)
    writeMovingFile({ target: unfinished, head, parts: gather(given) })
    if (!readMovingFile(unfinished, null).ok) return failure({ kind: 'export-failed', reason: 'other' })
    // Somebody may have gone on taking orders while the file was written.
    const late = refusal(given)
    if (late !== null) return failure(late)
    renameForGood(unfinished, given.target)
    return success({ orders: head.counts.orders })
  } catch (error) {
    if (error instanceof DatabaseError) return failure(bookFailure(error, given.folder))
    if (!(error instanceof Error && 'code' in error)) throw error
    return failure(exportFailure(String(error.code)))
  } finally {
    for (const left of [unfinished, given.work]) rmSync(left, { recursive: true, force: true })
  }
}

function refusal({ folder }: MovingToPack): AppError | null {
  const file = join(folder, BOOK_FILE)
  if (!existsSync(file)) return { kind: 'moving-refused', reason: 'no-book', orderIds: [] }
  const orderIds = liveOrders(file)
  return orderIds.length === 0 ? null : { kind: 'moving-refused', reason: 'open-orders', orderIds }
}

function describe({ work, appVersion, at, settings }: MovingToPack): Omit<MovingManifest, 'format' | 'parts'> {
  const database = openDatabase(join(work, BOOK_PART), 'read-only')
  try {
    const [row = {}] = database.rows(`select (select book_id from book) as book,
      (select count(*) from orders) as orders, (select count(*) from history) as history,
      (select count(*) from customers where gone_at is null) as customers,
      (select count(*) from templates where gone_at is null) as templates,
      (select count(*) from closings) as closings`)
    const count = (name: string): number => Number(row[name])
    const counts = { orders: count('orders'), history: count('history'), customers: count('customers') }
    return {
      ...{ appVersion, madeAt: at, bookId: String(row['book']), shopName: settings.issuerName },
      counts: { ...counts, templates: count('templates'), closings: count('closings') },
    }
  } finally {
    database.close()
  }
}

/** The journal is read after the book: what it knows beyond the copy is put on top when the book is received. */
function gather({ work, folder, settings, operatorsFile, logoFile }: MovingToPack): PartFile[] {
  writeFileSync(join(work, SETTINGS_PART), `${JSON.stringify(settings)}\n`)
  if (existsSync(operatorsFile)) copyFileSync(operatorsFile, join(work, OPERATORS_PART))
  if (existsSync(logoFile)) copyFileSync(logoFile, join(work, LOGO_PART))
  for (const name of journalNames(folder)) writeFileSync(join(work, name), wholeLines(join(folder, name)))
  return [BOOK_PART, SETTINGS_PART, OPERATORS_PART, LOGO_PART, ...journalNames(work)].flatMap((name) => {
    const path = join(work, name)
    return existsSync(path) ? [{ name, path, bytes: statSync(path).size }] : []
  })
}

/** Up to the last line that is written out: another may be on its way. */
function wholeLines(path: string): Uint8Array {
  const bytes = readFileSync(path)
  return bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)
}
