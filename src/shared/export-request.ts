import * as v from 'valibot'
import { ACCOUNTING_PRODUCTS, AccountingLabels } from './accounting.ts'
import type { AccountingSurvey } from './accounting-survey.ts'
import { OrderFilter, Period } from './order-query.ts'
import { RECEIPT_COLUMNS } from './receipt-columns.ts'

/** `utf-8-bom` is what Excel opens by itself; `cp932` is Windows' Shift_JIS, for older accounting programs. */
export const ENCODINGS = ['utf-8-bom', 'cp932', 'utf-8'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** `excel` keeps long digits and leading zeros from a spreadsheet; `machine` writes identifiers as they are. */
export const CSV_MODES = ['excel', 'machine'] as const
export type CsvMode = (typeof CSV_MODES)[number]

export const ReceiptColumns = v.pipe(
  v.array(v.picklist(RECEIPT_COLUMNS)),
  v.minLength(1),
  v.maxLength(RECEIPT_COLUMNS.length),
  v.check((columns) => new Set(columns).size === columns.length),
)

/**
 * Which sheet a file holds: the receipts with these columns in this order, or what of them goes into the books of a
 * period, in the words of an accounting program.
 */
export const SheetChoice = v.variant('sheet', [
  v.object({ sheet: v.literal('receipts'), columns: ReceiptColumns }),
  v.object({
    sheet: v.literal('accounting'),
    product: v.picklist(ACCOUNTING_PRODUCTS),
    labels: AccountingLabels,
    period: Period,
  }),
])
export type SheetChoice = v.InferOutput<typeof SheetChoice>

/** What is to be written: which orders, as which sheet. */
export const PreviewExport = v.object({ filter: OrderFilter, sheet: SheetChoice })
export type PreviewExport = v.InferOutput<typeof PreviewExport>

export const ExportRequest = v.object({
  ...PreviewExport.entries,
  encoding: v.picklist(ENCODINGS),
  mode: v.picklist(CSV_MODES),
  /** What to do with characters that CP932 cannot hold: nothing is written and they are listed, or 〓 stands for them. */
  unholdable: v.optional(v.picklist(['list', 'replace']), 'list'),
  /** Into the file chosen last, without asking for it again. */
  again: v.optional(v.boolean(), false),
})
export type ExportRequest = v.InferOutput<typeof ExportRequest>

/** First rows as the file's reader will see them, and how many orders there are in all. */
export interface ExportPreview {
  readonly header: readonly string[] | null
  readonly rows: readonly (readonly string[])[]
  readonly orders: number
  /** What a file for an accounting program will hold; null for any other. */
  readonly accounting: AccountingSurvey | null
}

/** One character that CP932 cannot hold, how often it comes, and the first places it comes at. */
export interface UnholdableCharacter {
  readonly character: string
  readonly count: number
  readonly places: readonly { readonly orderId: string; readonly column: string }[]
}

/** Characters that CP932 cannot hold: the first of them in detail, all of them counted. */
export interface Unholdable {
  readonly characters: readonly UnholdableCharacter[]
  /** Different characters, and all places together. */
  readonly kinds: number
  readonly places: number
}

/** How an export ended. `orders` counts orders, `rows` lines of the file without its heads. */
export type ExportEnd =
  | {
      readonly end: 'written'
      readonly path: string
      readonly orders: number
      readonly rows: number
      readonly replaced: number
    }
  | { readonly end: 'cancelled' }
  | { readonly end: 'unholdable'; readonly found: Unholdable }

export interface ExportProgress {
  readonly done: number
  readonly orders: number
}
