import { isLive, ORDER_STATUSES } from '../shared/order-status.ts'
import type { Shop } from './shop.ts'

/**
 * Open orders once everything on its way to the provider has come back. A file of its own: the desk is there before the
 * first screen, and the code of the shop is not.
 */
export async function openOrdersOf(shop: Shop): Promise<number> {
  await shop.orders.settled()
  return (await shop.book.count(ORDER_STATUSES.filter(isLive))) + shop.orders.unstored.length
}
