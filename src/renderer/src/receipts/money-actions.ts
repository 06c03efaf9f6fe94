import type { Yen } from '../../../shared/money.ts'
import type { Order } from '../../../shared/order.ts'
import { isCharged, saleFacts } from '../../../shared/sale-sums.ts'
import type { MoneyEntry, MoneyKind, MoneySums, OrderDetail } from '../../../shared/order-entry.ts'

/** Something that may be recorded about the money of an order. */
export type MoneyAction =
  /** `most` in yen: what the main process would still take. */
  | { readonly kind: Exclude<MoneyKind, 'mistake'>; readonly most: Yen }
  | { readonly kind: 'mistake'; readonly entry: MoneyEntry }

/** The amount a sale was charged, or holds; 0 when nothing was. */
function chargedYen(order: Order): Yen {
  const facts = saleFacts(order)
  return isCharged(facts) ? facts.total : 0
}

/** Nothing is offered that the main process would refuse (MoneyRefusal). */
export function moneyActions({ order, sums }: Pick<OrderDetail, 'order' | 'sums'>): readonly MoneyAction[] {
  const charged = chargedYen(order)
  if (charged === 0 || sums.voided > 0) return []
  const jobCode = order.draft.payment?.jobCode
  if (jobCode !== 'AUTH' && jobCode !== 'SAUTH') return saleActions(charged, sums)
  if (sums.captured > 0) return saleActions(sums.captured, sums)
  return [{ kind: 'capture', most: charged }, ...voidAction(charged, sums)]
}

/** A sale is voided as a whole before anything of it was refunded. */
function voidAction(whole: Yen, { refunded }: MoneySums): readonly MoneyAction[] {
  return refunded === 0 ? [{ kind: 'void', most: whole }] : []
}

/** Voided as a whole, or refunded in parts. */
function saleActions(sale: Yen, sums: MoneySums): readonly MoneyAction[] {
  const { refunded } = sums
  const whole = voidAction(sale, sums)
  return refunded < sale ? [...whole, { kind: 'refund', most: sale - refunded }] : whole
}

/** Entries are taken back once, and what takes one back is never taken back itself. */
export function mayTakeBack(entry: MoneyEntry): boolean {
  return entry.kind !== 'mistake' && !entry.mistaken
}
