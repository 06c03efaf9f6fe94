import type { ClosingDay } from '../../shared/closing.ts'
import type { SaleSums } from '../../shared/sale-sums.ts'
import { csvLine, csvText } from '../receipts/csv-text.ts'
import { dayTables, type DayText } from './closing-tables.ts'

const BOM = '\uFEFF'
const yen = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value))

/** The day as a file: UTF-8 with BOM and CRLF, one line a figure. Yen are plain numbers, so that -70 stays -70. */
export function closingCsv({ figures }: ClosingDay, given: DayText): string {
  const { words } = given
  const line = (group: string, item: string, rest: readonly string[]): string =>
    csvLine([figures.day, csvText(group), csvText(item), ...rest])
  const sums = (orders: number, { sales, refunds, net, provisional }: SaleSums): readonly string[] => [
    String(orders),
    yen(sales),
    yen(refunds),
    yen(net),
    yen(provisional),
    '',
  ]
  const { orders, sales, refunds } = words.sums
  const heads = [words.day, words.group, words.item, orders, sales, refunds, words.net, words.provisional, words.yen]
  const tables = dayTables(figures, given).flatMap(({ title, lines }) =>
    lines.map((one) => {
      const plain = [String(one.orders), '', '', '', '', yen(one.yen)]
      return line(title, one.item, one.sums === null ? plain : sums(one.orders, one.sums))
    }),
  )
  const total = line(words.totals, words.totals, sums(figures.orders, figures.sums))
  return [BOM, csvLine(heads.map(csvText)), total, ...tables].join('')
}
