import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { expect, it } from 'vitest'
import { revivePage } from '../../../../src/main/windows/revive-page.ts'
import { fakeClock } from '../../../support/fake-clock.ts'

function aPage() {
  const clock = fakeClock()
  const events = new EventEmitter()
  const page = { loads: 0, gone: false }
  const reload = (): void => void (page.loads += 1)
  // Marked boundary: the few members of a page that are used.
  revivePage({ on: events.on.bind(events), reload, isDestroyed: () => page.gone } as unknown as WebContents, clock)
  const die = (reason = 'crashed'): boolean => events.emit('render-process-gone', {}, { reason })
  return { clock, page, die }
}

it('fault 22: loads a page again whose process died, and none that ended in order', async () => {
  const { clock, page, die } = aPage()
  die('clean-exit')
  await clock.advance(60_000)
  expect(page.loads).toBe(0)
  die()
  await clock.advance(250)
  expect(page.loads).toBe(1)
})

it('fault 22: waits longer for a page that keeps dying, and not for one that was well in between', async () => {
  const { clock, page, die } = aPage()
  for (let death = 0; death < 20; death += 1) {
    die()
    await clock.advance(30_000)
  }
  expect(page.loads).toBe(20)
  die()
  await clock.advance(29_000)
  expect(page.loads).toBe(20)
  await clock.advance(3_600_000)
  die()
  await clock.advance(250)
  expect(page.loads).toBe(22)
})

it('fault 22: leaves a window alone that was closed meanwhile', async () => {
  const { clock, page, die } = aPage()
  die('oom')
  page.gone = true
  await clock.advance(60_000)
  expect(page.loads).toBe(0)
})
