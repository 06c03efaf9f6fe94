import type { ExportRequest } from '../../shared/export-request.ts'
import { dayNumber, formatJapanTime } from '../../shared/japan-time.ts'
import type { MoneyEntry } from '../../shared/order-entry.ts'
import type { ReceiptColumn } from '../../shared/receipt-columns.ts'
import type { LinePage } from '../orders/book/order-lines.ts'
import type { MainText } from '../text.ts'
import { CellEncoder, type TextKind } from './cell-encoder.ts'
import { endOfNumber, endOfText, endOfValue, isNull, numberAt, textOf } from './json-bytes.ts'
import { LineKinds, type LineKind } from './line-kinds.ts'
import { COLUMN_SOURCES, type ColumnSource } from './line-sheet.ts'
import { UnholdableList } from './unholdable-list.ts'

interface Column {
  readonly source: ColumnSource
  readonly head: string
}

/** An order may take more bytes than its line: words, times, yen, `="…"` around digits. Texts at most double. */
const ROOM_OF_ORDER = 2_048
const ROOM_OF_BYTE = 4

const [QUOTE, COMMA, TAB, RETURN, NEWLINE, ZERO, COLON] = [0x22, 0x2c, 0x09, 0x0d, 0x0a, 0x30, 0x3a]

/**
 * Turns lines of orders (see order-lines.ts) into lines of the receipts' file. The same file as receipt-sheet.ts and
 * csv-encoder.ts make of whole orders, without making an order, a cell or a string of what needs no care.
 */
export class LineEncoder {
  readonly unholdable = new UnholdableList()
  rows = 0
  readonly #columns: readonly Column[]
  readonly #cells: CellEncoder
  readonly #kinds: LineKinds
  /** The line being read: its bytes, and how far. */
  #line: Buffer = Buffer.alloc(0)
  #at = 0
  #orderId = 0
  #total = 0
  #day = Number.NaN
  #dayText = new Uint8Array()

  constructor(
    columns: readonly ReceiptColumn[],
    text: MainText,
    { encoding, mode }: Pick<ExportRequest, 'encoding' | 'mode'>,
  ) {
    this.#columns = columns.map((column) => ({ source: COLUMN_SOURCES[column], head: text.columns[column] }))
    this.#cells = new CellEncoder(encoding, mode)
    this.#kinds = new LineKinds(columns, text, this.#cells)
  }

  /** Characters for which 〓 was written. */
  get replaced(): number {
    return this.#cells.replaced
  }

  /** The bytes are good until the next page is asked for. */
  page({ bytes, orders, money }: LinePage): Buffer {
    this.#cells.restart(bytes.length * ROOM_OF_BYTE + orders * ROOM_OF_ORDER)
    this.#line = bytes
    for (this.#at = 0; this.#at < bytes.length;) this.#order(money)
    return this.#cells.out.subarray(0, this.#cells.end)
  }

  #order(money: LinePage['money']): void {
    const tab = this.#line.indexOf(TAB, this.#at)
    const kind = this.#kinds.at(this.#line, this.#at, tab)
    this.#at = tab + 2
    const entries = money.size === 0 ? undefined : money.get(numberAt(this.#line, this.#at))
    this.#skip()
    this.#total = this.#at
    this.#skip()
    this.#orderId = this.#at
    this.#skip()
    const begun = this.#cells.end
    for (let index = 0; index < this.#columns.length; index += 1) {
      if (index > 0) this.#cells.byte(COMMA)
      this.#cell(index, kind, entries)
    }
    this.#endLine(begun)
  }

  /** A row of one empty cell is quoted: readers skip an empty line. */
  #endLine(begun: number): void {
    if (this.#cells.end === begun) {
      this.#cells.byte(QUOTE)
      this.#cells.byte(QUOTE)
    }
    this.#cells.byte(RETURN)
    this.#cells.byte(NEWLINE)
    this.rows += 1
    // Behind the last value are its bracket, already passed, and the end of the line.
    this.#at += 1
  }

  #cell(index: number, kind: LineKind, money: readonly MoneyEntry[] | undefined): void {
    const column = this.#columns[index]
    if (column === undefined) return
    switch (column.source) {
      case 'text':
      case 'identifier':
        this.#text(column, column.source)
        break
      case 'number':
        this.#number()
        break
      case 'time':
        this.#time()
        break
      case 'kind':
        this.#word(column, kind.words[index])
        break
      case 'sum':
        this.#sum(index, kind, money)
    }
  }

  #text(column: Column, kind: TextKind): void {
    if (this.#line[this.#at] !== QUOTE) {
      this.#number()
      return
    }
    const end = this.#cells.plain(this.#line, this.#at + 1, kind)
    if (end === -1) this.#carefully(column, kind)
    else this.#at = end + 2
  }

  #carefully(column: Column, kind: TextKind): void {
    const from = this.#at
    this.#skip()
    const text = textOf(this.#line, from, this.#at - 1)
    this.#cells.careful(text, kind)
    this.#list(column, this.#cells.cp932?.missing(text) ?? [])
  }

  #list({ head }: Column, missing: readonly string[]): void {
    if (missing.length === 0) return
    const orderId = textOf(this.#line, this.#orderId, endOfText(this.#line, this.#orderId))
    for (const character of missing) this.unholdable.add(character, orderId, head)
  }

  #word(column: Column, word: LineKind['words'][number] | undefined): void {
    if (word === undefined) return
    this.#cells.ready(word.bytes)
    this.#cells.replaced += word.missing.length
    this.#list(column, word.missing)
  }

  /** Whatever it is, as it stands; null is an empty cell. */
  #number(): void {
    const from = this.#at
    this.#skip()
    if (!isNull(this.#line, from)) this.#cells.copy(this.#line, from, this.#at - 1)
  }

  #sum(index: number, kind: LineKind, money: readonly MoneyEntry[] | undefined): void {
    if (money !== undefined) {
      this.#cells.number(kind.sum(index, numberAt(this.#line, this.#total), money))
      return
    }
    const share = kind.shares[index] ?? null
    if (share === 1) this.#cells.copy(this.#line, this.#total, endOfNumber(this.#line, this.#total))
    else if (share !== null) this.#cells.number(share * numberAt(this.#line, this.#total))
  }

  #time(): void {
    const from = this.#at
    this.#skip()
    if (isNull(this.#line, from)) return
    const ms = numberAt(this.#line, from)
    const day = Math.floor((ms + dayNumber.offset) / dayNumber.length)
    if (day !== this.#day) {
      this.#day = day
      this.#dayText = Buffer.from(formatJapanTime(ms).slice(0, 'yyyy/mm/dd '.length))
    }
    const second = Math.floor((ms + dayNumber.offset - day * dayNumber.length) / 1000)
    this.#cells.ready(this.#dayText)
    this.#two(Math.floor(second / 3600))
    this.#cells.byte(COLON)
    this.#two(Math.floor(second / 60) % 60)
    this.#cells.byte(COLON)
    this.#two(second % 60)
  }

  /** Behind one value and the comma or bracket after it. */
  #skip(): void {
    this.#at = endOfValue(this.#line, this.#at) + 1
  }

  #two(value: number): void {
    this.#cells.byte(ZERO + Math.floor(value / 10))
    this.#cells.byte(ZERO + (value % 10))
  }
}
