// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { h } from 'vue'
import { expect, it } from 'vitest'
import { useOperators } from '../../../../src/renderer/src/stores/operators.ts'
import UiDialog from '../../../../src/renderer/src/ui/UiDialog.vue'
import { NO_OPERATORS } from '../../../../src/shared/operator.ts'
import { atDesk } from '../support/desk.ts'

const SOMEBODY = { id: 1, name: '佐藤', userId: 'sato', role: 'admin', active: true, hasPin: true } as const

it('shows nothing over the lock, and is there again with what was typed afterwards', async () => {
  const pinia = createPinia()
  const asks = { open: true, title: '返金を書く', 'onUpdate:open': () => expect.unreachable('nobody closed it') }
  const { wrapper } = atDesk({ render: () => h(UiDialog, asks, () => '山田 花子') }, { pinia })
  const shown = async () => {
    await flushPromises()
    return document.body.textContent.includes('山田 花子')
  }
  const operators = useOperators(pinia)
  const before = await shown()
  operators.state = { ...NO_OPERATORS, operators: [SOMEBODY], current: null, last: 1 }
  const locked = await shown()
  operators.state = { ...operators.state, current: 1 }
  expect([before, locked, await shown()]).toEqual([true, false, true])
  wrapper.unmount()
})
