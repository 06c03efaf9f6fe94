import type { GatewayError } from '../../shared/app-error.ts'
import type { OrderStatus } from '../../shared/order-status.ts'
import type { Result } from '../../shared/result.ts'
import type { Registration } from '../gateway/ivr-gateway.ts'
import type { OrderChange } from './order-book.ts'

/** The status an order takes when registering it failed. Only what was certainly refused or never sent is not unknown. */
export function failedStatus(error: GatewayError): OrderStatus {
  if (error.kind === 'not-sent') return 'not-sent'
  // 401 is answered before anything is read: nothing was registered, and the same order may be sent again.
  return error.kind === 'unknown' ? 'register-unknown' : 'rejected'
}

/** What the book keeps of a registration's end. */
export function registrationChange(end: Result<Registration, GatewayError>, at: number, operator: string): OrderChange {
  if (end.ok) {
    const { identificationNumber, receiptNo } = end.value
    return {
      event: 'registered',
      status: 'waiting',
      identificationNumber,
      receiptNo,
      problem: null,
      registeredAt: at,
      at,
      operator,
    }
  }
  const { error } = end
  const status = failedStatus(error)
  const receiptNo = error.kind === 'unknown' ? error.receiptNo : undefined
  return { event: status, status, problem: error, ...(receiptNo === undefined ? {} : { receiptNo }), at, operator }
}
