// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ReceiptSearchHead from '../../../../src/renderer/src/receipts/ReceiptSearchHead.vue'
import { WHOLE_BOOK } from '../../../../src/renderer/src/receipts/receipt-search.ts'
import { bothTexts } from '../support/both-texts.ts'

function openHead() {
  const head = mount(ReceiptSearchHead, {
    attachTo: document.body,
    props: { search: WHOLE_BOOK, isNarrow: false },
    global: { plugins: [bothTexts('ja')] },
  })
  const box = head.get<HTMLInputElement>('input[type="search"]')
  const type = (value: string, isComposing: boolean): void => {
    box.element.value = value
    box.element.dispatchEvent(new InputEvent('input', { isComposing, bubbles: true }))
  }
  return { head, box, type }
}

describe('the search box', () => {
  it('has the focus on arrival', () => {
    const { head, box } = openHead()
    expect(document.activeElement).toBe(box.element)
    head.unmount()
  })

  it('does not search for half-composed Japanese, and does when it is finished', async () => {
    const { head, box, type } = openHead()
    type('さt', true)
    expect(head.emitted('change')).toBeUndefined()
    box.element.value = '佐藤'
    await box.trigger('compositionend')
    expect(head.emitted('change')).toEqual([[{ text: '佐藤' }]])
    head.unmount()
  })

  it('refuses a card number, says why and keeps nothing', async () => {
    const { head, box, type } = openHead()
    type('４１１１ 1111-1111 1111', false)
    await head.vm.$nextTick()
    expect([box.element.value, head.emitted('change')]).toEqual(['', [[{ text: '' }]]])
    expect(head.get('[role="alert"]').text()).toContain('カード番号')
    head.unmount()
  })
})
