import type { AccountingLabels, AccountingProduct } from '../../../shared/accounting.ts'
import type { Order } from '../../../shared/order.ts'
import type { Sheet } from '../sheet.ts'
import type { Period } from '../../../shared/order-query.ts'
import { bookedEntries } from './booked-entry.ts'
import type { AccountingRow, RowRequest } from './accounting-row.ts'
import { FREEE_COLUMNS, freeeRow } from './freee-row.ts'
import { MONEY_FORWARD_COLUMNS, moneyForwardRow } from './money-forward-row.ts'
import { YAYOI_COLUMNS, yayoiDesktopRow, yayoiOnlineRow } from './yayoi-row.ts'

/**
 * How one program wants its file. All of them take CRLF and plain cells (no `="…"`); their encodings are in
 * shared/accounting.ts.
 */
export interface AccountingPreset {
  readonly columns: readonly string[]
  /** Whether the first line names the columns. */
  readonly hasHeader: boolean
  /** The most rows one file may hold, as far as the maker says; null when nothing is said. */
  readonly mostRows: number | null
  readonly row: (request: RowRequest) => AccountingRow
}

export const ACCOUNTING_PRESETS: Readonly<Record<AccountingProduct, AccountingPreset>> = {
  freee: { columns: FREEE_COLUMNS, hasHeader: true, mostRows: null, row: freeeRow },
  yayoi: { columns: YAYOI_COLUMNS, hasHeader: false, mostRows: null, row: yayoiDesktopRow },
  // 1,000 lines: 弥生会計 Next refuses more in one file (support.yayoi-kk.co.jp, page 29668).
  yayoiOnline: { columns: YAYOI_COLUMNS, hasHeader: false, mostRows: 1000, row: yayoiOnlineRow },
  moneyForward: {
    columns: MONEY_FORWARD_COLUMNS,
    hasHeader: true,

    mostRows: null,
    row: moneyForwardRow,
  },
}

export interface AccountingFile {
  readonly product: AccountingProduct
  readonly labels: AccountingLabels
  readonly period: Period
}

/**
 * The file of one program as a sheet. Rows are numbered from 1 in the order they are asked for, so every file needs a
 * new sheet; asked again for the same order, it gives the same numbers.
 */
export function accountingSheet({ product, labels, period }: AccountingFile): Sheet {
  const { hasHeader, columns, row } = ACCOUNTING_PRESETS[product]
  const numbers = firstNumbers()
  return {
    header: hasHeader ? columns : null,
    columns,
    rows(exported) {
      const entries = bookedEntries(exported, period)
      const first = numbers(exported.order, entries.length)
      return entries.map((entry, index) => row({ entry, labels, number: first + index }).cells)
    },
  }
}

/** The number of each order's first row. Orders are held weakly: a file of a million must not keep them. */
function firstNumbers(): (order: Order, rows: number) => number {
  const known = new WeakMap<Order, number>()
  let next = 1
  return (order, rows) => {
    const first = known.get(order) ?? next
    if (known.has(order)) return first
    known.set(order, first)
    next += rows
    return first
  }
}
