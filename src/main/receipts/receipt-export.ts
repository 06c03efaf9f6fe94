import { shell, type BrowserWindow } from 'electron'
import type { AppError } from '../../shared/app-error.ts'
import type {
  ExportEnd,
  ExportPreview,
  ExportProgress,
  ExportRequest,
  PreviewExport,
} from '../../shared/export-request.ts'
import { japanDate } from '../../shared/japan-time.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Settings } from '../../shared/settings.ts'
import { mainText } from '../text.ts'
import { askSavePath } from '../windows/ask-path.ts'
import type { OrderBook } from '../orders/order-book.ts'
import { previewAccounting } from './accounting/preview-accounting.ts'
import { shownCell } from './csv-text.ts'
import { exportFailure } from './export-failure.ts'
import { makeSheet } from './make-sheet.ts'
import { runExport } from './run-export.ts'
import { partPath, type UnfinishedExport } from './unfinished-export.ts'

export interface ReceiptExportParts {
  readonly window: () => BrowserWindow | null
  readonly language: () => Settings['language']
  readonly now: () => number
  readonly newId: () => string
  /** Script of the thread that writes: see export-thread.ts. */
  readonly thread: string
  readonly unfinished: UnfinishedExport
  readonly progress: (progress: ExportProgress) => void
}

const PREVIEW_ORDERS = 5

interface Running {
  readonly stop: Int32Array
  readonly ended: Promise<unknown>
}

/** Receipts on their way into a file: one at a time, in a thread of their own. */
export class ReceiptExport {
  readonly #parts: ReceiptExportParts
  #running: Running | null = null
  #asking = false
  /** Previews asked for so far: only the newest is waited for. */
  #looks = 0
  /** Where the operator chose to write last, and the file that was written last: the page never names a path. */
  #chosen: string | null = null
  #written: string | null = null

  constructor(parts: ReceiptExportParts) {
    this.#parts = parts
  }

  /** First rows as a reader of the file finds them, and how many orders there are. */
  async preview(book: OrderBook, { filter, sheet: choice }: PreviewExport): Promise<Result<ExportPreview, AppError>> {
    this.#looks += 1
    const mine = this.#looks
    if (choice.sheet === 'accounting') {
      const isStale = (): boolean => mine !== this.#looks
      return success(await previewAccounting({ book, filter, file: choice, isStale }))
    }
    const sheet = makeSheet(choice, mainText(this.#parts.language()))
    const { total: orders, rows: listed } = await book.list({ filter, offset: 0, limit: PREVIEW_ORDERS })
    const details = await Promise.all(listed.map(({ id }) => book.detail(id)))
    const rows = details.flatMap((detail) => (detail === null ? [] : sheet.rows(detail)))
    return success({ header: sheet.header, rows: rows.map((row) => row.map(shownCell)), orders, accounting: null })
  }

  /** Asks where to, then writes `book` (the path of its file); null when the operator closed the save dialog. */
  async export(book: string, request: ExportRequest): Promise<Result<ExportEnd | null, AppError>> {
    if (this.#running !== null || this.#asking) return failure({ kind: 'busy' })
    this.#asking = true
    const path = await this.#path(request).finally(() => (this.#asking = false))
    return path === null ? success(null) : this.#write(book, request, path)
  }

  /** Stops what is being written; fulfilled when nothing of it is left. */
  async cancel(): Promise<void> {
    if (this.#running === null) return
    Atomics.store(this.#running.stop, 0, 1)
    await this.#running.ended.catch(() => undefined)
  }

  /** Shows the file that was written last in the system's file manager. */
  showFile(): void {
    if (this.#written !== null) shell.showItemInFolder(this.#written)
  }

  async #write(book: string, request: ExportRequest, path: string): Promise<Result<ExportEnd, AppError>> {
    const { thread, language, newId, unfinished, progress } = this.#parts
    const part = partPath(path, newId())
    const stop = new SharedArrayBuffer(4)
    const blocked = unfinished.begin(part)
    if (blocked !== null) return failure(exportFailure(blocked))
    const task = { book, request, language: language(), path, part, stop } as const
    const ended = runExport(thread, task, progress)
    this.#running = { stop: new Int32Array(stop), ended }
    try {
      const end = await ended
      if (end.end === 'failed') return failure(exportFailure(end.code))
      if (end.end !== 'written') return success(end)
      this.#written = path
      return success({ ...end, path })
    } finally {
      this.#running = null
      unfinished.tidy()
    }
  }

  async #path({ again, sheet }: ExportRequest): Promise<string | null> {
    if (again && this.#chosen !== null) return this.#chosen
    const { now, window, language } = this.#parts
    const words = mainText(language()).export
    const name = sheet.sheet === 'accounting' ? words.accounting[sheet.product] : words.fileName
    const path = await askSavePath({
      ...{ window: window(), title: words.title, fileKind: words.csvFiles, extension: 'csv' },
      name: `${name}-${japanDate(now()).replaceAll('/', '')}`,
    })
    if (path === null) return null
    this.#chosen = path
    return path
  }
}
