import type { ClosingFigures, ClosingLine, EntryLine, OutcomeLine } from '../../shared/closing.ts'
import { japanDayName } from '../../shared/japan-time.ts'
import { total, type Order } from '../../shared/order.ts'
import type { MoneyEntry } from '../../shared/order-entry.ts'
import { outcomeWord, type OutcomeWord } from '../../shared/outcome-word.ts'
import { addUp, saleFacts, saleMovements, type SaleSums } from '../../shared/sale-sums.ts'

/** An order that a day is about: taken that day, or with money done that day. `money` are all its entries. */
export interface DayOrder {
  readonly order: Order
  readonly money: readonly MoneyEntry[]
}

interface Counted extends DayOrder {
  /** 1 when it was taken that day. */
  readonly own: 0 | 1
  /** What of it happened that day. */
  readonly sums: SaleSums
}

/** The worst first: what somebody has to look at stands on top. */
const OUTCOMES: readonly OutcomeWord[] = [
  'unconfirmed',
  'paid',
  'paid-card-unknown',
  'paid-card-not-saved',
  'authorised',
  'authorised-card-unknown',
  'authorised-card-not-saved',
  'reconciled',
  'valid',
  'valid-card-unknown',
  'valid-card-not-saved',
  'saved',
  'declined',
  'no-attempt',
  'save-failed',
  'registering',
  'waiting',
  'in-call',
  'not-found',
  'register-unknown',
  'rejected',
  'not-sent',
  'withdrawn',
  'lapsed',
]
const ENTRY_KINDS: readonly EntryLine['kind'][] = ['capture', 'void', 'refund']

/** One day in figures. `orders` may hold orders that the day is not about: they count for nothing. */
export function dayFigures(day: string, orders: readonly DayOrder[]): ClosingFigures {
  const counted = orders.map((one) => countOn(day, one))
  const own = counted.filter((one) => one.own === 1).map(({ order }) => order)
  return {
    day,
    orders: own.length,
    sums: addUp(counted.map(({ sums }) => sums)),
    outcomes: OUTCOMES.flatMap((outcome) => outcomeLine(outcome, own)),
    methods: lines(counted, methodKey),
    divisions: lines(counted, (order) => order.draft.customer.division),
    operators: lines(counted, (order) => order.draft.details.operator),
    entries: entryLines(day, orders),
  }
}

function countOn(day: string, one: DayOrder): Counted {
  const facts = saleFacts(one.order)
  const steps = saleMovements(facts, one.money).filter((step) => step.day === day)
  return { ...one, own: facts.day === day ? 1 : 0, sums: addUp(steps) }
}

function orderYen({ draft }: Order): number {
  return draft.payment === null ? 0 : total(draft.payment)
}

function outcomeLine(outcome: OutcomeWord, own: readonly Order[]): OutcomeLine[] {
  const found = own.filter((order) => outcomeWord(order) === outcome)
  if (found.length === 0) return []
  return [{ outcome, orders: found.length, yen: found.reduce((sum, order) => sum + orderYen(order), 0) }]
}

/** `1`, `2/12`; '' where nothing is charged, since a method is only chosen for a charge. */
function methodKey({ draft: { payment } }: Order): string {
  if (payment === null || payment.jobCode === 'CHECK') return ''
  return payment.payTimes === '' ? payment.method : `${payment.method}/${payment.payTimes}`
}

function lines(counted: readonly Counted[], keyOf: (order: Order) => string): ClosingLine[] {
  const byKey = new Map<string, Counted[]>()
  for (const one of counted) {
    if (one.own === 0 && isNothing(one.sums)) continue
    const key = keyOf(one.order)
    const group = byKey.get(key)
    if (group === undefined) byKey.set(key, [one])
    else group.push(one)
  }
  return [...byKey.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([key, group]) => ({
      key,
      orders: group.reduce((sum, { own }) => sum + own, 0),
      sums: addUp(group.map(({ sums }) => sums)),
    }))
}

function isNothing({ sales, provisional, refunds }: SaleSums): boolean {
  return sales === 0 && provisional === 0 && refunds === 0
}

function entryLines(day: string, orders: readonly DayOrder[]): EntryLine[] {
  const done = orders.flatMap(({ money }) => money).filter((entry) => entry.day === day && !entry.mistaken)
  return ENTRY_KINDS.flatMap((kind) => {
    const found = done.filter((entry) => entry.kind === kind)
    if (found.length === 0) return []
    return [{ kind, entries: found.length, yen: found.reduce((sum, { amount }) => sum + amount, 0) }]
  })
}

/** An order is of this day (`yyyy-mm-dd` in Japan). */
export function isOfDay(day: string, { createdAt }: Order): boolean {
  return japanDayName(createdAt) === day
}
