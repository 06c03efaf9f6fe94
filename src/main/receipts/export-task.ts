import type { ExportRequest, Unholdable } from '../../shared/export-request.ts'
import type { Settings } from '../../shared/settings.ts'

/** What the exporting thread is told when it starts. */
export interface ExportTask {
  /** The book's file. */
  readonly book: string
  readonly request: ExportRequest
  readonly language: Settings['language']
  /** The file to make, and the name it has until it is whole. */
  readonly path: string
  readonly part: string
  /** Four shared bytes: anything but 0 says stop. */
  readonly stop: SharedArrayBuffer
}

/** How it ended. `failed`: no file was made, `code` is the system's word for why (`ENOSPC`). */
export type WriteEnd =
  | { readonly end: 'written'; readonly orders: number; readonly rows: number; readonly replaced: number }
  | { readonly end: 'cancelled' }
  | { readonly end: 'unholdable'; readonly found: Unholdable }
  | { readonly end: 'failed'; readonly code: string }
