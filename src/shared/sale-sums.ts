import { japanDayName } from './japan-time.ts'
import type { Yen } from './money.ts'
import { total, type JobCode, type Order, type Reconciliation } from './order.ts'
import type { MoneyEntry } from './order-entry.ts'
import type { OrderStatus } from './order-status.ts'

/**
 * What orders come to, yen. The one definition behind closing, list, CSV and accounting files: whoever adds up money
 * adds these up.
 */
export interface SaleSums {
  /** Charged for good: immediate sales, and what was captured of provisional ones. */
  readonly sales: Yen
  /** Held on the card: provisional sales neither captured nor voided. Not a sale yet. */
  readonly provisional: Yen
  /** Given back: refunds, and voids of sales. */
  readonly refunds: Yen
  /** sales - refunds. */
  readonly net: Yen
}

/** What the orders of a filter come to. */
export interface FoundSums {
  readonly orders: number
  readonly sums: SaleSums
}

export const NO_SUMS: SaleSums = { sales: 0, provisional: 0, refunds: 0, net: 0 }

/** One step of an order's money on one day. The steps of an order add up to its sums. */
export interface SaleMovement extends SaleSums {
  /** `yyyy-mm-dd` in Japan. */
  readonly day: string
  /** `sale` and `hold` come from the call, the others from what was done in the provider's console. */
  readonly kind: 'sale' | 'hold' | 'capture' | 'release' | 'void' | 'refund'
  /** The entry it comes from; null for what the call itself did. */
  readonly entry: number | null
}

/** What of an order decides about its money. */
export interface SaleFacts {
  /** Day the order was taken, `yyyy-mm-dd` in Japan: the day its own sale belongs to. */
  readonly day: string
  readonly status: OrderStatus
  /** gmopg.auth.jobCd; null in division 3. */
  readonly jobCode: JobCode | null
  /** Amount and tax, yen. */
  readonly total: Yen
  readonly finding: Reconciliation['finding'] | null
}

/** The entries' part that counts. */
export type CountedMoney = Pick<MoneyEntry, 'id' | 'kind' | 'day' | 'amount' | 'mistaken'>

export function saleFacts({ createdAt, status, draft, reconciliation }: Order): SaleFacts {
  const { payment } = draft
  const finding = reconciliation?.finding ?? null
  const sum = payment === null ? 0 : total(payment)
  return { day: japanDayName(createdAt), status, jobCode: payment?.jobCode ?? null, total: sum, finding }
}

/** A sale the provider, or an operator who looked, says was charged or is held. Validity checks never are. */
export function isCharged({ status, jobCode, finding }: Pick<SaleFacts, 'status' | 'jobCode' | 'finding'>): boolean {
  if (jobCode === null || jobCode === 'CHECK') return false
  return status === 'paid' || (status === 'reconciled' && finding === 'charged')
}

const movement = (
  { day, kind, entry }: Pick<SaleMovement, 'day' | 'kind' | 'entry'>,
  yen: Partial<Omit<SaleSums, 'net'>>,
): SaleMovement => {
  const { sales = 0, provisional = 0, refunds = 0 } = yen
  return { day, kind, entry, sales, provisional, refunds, net: sales - refunds }
}

/**
 * The steps of an order's money, day by day: its own on the day it was taken, each entry's on the day it was done in
 * the provider's console. Entries that were taken back count for nothing.
 */
export function saleMovements(facts: SaleFacts, money: readonly CountedMoney[]): readonly SaleMovement[] {
  if (!isCharged(facts)) return []
  const { day, total: sum } = facts
  const entries = money.filter((entry) => !entry.mistaken && entry.kind !== 'mistake')
  const isHeld = facts.jobCode === 'AUTH' || facts.jobCode === 'SAUTH'
  if (!isHeld) return [movement({ day, kind: 'sale', entry: null }, { sales: sum }), ...saleSteps(entries)]
  return [movement({ day, kind: 'hold', entry: null }, { provisional: sum }), ...heldSteps(sum, entries)]
}

function saleSteps(entries: readonly CountedMoney[]): SaleMovement[] {
  return entries.flatMap(({ id: entry, day, kind, amount }) =>
    kind === 'refund' || kind === 'void' ? [movement({ day, kind, entry }, { refunds: amount })] : [],
  )
}

/** The first capture, or a void before it, ends the hold, whatever part of it is captured. */
function heldSteps(sum: Yen, entries: readonly CountedMoney[]): SaleMovement[] {
  let held = sum
  const captured = entries.some(({ kind }) => kind === 'capture')
  return entries.flatMap(({ id: entry, day, kind, amount }) => {
    if (kind === 'refund' || (kind === 'void' && captured)) return [movement({ day, kind, entry }, { refunds: amount })]
    const released = held
    held = 0
    return kind === 'capture'
      ? [movement({ day, kind, entry }, { sales: amount, provisional: 0 - released })]
      : [movement({ day, kind: 'release', entry }, { provisional: 0 - released })]
  })
}

/** What an order comes to, with all that was recorded of it. */
export function saleSums(facts: SaleFacts, money: readonly CountedMoney[]): SaleSums {
  return addUp(saleMovements(facts, money))
}

/** Yen by yen. */
export function addUp(all: Iterable<SaleSums>): SaleSums {
  let [sales, provisional, refunds] = [0, 0, 0]
  for (const one of all) {
    sales += one.sales
    provisional += one.provisional
    refunds += one.refunds
  }
  return { sales, provisional, refunds, net: sales - refunds }
}
