import type { BookSnapshot } from '../orders/book/book-snapshot.ts'
import { sumMoney } from '../orders/money-rules.ts'
import { mainText } from '../text.ts'
import { csvEncoder, type CsvEncoder } from './csv-encoder.ts'
import type { ExportTask } from './export-task.ts'
import { LineEncoder } from './line-encoder.ts'
import { isField } from './line-sheet.ts'
import { makeSheet } from './make-sheet.ts'
import { receiptSheet } from './receipt-sheet.ts'
import type { ExportedOrder } from './sheet.ts'

/** Small enough that a stop is heard at once, large enough that pages cost nothing. */
const PAGE = 250

/** A file page by page. `counted` grows while the pages are asked for. */
export interface EncodedPages {
  readonly head: Buffer
  readonly pages: AsyncIterable<{ readonly bytes: Buffer; readonly orders: number }>
  readonly counted: Pick<CsvEncoder, 'unholdable' | 'replaced' | 'rows'>
}

type Asked = Pick<ExportTask, 'request' | 'language'>

/** Receipts have hundreds of thousands of rows: they take the road that makes no orders; other sheets want whole ones. */
export function encodedPages({ request, language }: Asked, snapshot: BookSnapshot): EncodedPages {
  const { sheet } = request
  const text = mainText(language)
  if (sheet.sheet !== 'receipts') return orderPages(csvEncoder(makeSheet(sheet, text), request), snapshot)
  const encoder = new LineEncoder(sheet.columns, text, request)
  const head = csvEncoder(receiptSheet(sheet.columns, text), request).head()
  return {
    head,
    pages: encodedLines(encoder, snapshot.lines(sheet.columns.filter(isField), PAGE)),
    counted: encoder,
  }
}

async function* encodedLines(encoder: LineEncoder, pages: ReturnType<BookSnapshot['lines']>): EncodedPages['pages'] {
  for await (const page of pages) yield { bytes: encoder.page(page), orders: page.orders }
}

function orderPages(encoder: CsvEncoder, snapshot: BookSnapshot): EncodedPages {
  async function* pages(): EncodedPages['pages'] {
    for await (const page of snapshot.pages(PAGE)) {
      const bytes = encoder.orders(page.map((one): ExportedOrder => ({ ...one, sums: sumMoney(one.money) })))
      yield { bytes, orders: page.length }
    }
  }
  return { head: encoder.head(), pages: pages(), counted: encoder }
}
