import { expect, it } from 'vitest'
import { documentBasis, type SaleOfDocument } from '../../../src/shared/document-basis.ts'
import type { MoneyKind } from '../../../src/shared/order-entry.ts'
import type { Order, PaymentDraft } from '../../../src/shared/order.ts'
import { DOCUMENT_KINDS } from '../../../src/shared/receipt-document.ts'
import { anOrder, anOrderDraft } from '../../support/builders.ts'

interface Given {
  readonly order?: Partial<Order>
  readonly payment?: Partial<PaymentDraft>
  readonly money?: readonly (readonly [MoneyKind, number])[]
  readonly erasedAt?: number
}

function sale({ order, payment, money = [], erasedAt }: Given = {}): SaleOfDocument {
  return {
    order: anOrder({ status: 'paid', draft: anOrderDraft({ payment }), ...order }),
    money: money.map(([kind, amount], index) => ({
      ...{ id: index + 1, kind, amount, day: `2026-11-0${index + 2}`, mistaken: false },
    })),
    erasedAt: erasedAt ?? null,
  }
}

/** Amount or refusal of receipt, provisional slip and statement. */
const all = (given?: Given) =>
  DOCUMENT_KINDS.map((kind) => {
    const basis = documentBasis(kind, sale(given))
    if (!basis.ok) return basis.error
    return basis.value.givenBack === 0 ? basis.value.amount : [basis.value.amount, basis.value.givenBack]
  })

it.each<[string, Given, unknown[]]>([
  ['an immediate sale', {}, [11_000, 'not-held', 11_000]],
  ['a held sale', { payment: { jobCode: 'AUTH' } }, ['only-held', 11_000, 11_000]],
  ['a captured sale', { payment: { jobCode: 'AUTH' }, money: [['capture', 9_000]] }, [9_000, 'not-held', 9_000]],
  [
    'a voided hold',
    { payment: { jobCode: 'AUTH' }, money: [['void', 11_000]] },
    ['voided', 'not-held', [11_000, 11_000]],
  ],
  ['a voided sale', { money: [['void', 11_000]] }, ['voided', 'not-held', [11_000, 11_000]]],
  ['a refunded sale', { money: [['refund', 11_000]] }, ['refunded', 'not-held', [11_000, 11_000]]],
  ['a sale refunded in part', { money: [['refund', 2_000]] }, [[9_000, 2_000], 'not-held', [11_000, 2_000]]],
  ['a validity check', { payment: { jobCode: 'CHECK', amount: null, tax: null } }, Array(3).fill('check-only')],
  ['an order in the call', { order: { status: 'in-call' } }, Array(3).fill('open')],
  ['a declined order', { order: { status: 'declined' } }, Array(3).fill('not-charged')],
  ['an unconfirmed order', { order: { status: 'unconfirmed' } }, Array(3).fill('unconfirmed')],
  [
    'a saved card',
    { order: { status: 'saved', draft: anOrderDraft({ customer: { division: '3' } }) } },
    Array(3).fill('card-only'),
  ],
  ['an erased customer', { erasedAt: 1 }, Array(3).fill('erased')],
])('%s has these documents', (_, given, expected) => {
  expect(all(given)).toEqual(expected)
})

it('takes an operator’s word for a charge, and for none', () => {
  const said = (finding: 'charged' | 'not-charged') =>
    all({ order: { status: 'reconciled', reconciliation: { finding, note: '', operator: 'sato', at: 1 } } })
  expect(said('charged')).toEqual([11_000, 'not-held', 11_000])
  expect(said('not-charged')).toEqual(Array(3).fill('not-charged'))
})

it('dates a captured sale by its capture and any other by the day it was taken', () => {
  const day = (given: Given) => {
    const basis = documentBasis('receipt', sale(given))
    return basis.ok ? basis.value.day : basis.error
  }
  expect(day({})).toBe('2026-11-01')
  expect(day({ payment: { jobCode: 'AUTH' }, money: [['capture', 11_000]] })).toBe('2026-11-02')
})
