import type { Timers } from '../../../src/main/gateway/transport.ts'

/** Timers that only run when a test says so: no test waits on the clock. */
export interface HandTimers extends Timers {
  /** Runs every timer of that many ms that is still set. */
  fire(ms: number): void
  /** Timers still set. */
  readonly left: () => number
}

export function handTimers(): HandTimers {
  const set = new Map<symbol, { run: () => void; ms: number }>()
  return {
    setTimeout(run, ms) {
      const timer = Symbol(String(ms))
      set.set(timer, { run, ms })
      return timer
    },
    clearTimeout: (timer) => {
      if (typeof timer === 'symbol') set.delete(timer)
    },
    fire(ms) {
      for (const [timer, entry] of [...set]) {
        if (entry.ms === ms && set.delete(timer)) entry.run()
      }
    },
    left: () => set.size,
  }
}
