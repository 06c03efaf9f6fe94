// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import {
  keyCap,
  SHORTCUT_NAMES,
  SHORTCUT_PLACES,
  SHORTCUTS,
  shortcutsOf,
} from '../../../../src/renderer/src/frame/shortcut-table.ts'
import { useShortcuts } from '../../../../src/renderer/src/frame/use-shortcuts.ts'

function desk() {
  const pressed = vi.fn<(name: string) => void>()
  const Desk = defineComponent(() => {
    useShortcuts({ newOrder: () => pressed('F2'), again: () => pressed('r'), register: () => pressed('Ctrl+Enter') })
    return () => h('input')
  })
  const wrapper = mount(Desk, { attachTo: document.body })
  return { wrapper, pressed }
}
const press = (init: KeyboardEventInit, target: EventTarget = document.body) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))

describe('keys of a screen', () => {
  afterEach(() => document.body.replaceChildren())

  it('work wherever the focus is, a letter not while typing, and with Caps Lock too', () => {
    const { wrapper, pressed } = desk()
    press({ key: 'F2' }, wrapper.element)
    press({ key: 'r' }, wrapper.element)
    press({ key: 'r' })
    press({ key: 'R' })
    expect(pressed.mock.calls.flat()).toEqual(['F2', 'r', 'r'])
    wrapper.unmount()
  })
  it('answer to each of their spellings', () => {
    const { wrapper, pressed } = desk()
    press({ key: 'Enter', ctrlKey: true })
    press({ key: 'F12' })
    press({ key: 'Enter', metaKey: true })
    expect(pressed.mock.calls.flat()).toEqual(['Ctrl+Enter', 'Ctrl+Enter', 'Ctrl+Enter'])
    wrapper.unmount()
  })
  it('do nothing while an IME composes, when held down, or under a dialog', () => {
    const { wrapper, pressed } = desk()
    press({ key: 'Enter', ctrlKey: true, isComposing: true })
    press({ key: 'Process', ctrlKey: true })
    // The Enter that ends a composition on macOS: named, and sent after the composition's end.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what macOS sends
    press({ key: 'Enter', ctrlKey: true, keyCode: 229 })
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

describe('the table of keys', () => {
  it('gives no key two meanings in one place, nor one of everywhere another meaning anywhere', () => {
    for (const place of SHORTCUT_PLACES) {
      const names = [...new Set([...shortcutsOf('everywhere'), ...shortcutsOf(place)])]
      const keys = names.flatMap((name): readonly string[] => SHORTCUTS[name].keys)
      expect(keys).toEqual([...new Set(keys)])
    }
  })
  it('shows every key in one of its places', () => {
    expect(SHORTCUT_PLACES.flatMap(shortcutsOf).toSorted()).toEqual(SHORTCUT_NAMES.toSorted())
  })
  it('writes a key as it stands on the keyboard', () => {
    expect(['Ctrl+s', 'Escape', 'ArrowDown', 'F1', '/'].map(keyCap)).toEqual(['Ctrl+S', 'Esc', '↓', 'F1', '/'])
  })
})
