import * as v from 'valibot'
import type { JobCode } from './order.ts'
import type { OrderStatus } from './order-status.ts'
import type { Settings } from './settings.ts'

/** `unasked`: by the setting and not by a key; an order is offered in this way only once. */
export const OpenMini = v.object({ id: v.pipe(v.number(), v.integer(), v.minValue(1)), unasked: v.boolean() })
export type OpenMini = v.InferOutput<typeof OpenMini>

/** All that the small window may know: a number to key in and where the call stands. No customer, no amount. */
export interface MiniOrder {
  readonly identificationNumber: string
  readonly ivrPhoneNumber: string
  readonly status: OrderStatus
  readonly jobCode: JobCode | null
  /** ms since 1970: when the number was issued, and when the call ended. */
  readonly since: number
  readonly finishedAt: number | null
  readonly language: Settings['language']
  readonly theme: Settings['theme']
}
