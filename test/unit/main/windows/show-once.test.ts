import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { expect, it } from 'vitest'
import { showOnce } from '../../../../src/main/windows/show-once.ts'
import { fakeClock } from '../../../support/fake-clock.ts'

function aWindow({ maximized = false } = {}) {
  const clock = fakeClock()
  const events = new EventEmitter()
  const seen: string[] = []
  const state = { gone: false }
  const window = {
    once: events.once.bind(events),
    isDestroyed: () => state.gone,
    show: () => seen.push('shown'),
    maximize: () => seen.push('maximised'),
  }
  // Marked boundary: the few members of a window that are used.
  showOnce(window as unknown as BrowserWindow, { clock, maximized })
  return { clock, seen, state, ready: () => events.emit('ready-to-show') }
}

it('shows a window with its first frame, once, as it was left', async () => {
  const [usual, large] = [aWindow(), aWindow({ maximized: true })]
  await usual.clock.advance(4_999)
  expect(usual.seen).toEqual([])
  usual.ready()
  await usual.clock.advance(60_000)
  large.ready()
  expect([usual.seen, large.seen]).toEqual([['shown'], ['maximised']])
})

it('shows a window whose first frame is never reported, and does so once', async () => {
  const { clock, seen, ready } = aWindow()
  await clock.advance(5_000)
  expect(seen).toEqual(['shown'])
  ready()
  expect(seen).toEqual(['shown'])
})

it('leaves a window alone that was closed meanwhile', async () => {
  const { clock, seen, state } = aWindow()
  state.gone = true
  await clock.advance(5_000)
  expect(seen).toEqual([])
})
