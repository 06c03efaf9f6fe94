// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { useReceipts } from '../../../../src/renderer/src/receipts/use-receipts.ts'
import { useReceiptsView } from '../../../../src/renderer/src/receipts/receipts-view.ts'
import { failure } from '../../../../src/shared/result.ts'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { anOrder } from '../../../support/builders.ts'
import { aBridge } from '../support/desk.ts'

/** Long enough for a look at the book after a change, in ms. */
const SOON_MS = 400

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** The list of "today" over a book that only keeps what it was asked. */
function aListOfToday(clock: { now: number }) {
  const asked: (number | null | undefined)[] = []
  let changed: () => void = () => undefined
  const bridge = aBridge(() => Promise.resolve(failure({ kind: 'unexpected' })))
  const orders: Bridge['orders'] = {
    ...bridge.orders,
    list: ({ filter }) => {
      asked.push(filter?.from)
      return Promise.resolve(failure({ kind: 'unexpected' }))
    },
    onChanged: (heard) => {
      changed = () => heard(anOrder())
      return () => undefined
    },
  }
  const List = defineComponent({
    setup: () => {
      const view = useReceiptsView()
      view.search = { ...view.search, period: 'today' }
      useReceipts({ ...bridge, orders }, () => clock.now)
    },
    template: '<p />',
  })
  const list = mount(List, { global: { plugins: [createPinia()] } })
  return { asked, list, change: () => changed() }
}

describe('the list of today', () => {
  it('asks for the next day at the first change after midnight in Japan', async () => {
    const clock = { now: Date.parse('2026-11-24T23:59:00+09:00') }
    const { asked, list, change } = aListOfToday(clock)
    await flushPromises()
    change()
    await vi.advanceTimersByTimeAsync(SOON_MS)
    expect(new Set(asked)).toEqual(new Set([Date.parse('2026-11-24T00:00:00+09:00')]))
    clock.now = Date.parse('2026-11-25T00:01:00+09:00')
    change()
    await vi.advanceTimersByTimeAsync(SOON_MS)
    expect(asked.at(-1)).toBe(Date.parse('2026-11-25T00:00:00+09:00'))
    list.unmount()
  })

  it('asks for the next day at midnight in Japan although nothing changes', async () => {
    const clock = { now: Date.parse('2026-11-24T23:59:59+09:00') }
    const { asked, list } = aListOfToday(clock)
    await vi.advanceTimersByTimeAsync(SOON_MS)
    expect(asked.at(-1)).toBe(Date.parse('2026-11-24T00:00:00+09:00'))
    clock.now = Date.parse('2026-11-25T00:00:00+09:00')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked.at(-1)).toBe(Date.parse('2026-11-25T00:00:00+09:00'))
    list.unmount()
  })
})
