import type { ClosingChange, ClosingOrder } from '../../shared/closing.ts'
import { total, type Order } from '../../shared/order.ts'
import type { MoneyEntry } from '../../shared/order-entry.ts'
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

/** What happened to a day after it was closed (ms since 1970), oldest first. */
export function dayChanges(day: string, closedAt: number, orders: readonly DayOrder[]): ClosingChange[] {
  return orders
    .flatMap((one) => [...ownChanges(day, closedAt, one), ...moneyChanges(day, closedAt, one)])
    .toSorted((a, b) => a.at - b.at)
}

function ownChanges(day: string, closedAt: number, { order }: DayOrder): ClosingChange[] {
  if (!isOfDay(day, order)) return []
  const named = closingOrder(order)
  if (order.createdAt > closedAt) return [{ kind: 'taken', at: order.createdAt, order: named }]
  const found: readonly [ClosingChange['kind'], number | null][] = [
    ['result', order.finishedAt],
    ['reconciled', order.reconciliation?.at ?? null],
  ]
  return found.flatMap(([kind, at]) => (at !== null && at > closedAt ? [{ kind, at, order: named }] : []))
}

function moneyChanges(day: string, closedAt: number, { order, money }: DayOrder): ClosingChange[] {
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
