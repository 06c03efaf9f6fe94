import { isFinal, needsAttention } from '../../../shared/order-status.ts'
import type { Order } from '../../../shared/order.ts'

/** Finished orders stay in sight this long after they left the board, in ms. */
const FINISHED_FOR_MS = 15 * 60 * 1000
const MOST_FINISHED = 5

/** Whether the operator has to look at an order before anything else. */
export function isTrouble(order: Order): boolean {
  return needsAttention(order.status) || order.review !== null
}

/** Trouble first, then the oldest: the order in which an operator should take them up. */
export function boardOrder(orders: readonly Order[]): readonly Order[] {
  return [...orders].sort(
    (left, right) => Number(isTrouble(right)) - Number(isTrouble(left)) || left.createdAt - right.createdAt,
  )
}

/** Orders that came to a good or a bad end a moment ago, newest first. `now` in ms since 1970. */
export function justFinished(orders: readonly Order[], now: number): readonly Order[] {
  return orders
    .filter((order) => isFinal(order.status) && !isTrouble(order) && now - (order.finishedAt ?? 0) < FINISHED_FOR_MS)
    .sort((left, right) => (right.finishedAt ?? 0) - (left.finishedAt ?? 0))
    .slice(0, MOST_FINISHED)
}

/** Since when an order has had its number, ms since 1970: the elapsed time counts from here. */
export function startedAt(order: Order): number {
  return order.registeredAt ?? order.createdAt
}
