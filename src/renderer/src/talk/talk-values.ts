import { formatYen, MAX_YEN } from '../../../shared/money.ts'
import { total, type Order } from '../../../shared/order.ts'
import type { TalkValues } from '../../../shared/talk-script.ts'
import { typedTotal } from '../orders/plan.ts'
import type { TypedOrder } from '../orders/typed-order.ts'

/** Nothing for a sum that will not be registered: it must not be read out either. */
const yenWords = (yen: number | null): string => (yen === null || yen < 1 || yen > MAX_YEN ? '' : formatYen(yen))

/** What a placed order knows of its call. `advice`: the guide's words for the customer, never a code. */
export function talkOfOrder({ draft, orderId }: Pick<Order, 'draft' | 'orderId'>, advice = ''): TalkValues {
  const { name, phone } = draft.customer
  return {
    customer: name,
    phone,
    orderId,
    amount: draft.payment === null ? '' : yenWords(total(draft.payment)),
    advice,
  }
}

/** What is known while the order is still being typed. */
export function talkOfTyped({ customer, payment }: TypedOrder): TalkValues {
  const amount = customer.division === '3' ? '' : yenWords(typedTotal(payment))
  return { customer: customer.name.trim(), phone: customer.phone.trim(), amount }
}
