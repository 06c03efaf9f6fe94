import { randomUUID } from 'node:crypto'
import { openOrderBook } from '../src/main/orders/book/open-order-book.ts'
import type { OrderBook } from '../src/main/orders/order-book.ts'

/** Opens the order book as the app does. */
export async function openBook(folder: string): Promise<OrderBook> {
  const opened = await openOrderBook({ folder, clock: Date, newId: randomUUID })
  if (!opened.ok) throw new Error(`the book does not open: ${JSON.stringify(opened.error)}`)
  return opened.value
}
