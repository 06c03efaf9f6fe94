import type { Order } from './order.ts'
import type { OrderStatus } from './order-status.ts'

/** One word for how an order ended, for lists, files and totals: finer than its status where the shop acts differently. */
export type OutcomeWord =
  OrderStatus | 'no-attempt' | 'paid-card-not-saved' | 'paid-card-unknown' | 'authorised' | 'valid'

/**
 * `no-attempt`: the call ended before a card was tried (hang-up, mis-keyed digits). `authorised`: a provisional sale.
 * `valid`: a validity check, never a sale. Division 2 tells apart a payment whose card was not saved.
 */
export function outcomeWord(order: Pick<Order, 'status' | 'verdict' | 'draft'>): OutcomeWord {
  if (order.status === 'declined' && order.verdict?.charge?.reason === 'no-attempt') return 'no-attempt'
  if (order.status !== 'paid') return order.status
  const saving = order.verdict?.save?.leg
  if (saving === 'failed') return 'paid-card-not-saved'
  if (saving === 'unknown') return 'paid-card-unknown'
  const jobCode = order.draft.payment?.jobCode
  if (jobCode === 'CHECK') return 'valid'
  return jobCode === 'AUTH' || jobCode === 'SAUTH' ? 'authorised' : 'paid'
}
