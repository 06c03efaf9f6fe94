import * as v from 'valibot'
import { ExportRequest, PreviewExport } from '../../shared/export-request.ts'
import { success } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { ReceiptExport } from '../receipts/receipt-export.ts'
import type { Shop } from '../shop.ts'
import type { Gate } from './handle.ts'

export interface ExportParts {
  readonly desk: Desk
  readonly receipts: ReceiptExport
  /** The file of the book that is open in this mode. */
  readonly bookFile: (mode: Shop['mode']) => string
}

/** Channels of files of receipts. A path comes only out of a dialog, never from the page. */
export function handleExport(gate: Gate, { desk, receipts, bookFile }: ExportParts): void {
  gate.handle('receipts:preview', PreviewExport, (request) =>
    desk.withShop((shop) => receipts.preview(shop.book, request)),
  )
  gate.handle('receipts:export', ExportRequest, (request) =>
    desk.withShop((shop) => receipts.export(bookFile(shop.mode), request)),
  )
  gate.handle('receipts:cancel-export', v.null(), async () => {
    await receipts.cancel()
    return success(null)
  })
  gate.handle('receipts:show-file', v.null(), () => {
    receipts.showFile()
    return Promise.resolve(success(null))
  })
}
