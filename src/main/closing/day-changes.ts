import type { ClosingChange, ClosingOrder } from '../../shared/closing.ts'
import { total, type Order } from '../../shared/order.ts'
import type { MoneyEntry } from '../../shared/order-entry.ts'
import type { Moved } from '../orders/order-book.ts'
import { isOfDay, type DayOrder } from './day-figures.ts'

/** An order as the closing names it. */
export function closingOrder(order: Order): ClosingOrder {
  const { id, orderId, createdAt, status, draft } = order
  const { payment, customer } = draft
  return {
    id,
    orderId,
    createdAt,
    customerName: customer.name,
    total: payment === null ? 0 : total(payment),
    status,
    jobCode: payment?.jobCode ?? null,
    division: customer.division,
  }
}

interface ClosedDay {
  /** `yyyy-mm-dd` in Japan. */
  readonly day: string
  /** ms since 1970. */
  readonly closedAt: number
  /** Whose status moved since then. */
  readonly moved: ReadonlyMap<number, Moved>
}

/** What happened to a day after it was closed, oldest first. */
export function dayChanges(closed: ClosedDay, orders: readonly DayOrder[]): ClosingChange[] {
  return orders
    .flatMap((one) => [...ownChanges(closed, one), ...moneyChanges(closed, one)])
    .toSorted((a, b) => a.at - b.at)
}

function ownChanges({ day, closedAt, moved }: ClosedDay, { order }: DayOrder): ClosingChange[] {
  if (!isOfDay(day, order)) return []
  const named = closingOrder(order)
  if (order.createdAt > closedAt) return [{ kind: 'taken', at: order.createdAt, order: named }]
  const found: readonly [ClosingChange['kind'], number | null][] = [
    ['result', order.finishedAt],
    ['reconciled', order.reconciliation?.at ?? null],
  ]
  const late = found.flatMap(([kind, at]) => (at !== null && at > closedAt ? [{ kind, at, order: named }] : []))
  return late.length > 0 ? late : moves(order, moved.get(order.id))
}

/** The outcomes of a day are figures too: a number that lapsed or was withdrawn since, or a result learnt late. */
function moves(order: Order, moved: Moved | undefined): ClosingChange[] {
  if (moved === undefined || moved.from === order.status) return []
  return [{ kind: order.finishedAt === null ? 'moved' : 'result', at: moved.at, order: closingOrder(order) }]
}

function moneyChanges({ day, closedAt }: ClosedDay, { order, money }: DayOrder): ClosingChange[] {
  const named = closingOrder(order)
  return money.flatMap((entry): ClosingChange[] => {
    if (entry.at <= closedAt) return []
    if (entry.kind !== 'mistake') return entry.day === day ? [{ kind: 'money', at: entry.at, order: named }] : []
    return wasCounted(entry, { day, closedAt, money }) ? [{ kind: 'taken-back', at: entry.at, order: named }] : []
  })
}

interface Counted {
  readonly day: string
  readonly closedAt: number
  readonly money: readonly MoneyEntry[]
}

/** The entry that was taken back was in the closed figures. */
function wasCounted(mistake: MoneyEntry, { day, closedAt, money }: Counted): boolean {
  const wrong = money.find(({ id }) => id === mistake.corrects)
  return wrong?.day === day && wrong.at <= closedAt
}
