// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import CustomerStep from '../../../../src/renderer/src/orders/steps/customer/CustomerStep.vue'
import { atDesk } from '../support/desk.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(20)
  await flushPromises()
}
const tucked = (names: readonly string[], wrapper: ReturnType<typeof atDesk>['wrapper']): readonly boolean[] =>
  names.map((name) => wrapper.get(`[name="customer.${name}"]`).element.closest('details') !== null)

describe('the customer step', () => {
  it('shows the fields the shop wants and tucks the others away', () => {
    const { wrapper } = atDesk(CustomerStep, { settings: { shownFields: ['phone'] } })
    expect(tucked(['name', 'kana', 'phone', 'note'], wrapper)).toEqual([false, true, false, true])
    wrapper.unmount()
  })

  it('refuses nothing behind a dialog or another program, from which one comes back, but what was left', async () => {
    const { wrapper } = atDesk(CustomerStep)
    const name = wrapper.get('[name="customer.name"]')
    const dialog = document.body.appendChild(document.createElement('div'))
    dialog.setAttribute('role', 'dialog')
    const inDialog = dialog.appendChild(document.createElement('button'))
    const leave = async (relatedTarget: Element | null): Promise<string | undefined> => {
      name.element.dispatchEvent(new FocusEvent('blur', { relatedTarget }))
      await settle()
      return name.attributes('aria-invalid')
    }
    expect(await leave(inDialog)).toBe('false')
    const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(false)
    expect(await leave(null)).toBe('false')
    focus.mockRestore()
    expect(await leave(wrapper.get('[name="customer.note"]').element)).toBe('true')
    dialog.remove()
    wrapper.unmount()
  })

  it('says what is wrong with a free item under that very field', async () => {
    const { wrapper } = atDesk(CustomerStep)
    const add = wrapper.findAll('button').find((button) => button.text() === '自由項目を足す')
    await add?.trigger('click')
    const [name, value] = wrapper.get('[role="group"]').findAll('input')
    await name?.setValue('a<b')
    await value?.setValue('電話')
    const checking = wrapper.findComponent(CustomerStep).vm.check()
    await settle()
    await checking
    await settle()
    expect([name, value].map((input) => input?.attributes('aria-invalid'))).toEqual(['true', 'false'])
    await wrapper
      .findAll('button')
      .find((button) => button.text() === '全角に替える')
      ?.trigger('click')
    await settle()
    expect([name?.element.value, name?.attributes('aria-invalid')]).toEqual(['a＜b', 'false'])
    wrapper.unmount()
  })
})
