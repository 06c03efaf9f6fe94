import type { Order } from './order.ts'
import type { OrderStatus } from './order-status.ts'

type Made = 'paid' | 'authorised' | 'valid'

/** One word for what became of a sale, whatever became of the card that was to be saved with it. */
export type SaleWord = OrderStatus | 'no-attempt' | Made

/** One word for how an order ended, for lists, files and totals: finer than its status where the shop acts differently. */
export type OutcomeWord = SaleWord | `${Made}-card-not-saved` | `${Made}-card-unknown`

type Of = Pick<Order, 'status' | 'verdict' | 'draft'>

/**
 * `no-attempt`: the call ended before a card was tried (hang-up, mis-keyed digits). `authorised`: a provisional sale.
 * `valid`: a validity check, never a sale.
 */
export function saleWord(order: Of): SaleWord {
  if (order.status === 'declined' && order.verdict?.charge?.reason === 'no-attempt') return 'no-attempt'
  return order.status === 'paid' ? madeWord(order) : order.status
}

/** The word of the sale; where it went through without its card (division 2), that is told as well. */
export function outcomeWord(order: Of): OutcomeWord {
  if (order.status !== 'paid') return saleWord(order)
  const made = madeWord(order)
  const saving = order.verdict?.save?.leg
  if (saving === 'failed') return `${made}-card-not-saved`
  return saving === 'unknown' ? `${made}-card-unknown` : made
}

function madeWord({ draft }: Of): Made {
  const jobCode = draft.payment?.jobCode
  if (jobCode === 'CHECK') return 'valid'
  return jobCode === 'AUTH' || jobCode === 'SAUTH' ? 'authorised' : 'paid'
}
