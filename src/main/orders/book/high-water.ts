import { fileStamp } from './book-file.ts'
import { keepMarker, type BookMarker, type BookMemory } from './book-marker.ts'

/** Writing the marker costs a flush of its own, so it follows the book at this distance, ms; the journal is exact. */
const MARKER_EVERY_MS = 5_000
/** The same mark in the settings, for a folder that vanished as a whole, ms. */
const MEMORY_EVERY_MS = 60_000

interface MarkerKeeping {
  readonly bookFile: string
  readonly markerFile: string
  readonly marker: BookMarker
  /** The marker lies there as of before this opening: it is written soon, but nobody who wants the book waits for it. */
  readonly unwritten: boolean
  readonly clock: { now(): number }
  /** Keeps the mark outside the book's folder as well; opening the book did it once. */
  readonly remember: (memory: BookMemory) => boolean
}

/** Keeps the marker beside the book: now and then while it grows, and once more when it is closed. */
export interface HighWater {
  /** A history line was written. */
  seen(historyId: number): void
  /** The book was closed; `tidy`: in good order, so that the file may be trusted as it lies there. */
  closed(tidy: boolean): void
}

export function highWater({ bookFile, markerFile, marker, unwritten, clock, remember }: MarkerKeeping): HighWater {
  let newest = marker.highWater
  let writtenAt = clock.now()
  let rememberedAt = clock.now()
  let soon: NodeJS.Immediate | null = null
  const write = (closed: BookMarker['closed']): void => {
    if (soon !== null) clearImmediate(soon)
    soon = null
    writtenAt = clock.now()
    keepMarker(markerFile, { ...marker, highWater: newest, closed })
  }
  const keepInMind = (): void => {
    rememberedAt = clock.now()
    remember({ bookId: marker.bookId, highWater: newest })
  }
  if (unwritten) soon = setImmediate(() => write(null))
  // A clock set back must not silence the marks.
  const isOver = (since: number, ms: number): boolean => Math.abs(clock.now() - since) >= ms
  return {
    seen(historyId) {
      newest = Math.max(newest, historyId)
      if (isOver(writtenAt, MARKER_EVERY_MS)) write(null)
      if (isOver(rememberedAt, MEMORY_EVERY_MS)) keepInMind()
    },
    closed(tidy) {
      if (tidy) write(fileStamp(bookFile))
      else if (soon !== null) write(null)
      keepInMind()
    },
  }
}
