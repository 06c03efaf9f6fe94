import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron'
import type { AppError } from '../../shared/app-error.ts'
import { japanDate } from '../../shared/japan-time.ts'
import type { OrderFilter } from '../../shared/order-query.ts'
import { success, type Result } from '../../shared/result.ts'
import type { OrderBook } from '../orders/order-book.ts'
import type { MainText } from '../text.ts'
import { exportCsv } from './export-csv.ts'

export interface ReceiptExportParts {
  readonly window: () => BrowserWindow | null
  readonly text: () => MainText
  readonly now: () => number
}

export interface Exported {
  readonly path: string
  readonly rows: number
}

/** Asks where to, then exports; null when the operator closed the dialog. */
export class ReceiptExport {
  readonly #parts: ReceiptExportParts

  constructor(parts: ReceiptExportParts) {
    this.#parts = parts
  }

  async export(book: OrderBook, filter: OrderFilter): Promise<Result<Exported | null, AppError>> {
    const path = await this.#choosePath()
    if (path === null) return success(null)
    const rows = await exportCsv({ book, filter, text: this.#parts.text(), path })
    return rows.ok ? success({ path, rows: rows.value }) : rows
  }

  async #choosePath(): Promise<string | null> {
    const words = this.#parts.text().export
    const options: SaveDialogOptions = {
      title: words.title,
      defaultPath: `${words.fileName}-${japanDate(this.#parts.now()).replaceAll('/', '')}.csv`,
      filters: [{ name: words.csvFiles, extensions: ['csv'] }],
    }
    const window = this.#parts.window()
    const chosen = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
  }
}
