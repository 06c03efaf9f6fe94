import type { CardDraft, Division, JobCode, Method, OrderDraft } from '../../../shared/order.ts'
import { STEPS, type StepName } from '../../../shared/kept-draft.ts'
import { formatYen, type Yen } from '../../../shared/money.ts'

export interface TypedPair {
  name: string
  value: string
}

/** An order exactly as typed: nothing parsed, nothing lost. The schemas of shared/order.ts make a draft of it. */
export interface TypedOrder {
  draftKey: string
  previous: number | null
  customer: { division: Division; name: string; kana: string; phone: string; note: string }
  payment: {
    jobCode: JobCode
    amount: string
    tax: string
    method: Method
    payTimes: string
    itemCode: string
    clientField1: string
    clientField2: string
    clientField3: string
    clientFieldFlag: '0' | '1'
  }
  card: { -readonly [K in keyof CardDraft]: CardDraft[K] }
  details: { orderId: string; operator: string; anyItem: TypedPair[] }
}

/** What the settings decide for a new order. `draftKey` is a fresh UUID. */
export interface OrderDefaults {
  readonly draftKey: string
  readonly jobCode: JobCode
  readonly method: Method
  readonly operator: string
}

export function emptyOrder(defaults: OrderDefaults): TypedOrder {
  return {
    draftKey: defaults.draftKey,
    previous: null,
    customer: { division: '1', name: '', kana: '', phone: '', note: '' },
    payment: {
      jobCode: defaults.jobCode,
      amount: '',
      tax: '',
      method: defaults.method,
      payTimes: '',
      itemCode: '',
      clientField1: '',
      clientField2: '',
      clientField3: '',
      clientFieldFlag: '1',
    },
    card: emptyCard(),
    details: { orderId: '', operator: defaults.operator, anyItem: [] },
  }
}

function emptyCard(): TypedOrder['card'] {
  return {
    mode: 'add',
    memberId: '',
    memberName: '',
    seqMode: '0',
    cardSeq: '',
    defaultFlag: '0',
    cardName: '',
    holderName: '',
    updateType: '1',
    consent: '0',
  }
}

const typed = (yen: Yen | null): string => (yen === null ? '' : formatYen(yen).slice(1))

/** A draft back in the wizard (register again). What its division does not use comes from `defaults`. */
export function typedFrom(draft: OrderDraft, defaults: OrderDefaults): TypedOrder {
  const empty = emptyOrder(defaults)
  const { payment } = draft
  return {
    draftKey: draft.draftKey,
    previous: draft.previous,
    customer: { ...draft.customer },
    payment: payment === null ? empty.payment : { ...payment, amount: typed(payment.amount), tax: typed(payment.tax) },
    // An order from before the question was asked has no answer to it.
    card: draft.card === null ? empty.card : { ...empty.card, ...draft.card },
    details: { ...draft.details, anyItem: draft.details.anyItem.map((pair) => ({ ...pair })) },
  }
}

/** A new sale like an earlier one: everything filled in but the order ID, and the customer is asked again. */
export function repeatedFrom(draft: OrderDraft, defaults: OrderDefaults): TypedOrder {
  const typedAgain = typedFrom(draft, defaults)
  const { draftKey, operator } = defaults
  const card = { ...typedAgain.card, mode: 'add' as const, cardSeq: '', consent: '0' as const }
  return { ...typedAgain, draftKey, previous: null, card, details: { ...typedAgain.details, orderId: '', operator } }
}

/** Where a filled-in order is looked at first: the amount, or whose card it is; the name when it is missing. */
export function firstStepOf({ customer }: TypedOrder): StepName {
  if (customer.name === '') return 'customer'
  return customer.division === '3' ? 'card' : 'payment'
}

/** Steps that apply to a division: no payment for a saved card alone, no card for a payment alone. */
export function stepsOf(division: Division): readonly StepName[] {
  return STEPS.filter((step) => !(step === 'payment' && division === '3') && !(step === 'card' && division === '1'))
}

/** What goes into the `OrderDraft` schema: parts that do not apply are null, a left-over update mode is dropped. */
export function draftInput(order: TypedOrder): unknown {
  const { division } = order.customer
  const card = division === '3' ? order.card : { ...order.card, mode: 'add' as const }
  return {
    ...order,
    payment: division === '3' ? null : order.payment,
    card: division === '1' ? null : card,
  }
}

/**
 * Whether clearing this order would lose something the operator typed. Division, treatment and method alone do not
 * count: the settings choose them too.
 */
export function isTouched({ customer, payment, card, details }: TypedOrder): boolean {
  const { jobCode, method } = payment
  const empty = emptyOrder({ draftKey: '', jobCode, method, operator: '' })
  return (
    differs({ ...customer, division: empty.customer.division }, empty.customer) ||
    differs(payment, empty.payment) ||
    differs(card, empty.card) ||
    details.orderId.trim() !== '' ||
    details.anyItem.some(({ name, value }) => `${name}${value}`.trim() !== '')
  )
}

type Texts = Readonly<Record<string, string>>

const differs = (part: Texts, empty: Texts): boolean =>
  Object.entries(part).some(([name, text]) => text.trim() !== empty[name])
