import type { GatewayError } from '../../shared/app-error.ts'
import type { OrderDraft, Reconciliation } from '../../shared/order.ts'

/** A draft without the person: amounts, ids and what was chosen stay. */
export function forgetCustomer(draft: OrderDraft): OrderDraft {
  const { customer, payment, card, details } = draft
  return {
    ...draft,
    customer: { ...customer, name: '', kana: '', phone: '', note: '' },
    payment: payment === null ? null : { ...payment, clientField1: '', clientField2: '', clientField3: '' },
    card: card === null ? null : forgetHolder(card),
    details: { ...details, anyItem: [] },
  }
}

/** A member's id is the link to the provider's books and stays, unless it is somebody's mail address. */
function forgetHolder(card: NonNullable<OrderDraft['card']>): NonNullable<OrderDraft['card']> {
  const memberId = card.memberId.includes('@') ? '' : card.memberId
  return { ...card, memberId, memberName: '', cardName: '', holderName: '' }
}

/** The provider's messages may quote what was sent. */
export function forgetMessages(problem: GatewayError): GatewayError {
  return 'messages' in problem && problem.messages !== undefined ? { ...problem, messages: [] } : problem
}

export function forgetNote(reconciliation: Reconciliation): Reconciliation {
  return { ...reconciliation, note: '' }
}
