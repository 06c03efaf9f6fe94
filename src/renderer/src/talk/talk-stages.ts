import type { TalkStage } from '../../../shared/talk-script.ts'
import type { Order } from '../../../shared/order.ts'
import type { TypedOrder } from '../orders/typed-order.ts'

/** What is said while a step of the wizard is on the screen. */
export function typingStages(step: 'customer' | 'payment' | 'card' | 'confirm'): readonly TalkStage[] {
  const said = { customer: 'greeting', payment: 'confirm', card: 'saveCard', confirm: 'confirm' } as const
  return [said[step]]
}

/** What is said before registering: a card that is only saved has no amount to confirm. */
export function confirmStages({ customer }: Pick<TypedOrder, 'customer'>): readonly TalkStage[] {
  if (customer.division === '3') return ['saveCard']
  return customer.division === '2' ? ['confirm', 'saveCard'] : ['confirm']
}

/** The stage of a result whose words the shop chooses; the other results have fixed words, or none. */
export function resultStage({ status, draft, verdict }: Pick<Order, 'status' | 'draft' | 'verdict'>): TalkStage | null {
  if (draft.payment === null) return null
  const isSale = draft.payment.jobCode === 'CAPTURE' && (verdict?.save?.leg ?? 'done') === 'done'
  if (status === 'paid') return isSale ? 'return' : null
  if (status === 'unconfirmed') return 'unconfirmed'
  return status === 'declined' && verdict?.charge?.reason !== 'no-attempt' ? 'declined' : null
}
