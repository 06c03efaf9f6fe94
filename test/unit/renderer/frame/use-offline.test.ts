// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { useOffline } from '../../../../src/renderer/src/frame/use-offline.ts'
import type { DeskState } from '../../../../src/shared/desk-state.ts'

enableAutoUnmount(afterEach)
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const STATE: DeskState = {
  ...{ mode: 'real', credentials: 'saved', line: 'ok', checkedAt: null, openOrders: 0, book: 'ok', bookId: null },
  ...{ bookTrouble: null, unstored: [], version: '1', electron: '2' },
}

function frame(state: Partial<DeskState> = {}) {
  const shown = ref<DeskState>({ ...STATE, ...state })
  const wrapper = mount(
    defineComponent(() => {
      const offline = useOffline(() => shown.value)
      return () => h('p', String(offline.value))
    }),
  )
  return { shown, offline: () => wrapper.text() === 'true' }
}

async function network(isThere: boolean): Promise<void> {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isThere)
  window.dispatchEvent(new Event(isThere ? 'online' : 'offline'))
  await nextTick()
}

it('says so as soon as the PC has no network, and takes it away when it is back', async () => {
  const { offline } = frame()
  expect(offline()).toBe(false)
  await network(false)
  expect(offline()).toBe(true)
  await network(true)
  expect(offline()).toBe(false)
})

it('says so when questions fail in a row, not for a single one', async () => {
  const { shown, offline } = frame()
  const line = async (now: DeskState['line'], ms: number): Promise<void> => {
    shown.value = { ...shown.value, line: now }
    await nextTick()
    await vi.advanceTimersByTimeAsync(ms)
  }
  await line('unreachable', 4_000)
  expect(offline()).toBe(false)
  await line('ok', 10_000)
  expect(offline()).toBe(false)
  await line('unreachable', 3_000)
  // The same state told again does not begin anew.
  await line('unreachable', 3_000)
  expect(offline()).toBe(true)
  await line('ok', 0)
  expect(offline()).toBe(false)
})

it('is silent in training, which needs no network', async () => {
  const { offline } = frame({ mode: 'training' })
  await network(false)
  expect(offline()).toBe(false)
})
