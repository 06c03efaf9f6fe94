import type { Yen } from './money.ts'
import type { SaleWord } from './outcome-word.ts'

/** Why an order that was taken in the period is in no row: what became of it, or that it was voided before a capture. */
export type LeftOutReason = SaleWord | 'voided'

/** What a file for an accounting program holds, known before anything is written. */
export interface AccountingSurvey {
  /** Rows of the file; the program's own limit for one file, where its maker names one. */
  readonly rows: number
  readonly mostRows: number | null
  /** As the closing counts them, yen. */
  readonly sales: Yen
  readonly refunds: Yen
  /** Orders taken in the period that are in no row, most first. */
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly orders: number }[]
  /** Columns in which texts did not fit and were cut. */
  readonly cut: readonly { readonly column: string; readonly rows: number }[]
}
