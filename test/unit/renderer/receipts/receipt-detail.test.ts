// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import EraseDialog from '../../../../src/renderer/src/receipts/EraseDialog.vue'
import ReceiptDetailView from '../../../../src/renderer/src/receipts/ReceiptDetail.vue'
import ReceiptMoney from '../../../../src/renderer/src/receipts/ReceiptMoney.vue'
import ReceiptNotes from '../../../../src/renderer/src/receipts/ReceiptNotes.vue'
import ReceiptMore from '../../../../src/renderer/src/receipts/ReceiptMore.vue'
import ReceiptsScreen from '../../../../src/renderer/src/receipts/ReceiptsScreen.vue'
import { useReceiptsView } from '../../../../src/renderer/src/receipts/receipts-view.ts'
import type { ReceiptDetail } from '../../../../src/renderer/src/receipts/use-receipt-detail.ts'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { success } from '../../../../src/shared/result.ts'
import { createPinia } from 'pinia'
import type { OrderRow } from '../../../../src/shared/order-query.ts'
import type { Order } from '../../../../src/shared/order.ts'
import { anOrder, anOrderDraft } from '../../../support/builders.ts'
import { aBridge, atDesk } from '../support/desk.ts'

const order = anOrder({ id: 3, status: 'paid', draft: anOrderDraft({ payment: { jobCode: 'AUTH' } }) })
const rowOf = ({ draft, ...kept }: Order): OrderRow => ({
  ...kept,
  customerName: draft.customer.name,
  total: 0,
  division: '1',
  jobCode: null,
  method: null,
  payTimes: '',
  operator: '',
})
const aDetail = (over: Partial<ReceiptDetail> = {}): ReceiptDetail => ({
  order,
  chain: [rowOf(over.order ?? order)],
  notes: [],
  money: [],
  sums: { captured: 0, voided: 0, refunded: 0 },
  documents: [],
  rawAnswer: null,
  erasedAt: null,
  history: [],
  ...over,
})
const bridgeOf = (orders: Partial<Bridge['orders']>): Bridge => {
  const bridge = aBridge(() => Promise.reject(new Error('not asked')))
  return { ...bridge, orders: { ...bridge.orders, ...orders } }
}

describe('a note', () => {
  it('is kept with Enter under the operator’s name, and the field is emptied', async () => {
    const note = vi.fn(() => Promise.resolve(success(order)))
    const { wrapper } = atDesk(ReceiptNotes, { props: { detail: aDetail() }, bridge: bridgeOf({ note }) })
    const field = wrapper.get('textarea')
    await field.setValue('折り返し電話済み')
    await field.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(note).toHaveBeenCalledWith({ id: 3, text: '折り返し電話済み', operator: 'sato' })
    expect([field.element.value, wrapper.emitted('changed')?.length]).toEqual(['', 1])
    wrapper.unmount()
  })
  it('has no field beside a customer who was erased', () => {
    const { wrapper } = atDesk(ReceiptNotes, { props: { detail: aDetail({ erasedAt: 1 }) }, bridge: bridgeOf({}) })
    expect(wrapper.find('textarea').exists()).toBe(false)
    wrapper.unmount()
  })
  it('never holds a card number', async () => {
    const note = vi.fn(() => Promise.resolve(success(order)))
    const { wrapper } = atDesk(ReceiptNotes, { props: { detail: aDetail() }, bridge: bridgeOf({ note }) })
    await wrapper.get('textarea').setValue('4111 1111 1111 1111')
    await wrapper.get('form').trigger('submit')
    expect([note.mock.calls.length, wrapper.text().includes('カード番号のようです')]).toEqual([0, true])
    wrapper.unmount()
  })
})

describe('everything known of an order', () => {
  it('says why each half came out as it did, and leaves no stray attribute on the page', async () => {
    const verdict: Order['verdict'] = {
      status: 'paid',
      charge: { leg: 'done', reason: 'success-flag', codes: [] },
      save: { leg: 'failed', reason: 'no-attempt', codes: [] },
    }
    const props = { detail: aDetail({ order: { ...order, verdict } }), busy: new Set() }
    const { wrapper } = atDesk(ReceiptDetailView, { props })
    await flushPromises()
    expect([wrapper.find('.why').exists(), wrapper.html().includes('is-paid')]).toEqual([true, false])
    wrapper.unmount()
  })
})

describe('money done in the console', () => {
  it('is offered for a provisional sale and recorded with what was filled in', async () => {
    const recordMoney = vi.fn(() => Promise.resolve(success(order)))
    const { wrapper } = atDesk(ReceiptMoney, { props: { detail: aDetail() }, bridge: bridgeOf({ recordMoney }) })
    expect(wrapper.findAll('button').map((one) => one.text())).toEqual(['売上を確定した', '取り消した'])
    await wrapper.get('button').trigger('click')
    const reason = document.querySelector<HTMLInputElement>('input[name="reason"]')
    if (reason === null) throw new Error('no dialog')
    reason.value = '発送した'
    reason.dispatchEvent(new Event('input'))
    document.querySelector('.ui-dialog form')?.dispatchEvent(new Event('submit'))
    await flushPromises()
    expect(recordMoney).toHaveBeenCalledWith(
      expect.objectContaining({ id: 3, kind: 'capture', amount: 11_000, reason: '発送した', operator: 'sato' }),
    )
    expect(document.querySelector('.ui-dialog')).toBeNull()
    wrapper.unmount()
  })
  it('is recorded without words where the customer was erased', async () => {
    const recordMoney = vi.fn(() => Promise.resolve(success(order)))
    const detail = aDetail({ erasedAt: 1 })
    const { wrapper } = atDesk(ReceiptMoney, { props: { detail }, bridge: bridgeOf({ recordMoney }) })
    await wrapper.get('button').trigger('click')
    expect(document.querySelector('input[name="reason"]')).toBeNull()
    document.querySelector('.ui-dialog form')?.dispatchEvent(new Event('submit'))
    await flushPromises()
    expect(recordMoney).toHaveBeenCalledWith(expect.objectContaining({ kind: 'capture', reason: '' }))
    wrapper.unmount()
  })
  it('is voided as a whole: the amount stands there and is not for changing', async () => {
    const { wrapper } = atDesk(ReceiptMoney, { props: { detail: aDetail() } })
    const amounts: (readonly [string | undefined, boolean | undefined])[] = []
    for (const button of wrapper.findAll('button')) {
      await button.trigger('click')
      const amount = document.querySelector<HTMLInputElement>('input[name="amount"]')
      amounts.push([amount?.value, amount?.readOnly])
    }
    expect(amounts).toEqual([
      ['11,000', false],
      ['11,000', true],
    ])
    wrapper.unmount()
  })
  it('is no topic of an order that was not charged', () => {
    const detail = aDetail({ order: anOrder({ status: 'declined' }) })
    const { wrapper } = atDesk(ReceiptMoney, { props: { detail } })
    expect(wrapper.text()).toBe('')
    wrapper.unmount()
  })
})

describe('forgetting the customer', () => {
  it.each([
    ['a finished order', aDetail(), true],
    ['an order whose call may yet come', aDetail({ order: anOrder({ status: 'waiting' }) }), false],
    [
      'a sale of which another attempt is open',
      aDetail({ chain: [rowOf(order), rowOf(anOrder({ status: 'waiting' }))] }),
      false,
    ],
    ['one that was erased', aDetail({ erasedAt: 1 }), false],
  ])('%s', (_, detail, offered) => {
    const { wrapper } = atDesk(ReceiptMore, { props: { detail } })
    expect(wrapper.text().includes('お客様の情報を消す')).toBe(offered)
    wrapper.unmount()
  })
})

describe('the question before a customer is forgotten', () => {
  it.each([
    ['seven years after it was taken', '2033-11-02', true],
    ['seven years after the latest return it can be in', '2035-02-02', false],
  ])('warns of books that must be kept: %s', async (_, today, warned) => {
    vi.useFakeTimers({ now: Date.parse(today), toFake: ['Date'] })
    const chain = [rowOf(order)]
    const { wrapper } = atDesk(EraseDialog, { props: { open: true, order, chain, busy: false, problem: null } })
    await flushPromises()
    expect(document.body.textContent.includes('帳簿の保存期間')).toBe(warned)
    wrapper.unmount()
    vi.useRealTimers()
  })
})

describe('the receipts screen', () => {
  it('loads all that is kept of the chosen order', async () => {
    const pinia = createPinia()
    useReceiptsView(pinia).selectedId = 3
    const detail = vi.fn(() =>
      Promise.resolve(success(aDetail({ notes: [{ id: 1, text: '包装あり', operator: '', at: 0 }] }))),
    )
    const list = () => Promise.resolve(success({ total: 1, rows: [] }))
    const bridge = bridgeOf({ detail, list, history: () => Promise.resolve(success([])) })
    const { wrapper } = atDesk(ReceiptsScreen, { bridge, pinia })
    await flushPromises()
    expect([detail.mock.calls, wrapper.text().includes('包装あり')]).toEqual([[[3]], true])
    wrapper.unmount()
  })
  it('shows no empty state while the book does not answer', async () => {
    const { wrapper } = atDesk(ReceiptsScreen, { bridge: bridgeOf({}) })
    await flushPromises()
    expect(wrapper.text()).not.toContain('まだ受付がありません')
    wrapper.unmount()
  })
})
