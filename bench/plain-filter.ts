import { foldText } from '../src/main/orders/book/fold-text.ts'
import { searchText, searchWords } from '../src/main/orders/book/search-text.ts'
import type { OrderFilter } from '../src/shared/order-query.ts'
import { total, type Order } from '../src/shared/order.ts'

/** What a search answers: how many in all, and the newest of them. */
export interface Found {
  readonly total: number
  readonly ids: readonly number[]
}

export const PAGE = 100

/** The plain loop that everything faster must agree with. `textOf` gives the folded text of an order. */
export function plainFilter(
  orders: readonly Order[],
  filter: OrderFilter,
  textOf: (order: Order) => string = searchText,
): Found {
  const words = searchWords(filter.text).map(foldText)
  const found = orders.filter((order) => {
    if (!isWithin(order, filter)) return false
    const text = textOf(order)
    return words.every((word) => text.includes(word))
  })
  const newest = found.toSorted((a, b) => b.id - a.id).slice(0, PAGE)
  return { total: found.length, ids: newest.map((order) => order.id) }
}

function isWithin(order: Order, { from, to, least, most, statuses, divisions, operator }: OrderFilter): boolean {
  const { payment, customer, details } = order.draft
  const sum = payment === null ? 0 : total(payment)
  if (from !== null && order.createdAt < from) return false
  if (to !== null && order.createdAt > to) return false
  if ((least !== null && sum < least) || (most !== null && sum > most)) return false
  if (statuses.length > 0 && !statuses.includes(order.status)) return false
  if (divisions.length > 0 && !divisions.includes(customer.division)) return false
  return operator === '' || details.operator === operator
}
