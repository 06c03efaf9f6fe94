import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  draftInput,
  emptyOrder,
  isTouched,
  stepsOf,
  typedFrom,
  type OrderDefaults,
  type TypedOrder,
} from '../../../../src/renderer/src/orders/typed-order.ts'
import { OrderDraft } from '../../../../src/shared/order.ts'
import { anOrderDraft } from '../../../support/builders.ts'

const defaults: OrderDefaults = {
  draftKey: '00000000-0000-4000-8000-0000000000ff',
  jobCode: 'AUTH',
  method: '2',
  operator: 'sato',
}

describe('an order as typed', () => {
  it('leaves out the steps that do not apply to the division', () => {
    expect([stepsOf('1'), stepsOf('2'), stepsOf('3')]).toEqual([
      ['customer', 'payment', 'confirm'],
      ['customer', 'payment', 'card', 'confirm'],
      ['customer', 'card', 'confirm'],
    ])
  })
  it.each(['1', '2', '3'] as const)('comes back from a draft of division %s as the same draft', (division) => {
    const draft = anOrderDraft({ previous: 7, customer: { division }, details: { orderId: 'U1-2' } })
    expect(v.parse(OrderDraft, draftInput(typedFrom(draft, defaults)))).toEqual(draft)
  })
  it('starts with what the settings decide', () => {
    const order = emptyOrder(defaults)
    expect([order.payment.jobCode, order.payment.method, order.details.operator]).toEqual(['AUTH', '2', 'sato'])
  })
  it('drops an update mode left over from division 3 when a payment is made after all', () => {
    const order = emptyOrder(defaults)
    order.customer.division = '2'
    order.card.mode = 'update'
    expect(draftInput(order)).toMatchObject({ card: { mode: 'add' } })
  })
  it('counts as touched once anything was typed, not by its defaults', () => {
    const order = emptyOrder(defaults)
    const before = isTouched(order)
    order.customer.phone = '03'
    expect([before, isTouched(order)]).toEqual([false, true])
  })
  it.each<[string, (order: TypedOrder) => void]>([
    ['name', ({ customer }) => (customer.name = '山')],
    ['kana', ({ customer }) => (customer.kana = 'や')],
    ['note', ({ customer }) => (customer.note = '色は青')],
    ['amount', ({ payment }) => (payment.amount = '1')],
    ['tax', ({ payment }) => (payment.tax = '1')],
    ['payTimes', ({ payment }) => (payment.payTimes = '3')],
    ['itemCode', ({ payment }) => (payment.itemCode = '0000990')],
    ['clientField1', ({ payment }) => (payment.clientField1 = 'a')],
    ['clientField3', ({ payment }) => (payment.clientField3 = 'a')],
    ['memberId', ({ card }) => (card.memberId = 'm1')],
    ['memberName', ({ card }) => (card.memberName = '山田')],
    ['cardSeq', ({ card }) => (card.cardSeq = '0')],
    ['cardName', ({ card }) => (card.cardName = 'x')],
    ['holderName', ({ card }) => (card.holderName = 'TARO')],
    ['consent', ({ card }) => (card.consent = '1')],
    ['orderId', ({ details }) => (details.orderId = 'A-1')],
    ['anyItem', ({ details }) => details.anyItem.push({ name: '', value: '領収書' })],
  ])('counts %s alone as touched', (_, typing) => {
    const order = emptyOrder(defaults)
    typing(order)
    expect(isTouched(order)).toBe(true)
  })
})
