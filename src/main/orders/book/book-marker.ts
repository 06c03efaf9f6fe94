import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { writeWholeFileSync } from '../../files/write-whole-file.ts'

/**
 * What this PC remembers of its book, in `book.json` beside it: enough to notice that the book was lost, emptied,
 * swapped or set back, none of which SQLite can see.
 */
const BookMarker = v.object({
  bookId: v.string(),
  /** False only while the very first book is being made. */
  complete: v.boolean(),
  /** Newest history line seen; written now and then, so the book may be ahead of it but never behind. */
  highWater: v.number(),
  /** The file as it was left when it was last closed in good order; null while it is open. */
  closed: v.nullable(v.object({ bytes: v.number(), changedAt: v.number() })),
  /** When every page was last checked, ms since 1970. */
  checkedAt: v.number(),
})
export type BookMarker = v.InferOutput<typeof BookMarker>

/** What is remembered of a book outside its folder: enough to notice that the whole folder vanished. */
export const BookMemory = v.object({ bookId: v.string(), highWater: v.number() })
export type BookMemory = v.InferOutput<typeof BookMemory>

/** The marker, `null` when there is none, `unreadable` when there is one that says nothing. */
export function readMarker(path: string): BookMarker | 'unreadable' | null {
  if (!existsSync(path)) return null
  try {
    const marker = v.safeParse(BookMarker, JSON.parse(readFileSync(path, 'utf8')))
    return marker.success ? marker.output : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** Replaces the marker in one step: after a crash it is the old one or the new one. Throws what the disk throws. */
export function writeMarker(path: string, marker: BookMarker): void {
  writeWholeFileSync(path, `${JSON.stringify(marker)}\n`)
}

/** An older marker says less but nothing wrong, so a disk that refuses it stops nothing. */
export function keepMarker(path: string, marker: BookMarker): void {
  try {
    writeMarker(path, marker)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}
