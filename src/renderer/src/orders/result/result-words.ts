import type { OrderStatus } from '../../../../shared/order-status.ts'
import type { Order } from '../../../../shared/order.ts'
import type { TextKey } from '../../text/use-text.ts'

type Of = Pick<Order, 'status' | 'draft' | 'verdict' | 'reconciliation'>

type Going = Extract<OrderStatus, 'registering' | 'waiting' | 'in-call' | 'not-found'>
const isGoing = (status: OrderStatus): status is Going =>
  status === 'registering' || status === 'waiting' || status === 'in-call' || status === 'not-found'

/** The one huge word of the result. A provisional sale or a card check is never called a payment. */
export function headlineKey({ status, draft }: Of): TextKey {
  const jobCode = draft.payment?.jobCode ?? 'CAPTURE'
  const update = draft.card?.mode === 'update'
  if (status === 'paid' || status === 'declined') return `result.headline.${status}.${jobCode}`
  if (status === 'saved' && update) return 'result.headline.updated'
  if (status === 'save-failed' && update) return 'result.headline.update-failed'
  if (isGoing(status)) return `status.word.${status}`
  return `result.headline.${status}`
}

/** What is certain now, above all about money; null while the order is still going on. */
export function certainKey({ status, draft, reconciliation }: Of): TextKey | null {
  const jobCode = draft.payment?.jobCode ?? 'CAPTURE'
  if (status === 'paid') return jobCode === 'CAPTURE' ? 'result.certain.paid' : `result.certain.${jobCode}`
  if (status === 'reconciled')
    return reconciliation === null ? null : `result.certain.reconciled.${reconciliation.finding}`
  if (status === 'unconfirmed' && draft.payment === null) return 'result.certain.unconfirmedSave'
  if (isGoing(status)) return null
  return `result.certain.${status}`
}

/** What to tell the customer, or null where there is nobody to tell. */
export function sayingKey({ status, draft, verdict }: Of): TextKey | null {
  if (status === 'declined' || status === 'save-failed') {
    const leg = verdict?.charge ?? verdict?.save
    return leg?.reason === 'no-attempt' ? 'result.saying.hangUp' : `result.saying.${status}`
  }
  if (status === 'paid') {
    // A provisional sale or a card check is no payment that was taken.
    const isPayment = draft.payment?.jobCode === 'CAPTURE'
    if (verdict?.save?.leg === 'failed')
      return isPayment ? 'result.saying.saveOnlyFailed' : 'result.saying.saveOnlyFailedAUTH'
    return isPayment ? 'result.saying.paid' : 'result.saying.AUTH'
  }
  if (status === 'unconfirmed' && draft.payment === null) return 'result.saying.unconfirmedSave'
  return status === 'saved' || status === 'unconfirmed' ? `result.saying.${status}` : null
}

/** Whether the same sale may be registered again from here: not while it went through or may have. */
export function mayRegisterAgain({ status, reconciliation }: Of): boolean {
  if (status === 'reconciled')
    return reconciliation?.finding === 'not-charged' || reconciliation?.finding === 'not-saved'
  return ['declined', 'save-failed', 'rejected', 'not-sent', 'register-unknown', 'withdrawn', 'lapsed'].includes(status)
}

/** Whether a new sale like this one makes sense: it is done, and its customer was not erased. */
export function mayRepeat({ status, draft }: Of): boolean {
  return ['paid', 'saved', 'reconciled'].includes(status) && draft.customer.name !== ''
}

/** What the shop does when no code of the guide says it: the console for an open outcome, a new number for a lost call. */
export function todoKey({ status, draft, verdict }: Of): TextKey | null {
  if (status === 'unconfirmed')
    return draft.payment === null ? 'result.todoFor.unconfirmedSave' : 'result.todoFor.unconfirmed'
  const leg = verdict?.charge ?? verdict?.save
  const isLost = (status === 'declined' || status === 'save-failed') && leg?.reason === 'no-attempt'
  return isLost || status === 'lapsed' ? 'result.todoFor.again' : null
}
