import type { Clock } from '../../src/main/clock.ts'
import { MORNING } from './builders.ts'

/** Time that passes only when a test says so. */
export interface FakeClock extends Clock {
  /** Lets `ms` pass: every timer runs at its moment, and what it started goes as far as it can. */
  advance(ms: number): Promise<void>
  /** Sets the wall clock; timers already set run after the same real time as before. */
  setWall(at: number): void
  /** Timers that are set. */
  readonly timers: number
}

/** Lets everything that waits for nothing but its turn go on. No time passes. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** `rest` is waited for after every timer: with real sockets in play, that nothing is on its way any more. */
export function fakeClock(start = MORNING, rest: () => Promise<void> = settle): FakeClock {
  let passed = 0
  let offset = start
  const timers = new Set<{ at: number; task: () => void }>()
  const next = (until: number) => [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
  return {
    now: () => offset + passed,
    after(ms, task) {
      const timer = { at: passed + ms, task }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    async advance(ms) {
      const until = passed + ms
      await rest()
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        timers.delete(timer)
        passed = Math.max(passed, timer.at)
        timer.task()
        await rest()
      }
      passed = until
      await rest()
    },
    setWall(at) {
      offset = at - passed
    },
    get timers() {
      return timers.size
    },
  }
}
