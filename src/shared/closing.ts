import * as v from 'valibot'
import type { Yen } from './money.ts'
import { DayName, type MoneyKind } from './order-entry.ts'
import type { OrderStatus } from './order-status.ts'
import type { Division, JobCode } from './order.ts'
import type { OutcomeWord } from './outcome-word.ts'
import { ruleMessage } from './rule-message.ts'
import type { SaleSums } from './sale-sums.ts'
import { shopText } from './text-rules.ts'

/** Orders of a day that ended alike. */
export interface OutcomeLine {
  readonly outcome: OutcomeWord
  readonly orders: number
  /** What these orders were for, whether it was charged or not. */
  readonly yen: Yen
}

/** What one method, division or operator comes to on a day. */
export interface ClosingLine {
  /** `1` or `2/12` (method/payTimes) and '' for orders that charge nothing; the division; the operator or ''. */
  readonly key: string
  /** Orders taken that day; money done that day for an order of another day adds none. */
  readonly orders: number
  readonly sums: SaleSums
}

/** What was done in the provider's console on a day. */
export interface EntryLine {
  readonly kind: Exclude<MoneyKind, 'mistake'>
  readonly entries: number
  readonly yen: Yen
}

/** One day in Japan in figures. Holds no customer: it is kept for ever. */
export interface ClosingFigures {
  /** `yyyy-mm-dd` in Japan. */
  readonly day: string
  readonly orders: number
  readonly sums: SaleSums
  readonly outcomes: readonly OutcomeLine[]
  readonly methods: readonly ClosingLine[]
  readonly divisions: readonly ClosingLine[]
  readonly operators: readonly ClosingLine[]
  readonly entries: readonly EntryLine[]
}

/** All figures as one text: a day is as it was seen, or closed, only when no figure of it is another. */
export function figuresText(figures: ClosingFigures): string {
  return JSON.stringify(figures)
}

/** A day as it was closed; a day closed again has several. */
export interface Closing {
  readonly id: number
  readonly day: string
  /** ms since 1970. */
  readonly at: number
  readonly operator: string
  readonly figures: ClosingFigures
}

/** An order as the closing names it. */
export interface ClosingOrder {
  readonly id: number
  readonly orderId: string
  /** ms since 1970. */
  readonly createdAt: number
  readonly customerName: string
  readonly total: Yen
  readonly status: OrderStatus
  readonly jobCode: JobCode | null
  readonly division: Division
}

/** Something that happened to a day after it was last closed. */
export interface ClosingChange {
  /**
   * Another order; a late result; a check recorded; money recorded for this day; such an entry taken back; another
   * status without a result, as of a number that lapsed or was withdrawn.
   */
  readonly kind: 'taken' | 'result' | 'reconciled' | 'money' | 'taken-back' | 'moved'
  /** ms since 1970. */
  readonly at: number
  readonly order: ClosingOrder
}

/** A day as it is now, and as it was closed. */
export interface ClosingDay {
  readonly figures: ClosingFigures
  /** They block the closing until somebody records what the provider's console says. */
  readonly unconfirmed: readonly ClosingOrder[]
  /** Numbers given out whose call may still come. */
  readonly open: readonly ClosingOrder[]
  /** Oldest first; the last one counts. */
  readonly closings: readonly Closing[]
  /** Since the last closing, oldest first. */
  readonly changes: readonly ClosingChange[]
}

/** What one day comes to, for the chart. */
export interface DaySums {
  readonly day: string
  readonly sums: SaleSums
  readonly closed: boolean
}

export const CloseDay = v.object({
  day: DayName,
  operator: v.pipe(shopText(64), v.nonEmpty(ruleMessage('required'))),
  /** What the operator saw (`figuresText`): a day that moved on meanwhile is not closed unseen. */
  seen: v.pipe(v.string(), v.maxLength(200_000)),
})
export type CloseDay = v.InferOutput<typeof CloseDay>

export const ClosingDayRequest = v.object({ day: DayName })
/** The chart's last day, and how many. */
export const ClosingDaysRequest = v.object({
  last: DayName,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(92)),
})
export type ClosingDaysRequest = v.InferOutput<typeof ClosingDaysRequest>
