import type { ReceiptColumn } from '../../shared/receipt-columns.ts'
import type { MoneyEntry } from '../../shared/order-entry.ts'
import type { Yen } from '../../shared/money.ts'
import { sumMoney } from '../orders/money-rules.ts'
import type { MainText } from '../text.ts'
import type { CellEncoder } from './cell-encoder.ts'
import { kindOrder } from './kind-order.ts'
import { COLUMN_SOURCES } from './line-sheet.ts'
import { receiptSheet } from './receipt-sheet.ts'
import type { Cell, Sheet } from './sheet.ts'

/** What the lines of one kind have in common, column by column. */
export interface LineKind {
  /** Of a column of words: the cell's bytes, and what of it the encoding cannot hold. */
  readonly words: readonly { readonly bytes: Uint8Array; readonly missing: readonly string[] }[]
  /** Of a column of yen: how often the order's total goes into it; null where nothing stands. */
  readonly shares: readonly (number | null)[]
  /** The yen of an order with entries of its own, null for none. */
  readonly sum: (column: number, total: Yen, money: readonly MoneyEntry[]) => Yen | null
}

/** More kinds than this only a book of strange reasons has: then they are forgotten and made again. */
const MOST_KINDS = 2_000

/** Makes every kind once. */
export class LineKinds {
  readonly #columns: readonly ReceiptColumn[]
  readonly #sheet: Sheet
  readonly #encoder: CellEncoder
  readonly #known = new Map<string, LineKind>()

  constructor(columns: readonly ReceiptColumn[], text: MainText, encoder: CellEncoder) {
    this.#columns = columns
    this.#sheet = receiptSheet(columns, text)
    this.#encoder = encoder
  }

  /** The kind that stands in `bytes` from `from` to `to`. */
  at(bytes: Buffer, from: number, to: number): LineKind {
    const key = bytes.toString('latin1', from, to)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (this.#known.size >= MOST_KINDS) this.#known.clear()
    const made = this.#make(bytes.toString('utf8', from, to))
    this.#known.set(key, made)
    return made
  }

  #make(kind: string): LineKind {
    const cells = (total: Yen, money: readonly MoneyEntry[] = []): readonly Cell[] =>
      this.#sheet.rows({ order: kindOrder(kind, total), money, sums: sumMoney(money) })[0] ?? []
    const ofOneYen = cells(1)
    const isOf = (source: string, index: number): boolean => COLUMN_SOURCES[this.#columns[index] ?? 'note'] === source
    return {
      words: ofOneYen.map((cell, index) => (isOf('kind', index) ? this.#word(cell) : NO_WORD)),
      shares: ofOneYen.map((cell, index) => (isOf('sum', index) ? yenIn(cell) : null)),
      sum: (column, total, money) => yenIn(cells(total, money)[column]),
    }
  }

  #word(cell: Cell): LineKind['words'][number] {
    return cell.kind === 'number' ? NO_WORD : this.#encoder.encoded(cell.text)
  }
}

const NO_WORD = { bytes: new Uint8Array(), missing: [] }

function yenIn(cell: Cell | undefined): Yen | null {
  return cell?.kind === 'number' ? cell.value : null
}
