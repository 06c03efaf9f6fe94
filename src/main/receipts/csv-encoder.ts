import type { ExportRequest } from '../../shared/export-request.ts'
import { createCp932 } from './cp932.ts'
import { csvRow } from './csv-text.ts'
import { textCell, type Cell, type ExportedOrder, type Sheet } from './sheet.ts'
import { UnholdableList } from './unholdable-list.ts'

/** Turns orders into the bytes of a file, and remembers what its encoding cannot hold. */
export interface CsvEncoder {
  /** What stands before the first row: byte order mark and heads. */
  head(): Buffer
  orders(orders: readonly ExportedOrder[]): Buffer
  readonly unholdable: UnholdableList
  /** Characters for which 〓 was written. */
  readonly replaced: number
  /** Lines so far, without the heads. */
  readonly rows: number
}

const BOM = '\uFEFF'

/** The writer of one file; it keeps count, so every file needs a new one. */
export function csvEncoder(sheet: Sheet, { encoding, mode }: Pick<ExportRequest, 'encoding' | 'mode'>): CsvEncoder {
  const headText = sheet.header === null ? '' : csvRow(sheet.header.map(textCell), mode)
  let rows = 0
  const text = (orders: readonly ExportedOrder[]): string => {
    let lines = ''
    for (const order of orders)
      for (const row of sheet.rows(order)) {
        lines += csvRow(row, mode)
        rows += 1
      }
    return lines
  }
  if (encoding === 'cp932') return cp932Encoder({ sheet, headText, text, rows: () => rows })
  return {
    get rows() {
      return rows
    },
    head: () => Buffer.from(encoding === 'utf-8-bom' ? BOM + headText : headText),
    orders: (orders) => Buffer.from(text(orders)),
    unholdable: new UnholdableList(),
    replaced: 0,
  }
}

interface Lines {
  readonly sheet: Sheet
  readonly headText: string
  readonly text: (orders: readonly ExportedOrder[]) => string
  readonly rows: () => number
}

function cp932Encoder({ sheet, headText, text, rows }: Lines): CsvEncoder {
  const cp932 = createCp932()
  const unholdable = new UnholdableList()
  let replaced = 0
  return {
    unholdable,
    get replaced() {
      return replaced
    },
    get rows() {
      return rows()
    },
    head: () => cp932.encode(headText).bytes,
    orders(orders) {
      const page = cp932.encode(text(orders))
      replaced += page.replaced
      // Only a page that has any is looked through cell by cell.
      if (page.replaced > 0) for (const order of orders) listMissing(order)
      return page.bytes
    },
  }

  function listMissing(exported: ExportedOrder): void {
    for (const row of sheet.rows(exported)) row.forEach((cell, index) => listCell(cell, exported.order.orderId, index))
  }
  function listCell(cell: Cell, orderId: string, index: number): void {
    if (cell.kind === 'number') return
    const column = (sheet.header ?? sheet.columns)?.[index] ?? String(index + 1)
    for (const character of cp932.missing(cell.text)) unholdable.add(character, orderId, column)
  }
}
