import type { Yen } from '../../shared/money.ts'
import type { MoneyEntry, MoneySums } from '../../shared/order-entry.ts'
import type { Order } from '../../shared/order.ts'

/**
 * One cell before it is written. The kind says what a writer may do to it: only `text` gets the formula guard, only
 * `identifier` the spreadsheet's `="…"`, and `number` and `date` are written as they are.
 */
export type Cell =
  /** Anything that somebody typed or that a language chose. */
  | { readonly kind: 'text'; readonly text: string }
  /** Digits or codes that mean themselves (order ID, receipt number, phone): a spreadsheet must not count with them. */
  | { readonly kind: 'identifier'; readonly text: string }
  /** Yen or a count; null is an empty cell. */
  | { readonly kind: 'number'; readonly value: number | null }
  /** A day or time already in the words of the file's reader (`2026/11/01`); empty when there is none. */
  | { readonly kind: 'date'; readonly text: string }

/** One order as a file of receipts sees it: the order, and what was recorded about its money. */
export interface ExportedOrder {
  readonly order: Order
  /** Oldest first; entries taken back are marked `mistaken` and are not in `sums`. */
  readonly money: readonly MoneyEntry[]
  readonly sums: MoneySums
}

/** What a file of receipts holds: its heads (null for none) and the rows that each order becomes (none, one or more). */
export interface Sheet {
  readonly header: readonly string[] | null
  /** Names of the columns where the file itself has no heads: for the screen only. */
  readonly columns?: readonly string[]
  rows(exported: ExportedOrder): readonly (readonly Cell[])[]
}

export const EMPTY: Cell = { kind: 'text', text: '' }

export function textCell(text: string): Cell {
  return text === '' ? EMPTY : { kind: 'text', text }
}

export function identifierCell(text: string | null | undefined): Cell {
  return text === null || text === undefined || text === '' ? EMPTY : { kind: 'identifier', text }
}

export function numberCell(value: Yen | null): Cell {
  return value === null ? EMPTY : { kind: 'number', value }
}

export function dateCell(text: string): Cell {
  return text === '' ? EMPTY : { kind: 'date', text }
}
