// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import OrderWizard from '../../../../src/renderer/src/orders/OrderWizard.vue'
import { useDesk } from '../../../../src/renderer/src/stores/desk.ts'
import { useDraft } from '../../../../src/renderer/src/stores/draft.ts'
import { useOperators } from '../../../../src/renderer/src/stores/operators.ts'
import { usePlacingState } from '../../../../src/renderer/src/stores/placing.ts'
import type { AppError } from '../../../../src/shared/app-error.ts'
import { NO_OPERATORS } from '../../../../src/shared/operator.ts'
import type { Order } from '../../../../src/shared/order.ts'
import type { PlaceOrderInput } from '../../../../src/shared/place-order.ts'
import { failure, success, type Result } from '../../../../src/shared/result.ts'
import { anOrder } from '../../../support/builders.ts'
import { aBridge, atDesk } from '../support/desk.ts'

type Answer = Result<Order, AppError>

/** The wizard and what an operator does with it. */
function wizard(answers: readonly Answer[] = []) {
  const left = [...answers]
  const place = vi.fn<(input: PlaceOrderInput) => Promise<Answer>>(() =>
    Promise.resolve(left.shift() ?? failure({ kind: 'unexpected' as const })),
  )
  const { wrapper, pinia } = atDesk(OrderWizard, { bridge: aBridge(place) })
  const settle = async (): Promise<void> => {
    // vee-validate gathers checks for 5 ms.
    for (let round = 0; round < 3; round += 1) {
      await vi.advanceTimersByTimeAsync(10)
      await flushPromises()
    }
  }
  const key = async (name: string, init: KeyboardEventInit = {}): Promise<void> => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init }))
    await settle()
  }
  const type = async (name: string, text: string): Promise<void> => {
    await wrapper.get(`[name="${name}"]`).setValue(text)
    await settle()
  }
  const next = (): Promise<void> => key('PageDown')
  const forward = (): Promise<void> => key('Enter', { ctrlKey: true })
  const focused = (): string => document.activeElement?.getAttribute('name') ?? document.activeElement?.tagName ?? ''
  const stores = {
    draft: useDraft(pinia),
    desk: useDesk(pinia),
    operators: useOperators(pinia),
    placing: usePlacingState(pinia),
  }
  return { wrapper, place, ...stores, settle, key, type, next, forward, focused }
}

async function filled(answers: readonly Answer[] = []) {
  const at = wizard(answers)
  await at.settle()
  await at.type('customer.name', '山田 花子')
  await at.next()
  await at.type('payment.amount', '１２，３００円')
  await at.next()
  return at
}

describe('the wizard', () => {
  enableAutoUnmount(afterEach)
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('refuses an empty step in words and puts the focus on the first refused field', async () => {
    const at = wizard()
    await at.settle()
    await at.forward()
    expect([at.draft.step, at.focused(), at.wrapper.text().includes('入力してください。')]).toEqual([
      'customer',
      'customer.name',
      true,
    ])
  })
  it('puts the focus on the refused field, wherever it was before', async () => {
    const at = wizard()
    await at.settle()
    await at.type('customer.name', '山田')
    await at.type('customer.phone', 'でんわ')
    await at.forward()
    expect([at.focused(), at.wrapper.text().includes('電話番号は数字とハイフンで入力してください')]).toEqual([
      'customer.phone',
      true,
    ])
  })
  it('goes on with Enter from field to field, not while an IME composes', async () => {
    const at = wizard()
    await at.settle()
    await at.type('customer.name', '山田')
    await at.key('Enter', { isComposing: true })
    const composing = at.focused()
    await at.key('Enter')
    await at.key('Enter')
    expect([composing, at.focused()]).toEqual(['customer.name', 'customer.phone'])
  })
  it('hands over what was typed, normalised, and opens the number', async () => {
    const at = await filled([success(anOrder({ id: 5, status: 'waiting', identificationNumber: '482913' }))])
    const key = at.draft.order.draftKey
    await at.forward()
    expect(at.place.mock.calls[0]?.[0]).toMatchObject({
      draft: { draftKey: key, customer: { name: '山田 花子' }, payment: { amount: 12_300, tax: null }, card: null },
      replacing: null,
      notDuplicateOf: null,
    })
    expect([at.desk.openOrderId, at.draft.order.customer.name, at.draft.step]).toEqual([5, '', 'customer'])
  })
  it('names who works now before it registers, whoever began the order', async () => {
    const at = await filled()
    const before = at.wrapper.text()
    const suzuki = { id: 2, name: '鈴木', userId: 'suzuki', role: 'desk', active: true, hasPin: false } as const
    at.operators.state = { ...NO_OPERATORS, operators: [suzuki], current: 2, last: 2 }
    await at.settle()
    expect([before.includes('sato'), at.wrapper.text().includes('suzuki'), at.wrapper.text().includes('sato')]).toEqual(
      [true, true, false],
    )
  })
  it('leaves the next order alone when the answer of the one before comes late', async () => {
    const at = await filled()
    let answer: (value: Answer) => void = () => undefined
    at.place.mockImplementation(() => new Promise<Answer>((resolve) => (answer = resolve)))
    await at.forward()
    const { draftKey } = at.draft.order
    const next = { ...at.draft.order, draftKey: 'next', customer: { ...at.draft.order.customer, name: '鈴木' } }
    at.draft.load(next, 'customer')
    await at.settle()
    const busy = at.placing.isPlacing
    answer(success(anOrder({ id: 5, status: 'waiting', identificationNumber: '482913' })))
    await at.settle()
    expect([busy, at.draft.order.customer.name, at.desk.openOrderId, at.placing.placing]).toEqual([
      false,
      '鈴木',
      null,
      null,
    ])
    expect(draftKey).not.toBe('next')
  })
  it('keeps what a late refusal says for the order it is about, also on another screen', async () => {
    const at = await filled()
    let answer: (value: Answer) => void = () => undefined
    at.place.mockImplementation(() => new Promise<Answer>((resolve) => (answer = resolve)))
    await at.forward()
    at.wrapper.unmount()
    const busy = at.placing.isPlacing
    answer(failure({ kind: 'not-sent', reason: 'offline' }))
    await at.settle()
    expect([busy, at.placing.isPlacing, at.placing.setback?.kind]).toEqual([true, false, 'error'])
  })
  it('fault 23: registers once however often the key is pressed', async () => {
    const at = await filled()
    let answer: (value: Answer) => void = () => undefined
    at.place.mockImplementation(() => new Promise<Answer>((resolve) => (answer = resolve)))
    await at.forward()
    await at.forward()
    await at.forward()
    expect(at.place).toHaveBeenCalledTimes(1)
    answer(failure({ kind: 'unexpected' }))
    await at.settle()
  })
  it('fault 13: shows a refusal of the provider beside the field and registers the same draft again', async () => {
    const problem = { kind: 'rejected', resultCode: '30', messages: ['利用金額が正しくありません。'] } as const
    const at = await filled([success(anOrder({ status: 'rejected', problem }))])
    const key = at.draft.order.draftKey
    await at.forward()
    const notice = at.wrapper.get('[role="alert"]').text()
    await at.key('Escape')
    const beside = at.wrapper.text().includes('決済会社からの指摘：利用金額が正しくありません。')
    await at.type('payment.amount', '500')
    await at.forward()
    expect([
      notice.includes('利用金額が正しくありません。'),
      beside,
      at.place.mock.calls[1]?.[0].draft.draftKey,
    ]).toEqual([true, true, key])
  })
  it('fault 13: shows fifty refusals as they are said, markup as text', async () => {
    const messages = Array.from({ length: 50 }, (_, index) => `<img src=x onerror="hacked()"><b>第${index}項</b>`)
    const at = await filled([
      success(anOrder({ status: 'rejected', problem: { kind: 'rejected', resultCode: '31', messages } })),
    ])
    await at.forward()
    const said = at.wrapper.text()
    expect(at.wrapper.findAll('img, b').filter((one) => one.text().includes('項'))).toEqual([])
    expect([said.includes(messages[0] ?? ''), said.includes(messages[49] ?? '')]).toEqual([true, true])
  })
  it('registers under the next order ID when nobody knows whether the first was registered', async () => {
    const problem = { kind: 'unknown', reason: 'timeout' } as const
    const at = await filled([success(anOrder({ id: 8, status: 'register-unknown', problem }))])
    await at.forward()
    const word = at.wrapper.get('.go').text()
    await at.forward()
    expect([word.includes('次の番号で登録し直す'), at.place.mock.calls[1]?.[0].draft]).toMatchObject([
      true,
      { previous: 8, details: { orderId: 'U20261101-0001-2' } },
    ])
  })
  it('asks before a possible double order and then names the first', async () => {
    const at = await filled([failure({ kind: 'looks-duplicate', duplicateOf: 3, orderId: 'U1', minutesAgo: 4 })])
    await at.forward()
    const buttons = [...document.querySelectorAll('[role="dialog"] button')]
    buttons
      .find((button) => button.textContent.includes('別の注文として登録する'))
      ?.dispatchEvent(new MouseEvent('click'))
    await at.settle()
    expect(at.place.mock.calls[1]?.[0].notDuplicateOf).toBe(3)
  })
  it('goes with Ctrl+Enter to what is missing, and registers from there once nothing is', async () => {
    const at = wizard([success(anOrder({ id: 5, status: 'waiting', identificationNumber: '482913' }))])
    await at.settle()
    await at.type('customer.name', '山田 花子')
    await at.forward()
    const missing = [at.draft.step, at.focused(), at.wrapper.text().includes('入力してください。')]
    await at.type('payment.amount', '500')
    await at.forward()
    expect([missing, at.place.mock.calls.length, at.desk.openOrderId]).toEqual([
      ['payment', 'payment.amount', false],
      1,
      5,
    ])
  })
  it('does not register from an earlier step what has to be looked at once more', async () => {
    const at = wizard()
    await at.settle()
    at.draft.order.customer = { ...at.draft.order.customer, division: '3', name: '山田 花子' }
    at.draft.order.card = { ...at.draft.order.card, mode: 'update', consent: '1', memberId: 'm1', cardSeq: '0' }
    at.draft.go('card')
    await at.settle()
    await at.forward()
    expect([at.draft.step, at.place.mock.calls.length]).toEqual(['confirm', 0])
  })
  it('leaves out the payment where only a card is saved', async () => {
    const at = wizard()
    await at.settle()
    await at.wrapper.get('input[type="radio"][value="3"]').setValue(true)
    await at.type('customer.name', '山田 花子')
    await at.forward()
    expect([at.draft.step, at.draft.steps]).toEqual(['card', ['customer', 'card', 'confirm']])
  })
})
