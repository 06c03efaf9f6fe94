import type { AppError } from '../../shared/app-error.ts'
import type { Order } from '../../shared/order.ts'
import { isLive } from '../../shared/order-status.ts'

/** Whether the provider or an operator said that this order went through. */
function wentThrough(order: Order): boolean {
  if (order.status === 'paid' || order.status === 'saved') return true
  return order.reconciliation?.finding === 'charged' || order.reconciliation?.finding === 'saved'
}

/**
 * Why a sale may not be tried again yet, or null when it may (I3, domain section 2):
 * it went through already, it may have gone through and nobody looked, or a number is still live that the operator
 * has not named.
 */
export function refuseAnotherAttempt(chain: readonly Order[], replacing: string | null): AppError | null {
  const paid = chain.find(wentThrough)
  if (paid !== undefined) return { kind: 'already-paid', orderId: paid.orderId }
  const unconfirmed = chain.find((order) => order.status === 'unconfirmed')
  if (unconfirmed !== undefined) return { kind: 'unconfirmed-open', orderId: unconfirmed.orderId }
  // Before any named number: an intent that could not be given up yet (a full disk) may lie beside a live one.
  if (chain.some(({ status }) => status === 'registering')) return { kind: 'busy' }
  const live = chain.find((order) => isLive(order.status))
  if (live === undefined) return null
  if (live.orderId === replacing) return null
  return { kind: 'live-number', orderId: live.orderId, identificationNumber: live.identificationNumber }
}
