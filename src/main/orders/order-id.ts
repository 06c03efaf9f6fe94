import { holdsCardNumber } from '../../shared/card-number.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { formatJapanTime } from '../../shared/japan-time.ts'
import type { Order } from '../../shared/order.ts'
import type { BookError, OrderBook } from './order-book.ts'

/** The provider's limit for orderId. */
const MAX_LENGTH = 27
const TRIES = 1000

type NumberingError = BookError | { readonly kind: 'no-free-order-id' }

/** Fills the date of a pattern (settings.orderIdPattern) in Japan time; the counter's place stays. */
function fillDate(pattern: string, at: number): string {
  const day = formatJapanTime(at)
  return pattern
    .replaceAll('{yyyy}', day.slice(0, 4))
    .replaceAll('{MM}', day.slice(5, 7))
    .replaceAll('{dd}', day.slice(8, 10))
}

function fillCounter(pattern: string, count: number): string {
  return pattern.replaceAll('{n4}', String(count).padStart(4, '0')).replaceAll('{n6}', String(count).padStart(6, '0'))
}

/** A fresh order ID by the shop's pattern, not in the book yet. Each dated pattern counts for itself. */
export async function nextOrderId(
  book: OrderBook,
  pattern: string,
  at: number,
): Promise<Result<string, NumberingError>> {
  const dated = fillDate(pattern, at)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const count = await book.nextCounter(dated)
    if (!count.ok) return count
    const orderId = fillCounter(dated, count.value)
    if (orderId.length > MAX_LENGTH) break
    if (await isFree(book, orderId)) return success(orderId)
  }
  return failure({ kind: 'no-free-order-id' })
}

/** Not in the book, and nothing that could be a card number: the form would refuse it. */
async function isFree(book: OrderBook, orderId: string): Promise<boolean> {
  return !holdsCardNumber(orderId) && (await book.findByOrderId(orderId)) === null
}

/** The order ID of the next attempt at a sale: the first one's with `-2`, `-3`, …, 27 characters at most in all. */
export async function followingOrderId(
  book: OrderBook,
  chain: readonly Order[],
): Promise<Result<string, NumberingError>> {
  const base = chain[0]?.orderId ?? ''
  const attempt = Math.max(...chain.map((order) => order.attempt)) + 1
  for (let suffix = attempt; suffix < attempt + 50; suffix += 1) {
    const orderId = `${base}-${suffix}`
    if (orderId.length > MAX_LENGTH) break
    if (await isFree(book, orderId)) return success(orderId)
  }
  return failure({ kind: 'no-free-order-id' })
}

/** The order ID of the next attempt at a sale; `chain` is empty for its first one. */
export function orderIdAfter(
  chain: readonly Order[],
  { book, pattern, at }: { readonly book: OrderBook; readonly pattern: string; readonly at: number },
): Promise<Result<string, NumberingError>> {
  const [first] = chain
  // An older book may hold an order ID that could be a card number: no suffix would make it another one.
  if (first === undefined || holdsCardNumber(first.orderId)) return nextOrderId(book, pattern, at)
  return followingOrderId(book, chain)
}
