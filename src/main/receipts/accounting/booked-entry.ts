import type { Yen } from '../../../shared/money.ts'
import type { Period } from '../../../shared/order-query.ts'
import { saleFacts, saleMovements, type SaleMovement } from '../../../shared/sale-sums.ts'
import type { ExportedOrder } from '../sheet.ts'
import type { Order } from '../../../shared/order.ts'

/** One line of the shop's books: a sale, or what takes one back. */
export interface BookedEntry {
  readonly order: Order
  /** `yyyy-mm-dd` in Japan: the day it belongs to, not the day it was written down. */
  readonly day: string
  readonly kind: Extract<SaleMovement['kind'], 'sale' | 'capture' | 'void' | 'refund'>
  /** Amount and tax, always above 0: a refund turns the accounts around, not the sign. */
  readonly yen: Yen
  readonly isReverse: boolean
}

/** Whether a day (`yyyy-mm-dd` in Japan) is one of the period. */
export const isWithin = (day: string, { from, to }: Period): boolean =>
  (from === null || day >= from) && (to === null || day <= to)

function booked(order: Order, { day, kind, sales, refunds }: SaleMovement): BookedEntry[] {
  // A hold and its release move no money: nothing is booked before a capture.
  if (kind === 'hold' || kind === 'release') return []
  const yen = sales > 0 ? sales : refunds
  return yen > 0 ? [{ order, day, kind, yen, isReverse: refunds > 0 }] : []
}

/** What of an order goes into the books in a period: the steps of its money, as the closing counts them. */
export function bookedEntries({ order, money }: ExportedOrder, period: Period): readonly BookedEntry[] {
  return saleMovements(saleFacts(order), money)
    .filter(({ day }) => isWithin(day, period))
    .flatMap((movement) => booked(order, movement))
}
