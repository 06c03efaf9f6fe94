import type { BookError, NewOrder, OrderBook, OrderChange } from '../../src/main/orders/order-book.ts'
import { failure } from '../../src/shared/result.ts'

/** A real book whose writing can be made to fail. */
export interface FaultyBook extends OrderBook {
  /** Decides for each new order whether the disk takes it; null takes it. */
  onAdd: (order: NewOrder) => BookError | null
  /** The same for each change; it may throw as well. */
  onChange: (id: number, change: OrderChange) => BookError | null
}

export const DISK_FULL: BookError = { kind: 'disk-full' }

export function faultyBook(book: OrderBook): FaultyBook {
  const faulty: FaultyBook = {
    ...book,
    onAdd: () => null,
    onChange: () => null,
    async add(order) {
      const error = faulty.onAdd(order)
      return error === null ? book.add(order) : failure(error)
    },
    async change(id, change) {
      const error = faulty.onChange(id, change)
      return error === null ? book.change(id, change) : failure(error)
    },
  }
  return faulty
}
