import type { GatewayError } from '../../shared/app-error.ts'
import type { OrderStatus } from '../../shared/order-status.ts'
import type { Answered, Registration } from '../gateway/ivr-gateway.ts'
import type { OrderChange } from './order-book.ts'

/** The status an order takes when registering it failed. Only what was certainly refused or never sent is not unknown. */
export function failedStatus(error: GatewayError): OrderStatus {
  if (error.kind === 'not-sent') return 'not-sent'
  // 401 is answered before anything is read: nothing was registered, and the same order may be sent again.
  return error.kind === 'unknown' ? 'register-unknown' : 'rejected'
}

/** What the book keeps of a registration's end. */
export function registrationChange(
  end: Answered<Registration, GatewayError>,
  at: number,
  operator: string,
): OrderChange {
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
  const kept = {
    ...(receiptNo === undefined ? {} : { receiptNo }),
    ...(end.raw === undefined ? {} : { rawAnswer: end.raw }),
  }
  return { event: status, status, problem: error, ...kept, at, operator }
}

/** What the book keeps of a registration whose end nobody saw: a crash, or a bug of ours. Nothing is sent again. */
export function interruptedChange(at: number): OrderChange {
  const problem = { kind: 'unknown', reason: 'interrupted' } as const
  return { event: 'interrupted', status: 'register-unknown', problem, at, operator: '' }
}

/** What the book keeps of an intent that was given up before anything was sent. */
export function givenUpChange(at: number): OrderChange {
  const problem = { kind: 'not-sent', reason: 'aborted' } as const
  return { event: 'not-sent', status: 'not-sent', problem, at, operator: '' }
}

/** What the book keeps of an order whose number is to count no more: taken back, or followed by another one. */
export function withdrawnChange(event: 'withdrawn' | 'superseded', at: number, operator: string): OrderChange {
  return { event, status: 'withdrawn', at, operator }
}
