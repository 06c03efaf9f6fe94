import type { JobCode } from '../../../shared/order.ts'
import type { OrderStatus } from '../../../shared/order-status.ts'
import type { TextKey } from '../text/use-text.ts'

/** The word for a status. A provisional sale or a card check that went well is never called a payment. */
export function statusKey(status: OrderStatus, jobCode: JobCode | null): TextKey {
  if (status === 'paid' && jobCode !== null) return `status.paidAs.${jobCode}`
  return `status.word.${status}`
}
