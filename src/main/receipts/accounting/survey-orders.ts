import type { AccountingSurvey, LeftOutReason } from '../../../shared/accounting-survey.ts'
import { japanDayName } from '../../../shared/japan-time.ts'
import { saleWord } from '../../../shared/outcome-word.ts'
import { isCharged, saleFacts } from '../../../shared/sale-sums.ts'
import type { ExportedOrder } from '../sheet.ts'
import { ACCOUNTING_PRESETS, type AccountingFile } from './accounting-preset.ts'
import { bookedEntries, isWithin, type BookedEntry } from './booked-entry.ts'

/** Goes through the orders of a file once and tells what the file will hold. */
export class OrderSurvey {
  readonly #file: AccountingFile
  readonly #leftOut = new Map<LeftOutReason, number>()
  readonly #cut = new Map<string, number>()
  #rows = 0
  #sales = 0
  #refunds = 0

  constructor(file: AccountingFile) {
    this.#file = file
  }

  add(exported: ExportedOrder): void {
    const { period } = this.#file
    const entries = bookedEntries(exported, period)
    for (const entry of entries) this.#addEntry(entry)
    // An order of another day is here for its money only: it was told of with the orders of its own day.
    if (entries.length === 0 && isWithin(japanDayName(exported.order.createdAt), period))
      count(this.#leftOut, leftOutReason(exported))
  }

  get result(): AccountingSurvey {
    const { mostRows } = ACCOUNTING_PRESETS[this.#file.product]
    const mostFirst = <T>(counts: ReadonlyMap<T, number>) => [...counts].sort(([, a], [, b]) => b - a)
    return {
      ...{ rows: this.#rows, mostRows, sales: this.#sales, refunds: this.#refunds },
      leftOut: mostFirst(this.#leftOut).map(([reason, orders]) => ({ reason, orders })),
      cut: mostFirst(this.#cut).map(([column, rows]) => ({ column, rows })),
    }
  }

  #addEntry(entry: BookedEntry): void {
    const { product, labels } = this.#file
    this.#rows += 1
    if (entry.isReverse) this.#refunds += entry.yen
    else this.#sales += entry.yen
    const { cutColumns } = ACCOUNTING_PRESETS[product].row({ entry, labels, number: this.#rows })
    for (const column of cutColumns) count(this.#cut, column)
  }
}

function leftOutReason({ order, sums }: ExportedOrder): LeftOutReason {
  if (sums.voided > 0) return 'voided'
  // Charged and in no row: it is held.
  return isCharged(saleFacts(order)) ? 'authorised' : saleWord(order)
}

function count<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
