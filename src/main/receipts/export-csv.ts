import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import type { AppError } from '../../shared/app-error.ts'
import type { OrderFilter } from '../../shared/order-query.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { OrderBook } from '../orders/order-book.ts'
import type { MainText } from '../text.ts'
import { receiptHead, receiptLine } from './receipt-row.ts'

const BOM = '\uFEFF'
const PAGE = 500

type ExportError = Extract<AppError, { kind: 'export-failed' }>

function exportError(cause: unknown): ExportError | null {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EBUSY' || code === 'ETXTBSY') return { kind: 'export-failed', reason: 'locked' }
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'export-failed', reason: 'no-space' }
  // Windows answers EPERM for a file that Excel holds open; to the operator both read "close it or choose another".
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return { kind: 'export-failed', reason: 'no-permission' }
  return typeof code === 'string' ? { kind: 'export-failed', reason: 'other' } : null
}

export interface CsvExport {
  readonly book: OrderBook
  readonly filter: OrderFilter
  readonly text: MainText
  readonly path: string
}

async function writeAll(file: FileHandle, { book, filter, text }: CsvExport): Promise<number> {
  await file.write(BOM + receiptHead(text))
  let rows = 0
  for await (const page of book.pages(filter, PAGE)) {
    const money = await book.moneyOf(page.map(({ id }) => id))
    await file.write(page.map((order) => receiptLine(order, text, money.get(order.id))).join(''))
    rows += page.length
  }
  await file.sync()
  return rows
}

async function writePart(part: string, request: CsvExport): Promise<number> {
  const file = await open(part, 'w')
  try {
    return await writeAll(file, request)
  } finally {
    await file.close()
  }
}

/**
 * Writes every order of a filter, newest first, as UTF-8 with BOM and CRLF. The file appears under its name only when
 * it is whole (temporary file, fsync, rename); nothing half-written stays behind. Answers the number of orders.
 */
export async function exportCsv(request: CsvExport): Promise<Result<number, ExportError>> {
  const part = `${request.path}.part`
  try {
    const rows = await writePart(part, request)
    await rename(part, request.path)
    return success(rows)
  } catch (cause) {
    // What stands in the way of the file may stand in the way of removing it; the first cause is the one to tell.
    await rm(part, { force: true }).catch(() => undefined)
    const error = exportError(cause)
    if (error === null) throw cause
    return failure(error)
  }
}
