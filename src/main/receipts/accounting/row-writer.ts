import { dateCell, EMPTY, identifierCell, numberCell, textCell, type Cell } from '../sheet.ts'
import { slashedDay, type AccountingRow } from './accounting-row.ts'
import { cutText, type ColumnLimit } from './cut-text.ts'

/** Fills the columns of one row by their names; columns nobody filled stay empty. */
export class RowWriter<Column extends string> {
  readonly #cells = new Map<Column, Cell>()
  readonly #cut = new Set<string>()
  readonly #limits: Readonly<Partial<Record<Column, ColumnLimit>>>

  constructor(limits: Readonly<Partial<Record<Column, ColumnLimit>>>) {
    this.#limits = limits
  }

  /** What somebody typed: cut to the column, told when it was. */
  text(column: Column, text: string): this {
    const cut = cutText(text, this.#limits[column] ?? null)
    if (cut.isCut) this.#cut.add(column)
    this.#cells.set(column, textCell(cut.text))
    return this
  }

  code(column: Column, code: string): this {
    this.#cells.set(column, identifierCell(code))
    return this
  }

  number(column: Column, value: number): this {
    this.#cells.set(column, numberCell(value))
    return this
  }

  day(column: Column, day: string): this {
    this.#cells.set(column, dateCell(slashedDay(day)))
    return this
  }

  row(columns: readonly Column[]): AccountingRow {
    return { cells: columns.map((column) => this.#cells.get(column) ?? EMPTY), cutColumns: [...this.#cut] }
  }
}
