// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import RefusedKey from '../../../../src/renderer/src/frame/RefusedKey.vue'
import { useShortcuts } from '../../../../src/renderer/src/frame/use-shortcuts.ts'
import { useRights } from '../../../../src/renderer/src/operators/use-rights.ts'
import { useOperators } from '../../../../src/renderer/src/stores/operators.ts'
import { NO_OPERATORS, type Operator } from '../../../../src/shared/operator.ts'
import { atDesk } from '../support/desk.ts'

const sato: Operator = { id: 1, name: '佐藤', userId: 'sato', role: 'admin', active: true, hasPin: true }
const suzuki: Operator = { id: 2, name: '鈴木', userId: 'suzuki', role: 'desk', active: true, hasPin: false }

/** A screen with one key for administrators, beside a field somebody types in. */
async function aScreen(current: number) {
  let acted = 0
  const screen = defineComponent(() => {
    const { mayByKey } = useRights()
    useShortcuts({ exportRows: () => (acted += mayByKey('receipts:export') ? 1 : 0) })
    return () => [h('input'), h(RefusedKey)]
  })
  const { wrapper, pinia } = atDesk(screen)
  useOperators(pinia).state = { ...NO_OPERATORS, operators: [sato, suzuki], current, last: current }
  await nextTick()
  const input = wrapper.get('input').element
  input.focus()
  const press = async (key: string, ctrlKey = false): Promise<void> => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }))
    await nextTick()
  }
  const said = (): string => wrapper.get('[role="status"]').text()
  return { press, said, acted: () => acted, hasFocus: () => document.activeElement === input, wrapper }
}

describe('a key that whoever works may not use', () => {
  let opened: Awaited<ReturnType<typeof aScreen>>
  afterEach(() => opened.wrapper.unmount())

  it('does nothing, says who may, leaves the focus in its field, and is quiet with the next key', async () => {
    opened = await aScreen(2)
    await opened.press('e', true)
    expect([opened.acted(), opened.hasFocus()]).toEqual([0, true])
    expect(opened.said()).toContain('管理者だけ')
    expect(opened.said()).toContain('佐藤')
    await opened.press('a')
    expect(opened.said()).toBe('')
  })
  it('says so again when it is pressed again', async () => {
    opened = await aScreen(2)
    await opened.press('e', true)
    await opened.press('e', true)
    expect(opened.said()).toContain('管理者だけ')
  })
  it('works without a word for whoever may', async () => {
    opened = await aScreen(1)
    await opened.press('e', true)
    expect([opened.acted(), opened.said()]).toEqual([1, ''])
  })
})
