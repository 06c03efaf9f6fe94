import type { CustomerData } from '../../../shared/customer.ts'
import { formatYen, type Yen } from '../../../shared/money.ts'
import type { OrderTemplate } from '../../../shared/order-template.ts'
import type { TypedOrder } from './typed-order.ts'

const typed = (yen: Yen | null): string => (yen === null ? '' : formatYen(yen).slice(1))

/** The order for this customer: who it is, and as which member a card is saved; what is ordered stays. */
export function withCustomer(order: TypedOrder, customer: CustomerData): TypedOrder {
  const { name, kana, phone, memberId, memberName } = customer
  const note = order.customer.note.trim() === '' ? customer.note : order.customer.note
  // Another person has not agreed to anything yet.
  const card = { ...order.card, memberId, memberName, consent: '0' as const }
  return { ...order, customer: { ...order.customer, name, kana, phone, note }, card }
}

/** The order as the template has it; who is ordering stays, unless the template is one person's own. */
export function withTemplate(order: TypedOrder, { body, customer }: OrderTemplate): TypedOrder {
  const payment = { ...body.payment, amount: typed(body.payment.amount), tax: typed(body.payment.tax) }
  const note = body.note === '' ? order.customer.note : body.note
  const anyItem = body.anyItem.map((pair) => ({ ...pair }))
  const filled = {
    ...order,
    payment,
    customer: { ...order.customer, division: body.division, note },
    details: { ...order.details, anyItem },
  }
  return customer === null ? filled : withCustomer(filled, { ...customer, note: '' })
}
