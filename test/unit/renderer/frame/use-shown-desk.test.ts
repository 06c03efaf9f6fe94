// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { useShownDesk } from '../../../../src/renderer/src/frame/use-shown-desk.ts'
import { useDesk } from '../../../../src/renderer/src/stores/desk.ts'
import type { DeskState } from '../../../../src/shared/desk-state.ts'

function state(openOrders: number, mode: DeskState['mode'] = 'real'): DeskState {
  return {
    ...{ mode, credentials: 'saved', line: 'ok', checkedAt: null, openOrders, book: 'ok', bookId: null },
    ...{ bookTrouble: null, unstored: [], version: '1', electron: '2' },
  }
}

it('shows the newest state, though an older one waits longer for its draft', async () => {
  setActivePinia(createPinia())
  const waiting: (() => void)[] = []
  const show = useShownDesk((ready) => new Promise((resolve) => waiting.push(() => resolve(ready))))
  const both = [show(state(1)), show(state(2))]
  waiting[1]?.()
  await both[1]
  waiting[0]?.()
  await both[0]
  expect(useDesk().state?.openOrders).toBe(2)
})

it('waits for a draft where the mode changes, and no longer than an operator would notice', async () => {
  setActivePinia(createPinia())
  let come: () => void = () => undefined
  const show = useShownDesk((ready) => new Promise((resolve) => (come = () => resolve(ready))))
  const first = show(state(1))
  await Promise.resolve()
  const before = useDesk().state
  come()
  await first
  expect([before, useDesk().state?.openOrders]).toEqual([null, 1])
  // Its book takes seconds to open, and the draft waits for it.
  await show(state(0, 'training'))
  expect(useDesk().state?.mode).toBe('training')
})

it('asks for the draft with every state, so that one that was refused comes with the next', async () => {
  setActivePinia(createPinia())
  const asked: DeskState['mode'][] = []
  const show = useShownDesk((ready) => (asked.push(ready.mode), Promise.resolve(ready)))
  for (const next of [state(1), state(2)]) await show(next)
  expect([asked, useDesk().state?.openOrders]).toEqual([['real', 'real'], 2])
})
