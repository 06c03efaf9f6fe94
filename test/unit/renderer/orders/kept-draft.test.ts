// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { keepDraft, readKeptDraft } from '../../../../src/renderer/src/orders/kept-draft.ts'
import { emptyOrder } from '../../../../src/renderer/src/orders/typed-order.ts'

const order = () =>
  emptyOrder({ draftKey: '00000000-0000-4000-8000-0000000000ff', jobCode: 'CAPTURE', method: '1', operator: 'sato' })

describe('the draft kept over a reload', () => {
  beforeEach(() => sessionStorage.clear())

  it('comes back as it was typed, with the step', () => {
    const typed = order()
    typed.customer.name = '山田 花子'
    typed.payment.amount = '１２，３００円'
    keepDraft(sessionStorage, { step: 'payment', order: typed })
    expect(readKeptDraft(sessionStorage)).toEqual({ step: 'payment', order: typed })
  })
  it('never holds a card number or a security code that was typed by mistake', () => {
    const typed = order()
    typed.customer.note = 'カード 4111-1111-1111-1111'
    typed.customer.kana = 'セキュリティコード 123'
    keepDraft(sessionStorage, { step: 'customer', order: typed })
    const kept = readKeptDraft(sessionStorage)?.order.customer
    expect([kept?.note, kept?.kana]).toEqual(['カード ****1111', ''])
  })
  it.each(['', '{', '{"step":"customer"}', '{"step":"elsewhere","order":{}}'])('is not read from %j', (text) => {
    sessionStorage.setItem('draft', text)
    expect(readKeptDraft(sessionStorage)).toBeNull()
  })
})
