import type { ClosingDay } from '../../shared/closing.ts'
import type { SaleSums } from '../../shared/sale-sums.ts'
import type { ExportChoice } from '../../shared/settings.ts'
import { createCp932 } from '../receipts/cp932.ts'
import { csvRow } from '../receipts/csv-text.ts'
import { dateCell, EMPTY, identifierCell, numberCell, textCell, type Cell } from '../receipts/sheet.ts'
import { dayTables, type DayText } from './closing-tables.ts'

const BOM = '\uFEFF'

type DayFile = Pick<ExportChoice, 'encoding' | 'csvMode'>

/**
 * The day as a file, one line a figure, by the receipts' writer and as the shop chose for its receipts. Yen are plain
 * numbers, so that -70 stays -70.
 */
export function closingCsv(day: ClosingDay, given: DayText, { encoding, csvMode }: DayFile): Buffer {
  const text = dayRows(day, given)
    .map((row) => csvRow(row, csvMode))
    .join('')
  if (encoding === 'cp932') {
    const { bytes, replaced } = createCp932().encode(text)
    // Nothing is lost for the sake of an older encoding: such a day is written in the one that holds every character.
    return replaced === 0 ? bytes : Buffer.from(BOM + text)
  }
  return Buffer.from(encoding === 'utf-8-bom' ? BOM + text : text)
}

function dayRows({ figures }: ClosingDay, given: DayText): readonly (readonly Cell[])[] {
  const { words } = given
  const line = (group: string, item: Cell, rest: readonly Cell[]): readonly Cell[] => [
    ...[dateCell(figures.day), textCell(group), item],
    ...rest,
  ]
  const tables = dayTables(figures, given).flatMap(({ title, named = false, lines }) =>
    lines.map(({ item, orders, yen, sums }) => {
      const cell = named ? identifierCell(item) : textCell(item)
      return line(title, cell, sums === null ? plainCells(orders, yen) : sumCells(orders, sums))
    }),
  )
  const total = line(words.totals, textCell(words.totals), sumCells(figures.orders, figures.sums))
  return [heads(given), total, ...tables]
}

function heads({ words }: DayText): readonly Cell[] {
  const { orders, sales, refunds } = words.sums
  const all = [words.day, words.group, words.item, orders, sales, refunds, words.net, words.provisional, words.yen]
  return all.map(textCell)
}

function plainCells(orders: number, yen: number | null): readonly Cell[] {
  return [numberCell(orders), EMPTY, EMPTY, EMPTY, EMPTY, numberCell(yen)]
}

function sumCells(orders: number, { sales, refunds, net, provisional }: SaleSums): readonly Cell[] {
  return [...[orders, sales, refunds, net, provisional].map(numberCell), EMPTY]
}
