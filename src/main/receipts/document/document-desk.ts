import type { AppError } from '../../../shared/app-error.ts'
import { documentBasis, type DocumentBasis } from '../../../shared/document-basis.ts'
import type { BrowserWindow } from 'electron'
import type { OrderDetail } from '../../../shared/order-entry.ts'
import type { DocumentEnd, IssueDocument, IssuedDocument } from '../../../shared/receipt-document.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { Settings } from '../../../shared/settings.ts'
import { taxLines } from '../../../shared/tax.ts'
import type { EntryService } from '../../orders/entry-service.ts'
import type { Picture, Sheet, SheetPrinting } from '../../printing/sheet.ts'
import { writeWholeFile } from '../../files/write-whole-file.ts'
import { askSavePath } from '../../windows/ask-path.ts'
import type { MainText } from '../../text.ts'
import { documentSheet } from './document-sheet.ts'

/** Whose orders the document is about. */
export interface DocumentShop {
  readonly mode: 'training' | 'real'
  readonly entries: EntryService
}

export interface DocumentDeskParts {
  readonly printer: SheetPrinting
  readonly window: () => BrowserWindow | null
  readonly text: () => MainText
  readonly settings: () => Settings
  readonly logo: () => Promise<Picture | null>
}

interface Issue {
  readonly request: IssueDocument
  readonly detail: OrderDetail
  readonly basis: DocumentBasis
  /** Where the PDF goes; null for paper. */
  readonly path: string | null
}

/** Issues receipts, provisional slips and statements: first into the book, then out of the printer. */
export class DocumentDesk {
  readonly #parts: DocumentDeskParts

  constructor(parts: DocumentDeskParts) {
    this.#parts = parts
  }

  /** Asks where to (PDF), counts the issue, and puts it out. What did not come out does not count. */
  async issue(shop: DocumentShop, request: IssueDocument): Promise<Result<DocumentEnd, AppError>> {
    if (this.#parts.settings().issuerName === '') return failure({ kind: 'document-refused', reason: 'no-issuer' })
    const detail = await shop.entries.detail(request.id)
    if (!detail.ok) return detail
    const basis = documentBasis(request.kind, detail.value)
    if (!basis.ok) return failure({ kind: 'document-refused', reason: basis.error })
    const path = request.way === 'pdf' ? await this.#choosePath(request, detail.value, basis.value) : null
    if (request.way === 'pdf' && path === null) return success({ end: 'cancelled' })
    return this.#count(shop, { request, detail: detail.value, basis: basis.value, path })
  }

  #choosePath({ kind }: IssueDocument, { order }: OrderDetail, { day, amount }: DocumentBasis): Promise<string | null> {
    const { title, files, names } = this.#parts.text().pdf
    // Day, amount and order are what a file is searched by; whose it is stays out of its name.
    const name = [names[kind], day.replaceAll('-', ''), amount, order.orderId].join('_')
    return askSavePath({ window: this.#parts.window(), title, name, extension: 'pdf', fileKind: files })
  }

  async #count(shop: DocumentShop, issue: Issue): Promise<Result<DocumentEnd, AppError>> {
    const { request } = issue
    const taxes = taxLines(request.items, this.#parts.settings().taxRounding)
    const added = await shop.entries.addDocument({ request, taxes })
    if (!added.ok) return added
    let end: Result<DocumentEnd, AppError> | null = null
    try {
      end = await this.#putOut(await this.#sheet(shop, issue, added.value), issue, added.value)
      return end
    } finally {
      if (end === null || !end.ok || end.value.end === 'cancelled')
        await shop.entries.voidDocument(added.value.id, request.operator)
    }
  }

  async #sheet(shop: DocumentShop, { request, detail, basis }: Issue, issued: IssuedDocument): Promise<Sheet> {
    return documentSheet({
      order: detail.order,
      issued,
      basis,
      request,
      settings: this.#parts.settings(),
      logo: await this.#parts.logo(),
      isTraining: shop.mode === 'training',
    })
  }

  async #putOut(sheet: Sheet, { path }: Issue, { number }: IssuedDocument): Promise<Result<DocumentEnd, AppError>> {
    if (path !== null) {
      const written = await writeWholeFile(path, await this.#parts.printer.pdf(sheet))
      return written.ok ? success({ end: 'saved', path, number }) : written
    }
    const end = await this.#parts.printer.print(sheet)
    if (end === 'failed') return failure({ kind: 'print-failed' })
    return success(end === 'printed' ? { end, number } : { end: 'cancelled' })
  }
}
