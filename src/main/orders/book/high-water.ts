import { fileStamp } from './book-file.ts'
import { keepMarker, type BookMarker } from './book-marker.ts'

/** Writing the marker costs a flush of its own, so it follows the book at this distance, ms. */
const MARKER_EVERY_MS = 5_000

interface MarkerKeeping {
  readonly bookFile: string
  readonly markerFile: string
  readonly marker: BookMarker
  readonly clock: { now(): number }
}

/** Keeps the marker beside the book: now and then while it grows, and once more when it is closed. */
export interface HighWater {
  /** A history line was written. */
  seen(historyId: number): void
  /** The book was closed in good order: the file may be trusted as it lies there. */
  closed(): void
}

export function highWater({ bookFile, markerFile, marker, clock }: MarkerKeeping): HighWater {
  let newest = marker.highWater
  let writtenAt = clock.now()
  const write = (closed: BookMarker['closed']): void => {
    writtenAt = clock.now()
    keepMarker(markerFile, { ...marker, highWater: newest, closed })
  }
  return {
    seen(historyId) {
      newest = Math.max(newest, historyId)
      // A clock set back must not silence the marker.
      if (Math.abs(clock.now() - writtenAt) >= MARKER_EVERY_MS) write(null)
    },
    closed: () => write(fileStamp(bookFile)),
  }
}
