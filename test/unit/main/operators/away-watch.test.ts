import { expect, it } from 'vitest'
import { watchAway } from '../../../../src/main/operators/away-watch.ts'
import { fakeClock } from '../../../support/fake-clock.ts'

/** A PC whose clock goes on while it sleeps, with nobody's timers. */
function aPc() {
  const clock = fakeClock()
  const told: number[] = []
  let asleepMs = 0
  const now = (): number => clock.now() + asleepMs
  const watch = watchAway({ clock: { ...clock, now }, idleSeconds: () => 3, away: (seconds) => told.push(seconds) })
  return { clock, told, watch, sleep: (ms: number) => (asleepMs += ms) }
}

it('tells the system’s own count while the PC is awake', async () => {
  const { clock, told } = aPc()
  await clock.advance(20_000)
  expect(told).toEqual([3, 3])
})

it('counts a night asleep as time away, although whoever wakes the PC touches it', async () => {
  const { clock, told, watch, sleep } = aPc()
  await clock.advance(10_000)
  sleep(8 * 3600_000)
  watch.look()
  expect(told.at(-1)).toBeGreaterThan(8 * 3600 - 60)
  await clock.advance(10_000)
  expect(told.at(-1)).toBe(3)
})
