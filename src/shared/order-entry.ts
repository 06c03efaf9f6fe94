import * as v from 'valibot'
import { ruleMessage } from './rule-message.ts'
import { MAX_YEN, type Yen } from './money.ts'
import type { Order } from './order.ts'
import type { OrderRow } from './order-query.ts'
import type { IssuedDocument } from './receipt-document.ts'
import { shopText } from './text-rules.ts'

const orderNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const writtenText = (max: number) => v.pipe(shopText(max), v.nonEmpty(ruleMessage('required')))

/** What was done in the provider's console; `mistake` takes back an entry that was recorded wrongly. */
export const MONEY_KINDS = ['capture', 'void', 'refund', 'mistake'] as const
export type MoneyKind = (typeof MONEY_KINDS)[number]

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}

/** A day in Japan as the book names it, `yyyy-mm-dd`. */
export const DayName = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/u, ruleMessage('choose')),
  v.check(isDay, ruleMessage('choose')),
)

/** One thing done in the provider's console, as the operator records it by hand. */
export const RecordMoney = v.pipe(
  v.object({
    id: orderNumber,
    kind: v.picklist(MONEY_KINDS, ruleMessage('choose')),
    /** Day it was done, `yyyy-mm-dd` in Japan. */
    day: DayName,
    /** Yen; for a mistake it is taken from the entry. */
    amount: v.optional(
      v.pipe(
        v.number(),
        v.safeInteger(ruleMessage('amount.notNumber')),
        v.minValue(0, ruleMessage('amount.tooSmall')),
        v.maxValue(MAX_YEN, ruleMessage('amount.tooLarge')),
      ),
      0,
    ),
    reason: shopText(300),
    operator: shopText(64),
    /** The entry that was a mistake; only with that kind. */
    corrects: v.optional(v.nullable(orderNumber), null),
  }),
  v.forward(
    v.check((entry) => entry.kind === 'mistake' || entry.amount >= 1, ruleMessage('amount.tooSmall')),
    ['amount'],
  ),
  v.forward(
    v.check((entry) => (entry.kind === 'mistake') === (entry.corrects !== null), ruleMessage('choose')),
    ['corrects'],
  ),
)
export type RecordMoney = v.InferOutput<typeof RecordMoney>
export type RecordMoneyInput = v.InferInput<typeof RecordMoney>

export interface MoneyEntry {
  readonly id: number
  readonly orderId: number
  readonly kind: MoneyKind
  /** `yyyy-mm-dd` in Japan. */
  readonly day: string
  readonly amount: Yen
  readonly reason: string
  readonly operator: string
  /** When it was written down, ms since 1970. */
  readonly at: number
  readonly corrects: number | null
  /** A later entry says that this one was a mistake: it counts for nothing. */
  readonly mistaken: boolean
}

/** Yen of an order, or of a period, by what was recorded; entries taken back are left out. */
export interface MoneySums {
  readonly captured: Yen
  readonly voided: Yen
  readonly refunded: Yen
}

export const WriteNote = v.object({ id: orderNumber, text: writtenText(500), operator: shopText(64) })
export type WriteNote = v.InferOutput<typeof WriteNote>

export interface OrderNote {
  readonly id: number
  readonly text: string
  readonly operator: string
  /** ms since 1970. */
  readonly at: number
}

/** Orders whose customer is to be forgotten: all attempts at a sale are named one by one. */
export const EraseCustomer = v.object({
  ids: v.pipe(v.array(orderNumber), v.minLength(1), v.maxLength(500)),
  operator: shopText(64),
})
export type EraseCustomer = v.InferOutput<typeof EraseCustomer>

/** All that is kept of one order beside the order itself. */
export interface OrderDetail {
  readonly order: Order
  /** All attempts at this sale whose customer is still in the book, this one among them, first first. */
  readonly chain: readonly OrderRow[]
  readonly notes: readonly OrderNote[]
  readonly money: readonly MoneyEntry[]
  readonly sums: MoneySums
  /** Receipts and slips issued for it, oldest first. */
  readonly documents: readonly IssuedDocument[]
  /** The provider's last answer as it came, scrubbed, at most 64 kB; null when there is none or it was erased. */
  readonly rawAnswer: { readonly at: number; readonly body: string } | null
  /** When the customer's data was erased, ms since 1970. */
  readonly erasedAt: number | null
}

/** A provisional sale (AUTH, SAUTH) that nobody has captured or voided yet. */
export interface AgeingSale {
  readonly order: OrderRow
  /** ms since 1970. */
  readonly authorisedAt: number
  readonly days: number
  /** `warn` from settings.agingWarnDays, `over` from settings.agingLimitDays. */
  readonly level: 'fresh' | 'warn' | 'over'
}
