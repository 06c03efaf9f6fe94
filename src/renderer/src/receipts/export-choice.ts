import type { OrderFilter } from '../../../shared/order-query.ts'
import {
  BUILT_IN_PRESET_NAMES,
  BUILT_IN_PRESETS,
  RECEIPT_COLUMNS,
  type BuiltInPreset,
  type ReceiptColumn,
} from '../../../shared/receipt-columns.ts'
import type { ExportPreset } from '../../../shared/settings.ts'
import { isNoDate, periodRange } from './period.ts'

export type Columns = readonly ReceiptColumn[]

/** Which orders go into the file: those found by the search, those of some days, or the whole book. */
export const RANGES = ['found', 'days', 'all'] as const
export type Range = (typeof RANGES)[number]

export interface TypedRange {
  readonly range: Range
  readonly fromDate: string
  readonly toDate: string
}

/** The preset that these columns are, `own:` before the shop's own names; null when they are nobody's. */
export function presetOf(columns: Columns, own: readonly ExportPreset[]): BuiltInPreset | `own:${string}` | null {
  const mine = own.find((preset) => isSame(preset.columns, columns))
  if (mine !== undefined) return `own:${mine.name}`
  return BUILT_IN_PRESET_NAMES.find((name) => isSame(BUILT_IN_PRESETS[name], columns)) ?? null
}

function isSame(some: Columns, others: Columns): boolean {
  return some.length === others.length && some.every((column, index) => column === others[index])
}

/** The columns of a preset as `presetOf` names it; null when there is none of that name any more. */
export function columnsOf(preset: string, own: readonly ExportPreset[]): Columns | null {
  const mine = own.find(({ name }) => preset === `own:${name}`)
  if (mine !== undefined) return mine.columns
  const builtIn = BUILT_IN_PRESET_NAMES.find((name) => name === preset)
  return builtIn === undefined ? null : BUILT_IN_PRESETS[builtIn]
}

/** Every column: the chosen ones in their order, then the others. */
export function offered(columns: Columns): Columns {
  return [...columns, ...RECEIPT_COLUMNS.filter((column) => !columns.includes(column))]
}

/** A column put in at the end, or taken out; the last one stays, since a file needs one. */
export function toggled(columns: Columns, column: ReceiptColumn): Columns {
  if (!columns.includes(column)) return [...columns, column]
  return columns.length === 1 ? columns : columns.filter((other) => other !== column)
}

/** A chosen column one place further to the front (-1) or to the back (1). */
export function moved(columns: Columns, column: ReceiptColumn, by: -1 | 1): Columns {
  const from = columns.indexOf(column)
  const to = from + by
  if (from < 0 || to < 0 || to >= columns.length) return columns
  return columns.toSpliced(from, 1).toSpliced(to, 0, column)
}

/** The shop's presets with this one, in place of one of the same name. */
export function withPreset(own: readonly ExportPreset[], preset: ExportPreset): readonly ExportPreset[] {
  return own.some(({ name }) => name === preset.name)
    ? own.map((other) => (other.name === preset.name ? preset : other))
    : [...own, preset]
}

/** What to ask the book for; null while a date is missing or is none. Days count in Japan time, both included. */
export function rangeFilter(typed: TypedRange, found: Partial<OrderFilter>, now: number): Partial<OrderFilter> | null {
  if (typed.range === 'found') return found
  if (typed.range === 'all') return {}
  if (isNoDate(typed.fromDate) || isNoDate(typed.toDate)) return null
  const days = periodRange({ period: 'custom', fromDate: typed.fromDate, toDate: typed.toDate }, now)
  return days.from === null || days.to === null ? null : days
}
