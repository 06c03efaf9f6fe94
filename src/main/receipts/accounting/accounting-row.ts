import type { AccountingLabels } from '../../../shared/accounting.ts'
import type { Cell } from '../sheet.ts'
import type { BookedEntry } from './booked-entry.ts'

export interface RowRequest {
  readonly entry: BookedEntry
  readonly labels: AccountingLabels
  /** Number of the row in the file, from 1. */
  readonly number: number
}

/** One row of a program's file, and the columns in which something did not fit. */
export interface AccountingRow {
  readonly cells: readonly Cell[]
  readonly cutColumns: readonly string[]
}

/** `yyyy-mm-dd` -> `yyyy/mm/dd`, which all of these programs read. */
export function slashedDay(day: string): string {
  return day.replaceAll('-', '/')
}
