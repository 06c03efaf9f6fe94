import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { writeWholeFileSync } from '../../files/write-whole-file.ts'
import type { ForgottenRow } from '../book/forget-saved.ts'
import type { ErasedOrder } from '../order-book.ts'

const CLEANED_FILE = 'cleaned.json'

/** What the copies in a book's folder were last cleaned of. */
const CleanedMark = v.object({
  bookId: v.string(),
  /** Digest of all that the book had forgotten by then. */
  forgotten: v.string(),
  /** Every copy that was looked at, as seen from the book's folder. */
  copies: v.array(v.string()),
  /** Those of them that could not be read, and so not be cleaned. */
  left: v.array(v.string()),
})
export type CleanedMark = v.InferOutput<typeof CleanedMark>

/** The same for the same orders and saved entries, in whatever order they come. */
export function forgottenDigest(erased: readonly ErasedOrder[], rows: readonly ForgottenRow[]): string {
  const names = [
    ...erased.map(({ id, orderId }) => `${id} ${orderId}`),
    ...rows.map(({ table, id }) => `${table} ${id}`),
  ]
  return createHash('sha256').update(names.sort().join('\n')).digest('hex')
}

/** null when nothing was cleaned yet, or when nobody can tell. */
export function readCleanedMark(folder: string): CleanedMark | null {
  const path = join(folder, CLEANED_FILE)
  if (!existsSync(path)) return null
  try {
    const mark = v.safeParse(CleanedMark, JSON.parse(readFileSync(path, 'utf8')))
    return mark.success ? mark.output : null
  } catch {
    return null
  }
}

/** A mark that the disk refuses says less, never more: the copies are cleaned once again. */
export function keepCleanedMark(folder: string, mark: CleanedMark): void {
  try {
    writeWholeFileSync(join(folder, CLEANED_FILE), `${JSON.stringify(mark)}\n`)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
  }
}
