import type { AppError } from '../../shared/app-error.ts'
import { total, type Order } from '../../shared/order.ts'
import type { PlaceOrder } from '../../shared/place-order.ts'
import type { Settings } from '../../shared/settings.ts'
import type { OrderBook } from './order-book.ts'

interface Looking {
  readonly book: Pick<OrderBook, 'findSimilar'>
  readonly settings: () => Pick<Settings, 'duplicateMinutes'>
  readonly now: () => number
}

/**
 * The warning that the same customer gave an order of the same amount just now, or null: the operator confirmed it, or
 * does an order of that sale again, which the rules of its chain look after (`chain` holds its earlier attempts).
 */
export async function looksDuplicate(
  request: PlaceOrder,
  chain: readonly Order[],
  { book, settings, now }: Looking,
): Promise<AppError | null> {
  const { duplicateMinutes } = settings()
  const { payment, customer } = request.draft
  if (duplicateMinutes === 0 || payment === null || chain.length > 0) return null
  const at = now()
  const since = at - duplicateMinutes * 60_000
  const twin = await book.findSimilar({ name: customer.name, total: total(payment), since })
  if (twin === null || twin.id === request.notDuplicateOf) return null
  // A clock that was set back makes no order of the future.
  const minutesAgo = Math.max(0, Math.floor((at - twin.createdAt) / 60_000))
  return { kind: 'looks-duplicate', duplicateOf: twin.id, orderId: twin.orderId, minutesAgo }
}
