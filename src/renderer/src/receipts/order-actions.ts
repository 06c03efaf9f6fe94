import type { Order } from '../../../shared/order.ts'
import { mayRegisterAgain, mayRepeat } from '../orders/result/result-words.ts'
import type { OrderAction } from '../orders/use-order-actions.ts'
import { isWatched, type OrderStatus } from '../../../shared/order-status.ts'

const ACTIONS = ['reconcile', 'again', 'check', 'withdraw', 'repeat'] as const satisfies readonly OrderAction[]

const WITHDRAW: readonly OrderStatus[] = ['waiting', 'in-call', 'not-found', 'lapsed', 'register-unknown']

/** Nothing is offered that the main process would refuse; an unconfirmed order must be reconciled first. */
export function orderActions(order: Order): readonly OrderAction[] {
  const may: Readonly<Record<OrderAction, boolean>> = {
    reconcile: order.status === 'unconfirmed',
    again: mayRegisterAgain(order),
    check: order.receiptNo !== null && (isWatched(order.status) || order.status === 'unconfirmed'),
    withdraw: WITHDRAW.includes(order.status),
    repeat: mayRepeat(order),
  }
  return ACTIONS.filter((action) => may[action])
}
