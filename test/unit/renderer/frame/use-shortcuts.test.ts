// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useShortcuts } from '../../../../src/renderer/src/frame/use-shortcuts.ts'

function desk() {
  const pressed = vi.fn<(name: string) => void>()
  const Desk = defineComponent(() => {
    useShortcuts({ F2: () => pressed('F2'), r: () => pressed('r'), 'Ctrl+Enter': () => pressed('Ctrl+Enter') })
    return () => h('input')
  })
  const wrapper = mount(Desk, { attachTo: document.body })
  return { wrapper, pressed }
}
const press = (init: KeyboardEventInit, target: EventTarget = document.body) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))

describe('keys of a screen', () => {
  afterEach(() => document.body.replaceChildren())

  it('work wherever the focus is, a letter not while typing', () => {
    const { wrapper, pressed } = desk()
    press({ key: 'F2' }, wrapper.element)
    press({ key: 'r' }, wrapper.element)
    press({ key: 'r' })
    expect(pressed.mock.calls.flat()).toEqual(['F2', 'r'])
    wrapper.unmount()
  })
  it('do nothing while an IME composes, when held down, or under a dialog', () => {
    const { wrapper, pressed } = desk()
    press({ key: 'Enter', ctrlKey: true, isComposing: true })
    press({ key: 'Process', ctrlKey: true })
    press({ key: 'F2', repeat: true })
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    press({ key: 'F2' })
    expect(pressed).not.toHaveBeenCalled()
    wrapper.unmount()
  })
  it('end with the screen', () => {
    const { wrapper, pressed } = desk()
    wrapper.unmount()
    press({ key: 'F2' })
    expect(pressed).not.toHaveBeenCalled()
  })
})
