// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { atDesk } from '../support/desk.ts'
import UiButton from '../../../../src/renderer/src/ui/UiButton.vue'
import UiText from '../../../../src/renderer/src/ui/UiText.vue'
import UiYen from '../../../../src/renderer/src/ui/UiYen.vue'
import StatusMark from '../../../../src/renderer/src/ui/StatusMark.vue'

describe('a text field', () => {
  it('ties label, error and counter to its input', () => {
    const { wrapper } = atDesk(UiText, {
      props: {
        label: '加盟店自由項目1',
        error: '直してください。',
        modelValue: '東京',
        limit: { max: 100, unit: 'shift-jis-bytes' },
      },
    })
    const input = wrapper.get('input')
    expect({
      label: wrapper.get(`label[for="${input.attributes('id') ?? ''}"]`).text(),
      note: wrapper.get(`[id="${input.attributes('aria-describedby') ?? ''}"]`).text(),
      invalid: input.attributes('aria-invalid'),
      counter: wrapper.text().includes('4 / 100 バイト'),
    }).toEqual({ label: '加盟店自由項目1', note: '直してください。', invalid: 'true', counter: true })
    wrapper.unmount()
  })
})

describe('a yen field', () => {
  it.each([
    ['１２，３００円', '12,300'],
    ['1234567', '1,234,567'],
    ['12a', '12a'],
    ['', ''],
  ])('writes %j as %j on leaving', async (typed, written) => {
    const { wrapper } = atDesk(UiYen, { props: { label: '金額', modelValue: typed } })
    await wrapper.get('input').trigger('blur')
    expect(wrapper.emitted('update:modelValue')?.at(-1)?.[0] ?? typed).toBe(written)
    wrapper.unmount()
  })
})

describe('a button at work', () => {
  it('keeps the focus and cannot be pressed again', async () => {
    const { wrapper } = atDesk(UiButton, { props: { busy: true } })
    wrapper.element.focus()
    await wrapper.trigger('click')
    expect([wrapper.emitted('press'), document.activeElement === wrapper.element]).toEqual([undefined, true])
    wrapper.unmount()
  })
})

describe('a status', () => {
  it('is a word beside an icon, and a provisional sale is not called paid', () => {
    const { wrapper } = atDesk(StatusMark, { props: { status: 'paid', jobCode: 'AUTH' } })
    expect([wrapper.text(), wrapper.find('svg').exists()]).toEqual(['仮売上', true])
    wrapper.unmount()
  })
})
