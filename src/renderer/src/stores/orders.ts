import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Order } from '../../../shared/order.ts'
import { isLive, needsAttention } from '../../../shared/order-status.ts'

/** Orders the screen knows, by id, as last heard from the main process. */
export const useOrders = defineStore('orders', () => {
  const byId = ref<ReadonlyMap<number, Order>>(new Map())
  /** Finished calls nobody looked at yet, newest first. */
  const finished = ref<readonly Order[]>([])
  /** Every finished call that nobody looked at, also when its banner made room for newer ones. */
  const unseen = ref<ReadonlySet<number>>(new Set())

  function put(order: Order): void {
    byId.value = new Map(byId.value).set(order.id, order)
    // A banner says what is so now: a customer may have been erased, an open question answered.
    if (finished.value.some(({ id }) => id === order.id))
      finished.value = finished.value.map((shown) => (shown.id === order.id ? order : shown))
  }
  /** Replaces everything that is open by what the board says, and keeps the rest. */
  function putBoard(orders: readonly Order[]): void {
    const kept = [...byId.value].filter(([, order]) => !isOnBoard(order))
    byId.value = new Map([...kept, ...orders.map((order): [number, Order] => [order.id, order])])
  }
  function get(id: number): Order | undefined {
    return byId.value.get(id)
  }
  function announce(order: Order): void {
    unseen.value = new Set(unseen.value).add(order.id)
    finished.value = [order, ...finished.value.filter((other) => other.id !== order.id)].slice(0, 3)
  }
  function dismiss(id: number): void {
    unseen.value = new Set([...unseen.value].filter((other) => other !== id))
    finished.value = finished.value.filter((order) => order.id !== id)
  }
  function clear(): void {
    byId.value = new Map()
    finished.value = []
    unseen.value = new Set()
  }
  return { byId, finished, unseen, put, putBoard, get, announce, dismiss, clear }
})

/** In progress, or waiting for the operator to act. */
export function isOnBoard(order: Order): boolean {
  return isLive(order.status) || needsAttention(order.status) || order.review !== null
}
