import type { NewOrder } from '../../src/main/orders/order-book.ts'
import type { CustomerData } from '../../src/shared/customer.ts'
import type { TemplateBody } from '../../src/shared/order-template.ts'
import type { CardDraft, CustomerDraft, DetailsDraft, Order, OrderDraft, PaymentDraft } from '../../src/shared/order.ts'

let made = 0

/** A UUID that no other draft of this test run has. */
function nextKey(): string {
  made += 1
  return `00000000-0000-4000-8000-${made.toString(16).padStart(12, '0')}`
}

/** A customer who pays once (division 1). */
export function aCustomer(overrides: Partial<CustomerDraft> = {}): CustomerDraft {
  return { division: '1', name: '山田 太郎', kana: 'ヤマダ タロウ', phone: '090-1234-5678', note: '', ...overrides }
}

/** A sale of 11,000 yen with tax, paid at once. */
export function aPayment(overrides: Partial<PaymentDraft> = {}): PaymentDraft {
  return {
    jobCode: 'CAPTURE',
    amount: 10_000,
    tax: 1_000,
    method: '1',
    payTimes: '',
    itemCode: '',
    clientField1: '',
    clientField2: '',
    clientField3: '',
    clientFieldFlag: '1',
    ...overrides,
  }
}

/** A card to be saved for a member (division 2 and 3). */
export function aCard(overrides: Partial<CardDraft> = {}): CardDraft {
  return {
    mode: 'add',
    memberId: 'member-1',
    memberName: '',
    seqMode: '0',
    cardSeq: '',
    defaultFlag: '0',
    cardName: '',
    holderName: '',
    updateType: '1',
    consent: '1',
    ...overrides,
  }
}

export function someDetails(overrides: Partial<DetailsDraft> = {}): DetailsDraft {
  return { orderId: '', operator: 'sato', anyItem: [], ...overrides }
}

interface DraftOverrides {
  readonly draftKey?: string
  readonly previous?: number | null
  readonly customer?: Partial<CustomerDraft>
  readonly payment?: Partial<PaymentDraft>
  readonly card?: Partial<CardDraft>
  readonly details?: Partial<DetailsDraft>
}

/** A draft as the wizard hands it over; payment and card are there as the division asks. */
export function anOrderDraft(overrides: DraftOverrides = {}): OrderDraft {
  const customer = aCustomer(overrides.customer)
  return {
    draftKey: overrides.draftKey ?? nextKey(),
    previous: overrides.previous ?? null,
    customer,
    payment: customer.division === '3' ? null : aPayment(overrides.payment),
    card: customer.division === '1' ? null : aCard(overrides.card),
    details: someDetails(overrides.details),
  }
}

/** What is kept of a customer. */
export function aSavedCustomer(overrides: Partial<CustomerData> = {}): CustomerData {
  const member = { memberId: '', memberName: '' }
  return { name: '山田 太郎', kana: 'ヤマダ タロウ', phone: '090-1234-5678', ...member, note: '', ...overrides }
}

/** A course of 3,980 yen a month. */
export function aTemplateBody(overrides: Partial<TemplateBody> = {}): TemplateBody {
  return { division: '1', note: '', payment: aPayment({ amount: 3_980, tax: null }), anyItem: [], ...overrides }
}

/** 1 November 2026, 9:30 in Japan, ms since 1970. */
export const MORNING = Date.UTC(2026, 10, 1, 0, 30)

/** What the service hands the book for a first attempt; its order ID is unique within this test run. */
export function aNewOrder(overrides: Partial<NewOrder> = {}): NewOrder {
  const draft = overrides.draft ?? anOrderDraft()
  return {
    draft,
    orderId: `U20261101-${draft.draftKey.slice(-6)}`,
    rootId: null,
    attempt: 1,
    at: MORNING,
    ...overrides,
  }
}

/** An order as the book gives it, just stored. */
export function anOrder(overrides: Partial<Order> = {}): Order {
  const id = overrides.id ?? 1
  return {
    id,
    rootId: id,
    attempt: 1,
    orderId: 'U20261101-0001',
    draft: anOrderDraft(),
    status: 'registering',
    problem: null,
    review: null,
    identificationNumber: null,
    receiptNo: null,
    call: null,
    verdict: null,
    reconciliation: null,
    createdAt: MORNING,
    registeredAt: null,
    finishedAt: null,
    checkedAt: null,
    ...overrides,
  }
}
