import * as v from 'valibot'

/** Wrong tries in a row and when the last of them was, ms since 1970. */
export const Tries = v.object({
  failed: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})
export type Tries = v.InferOutput<typeof Tries>

export const NO_TRIES: Tries = { failed: 0, at: 0 }

/** Tries that cost nothing: a finger slips. */
const FREE = 2
const FIRST_WAIT_S = 15
const LONGEST_WAIT_S = 3_600

function waitAfter(failed: number): number {
  return failed <= FREE ? 0 : Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** (failed - FREE - 1))
}

/** Tries made while the clock was ahead count as made now: their wait begins again, and does not last until then. */
export function notAhead(tries: Tries, now: number): Tries {
  return tries.at > now ? { ...tries, at: now } : tries
}

/** Whole seconds until the next try. A clock that was set back shortens nothing. */
export function secondsLeft({ failed, at }: Tries, now: number): number {
  const passed = Math.max(0, now - at)
  return Math.max(0, Math.ceil(waitAfter(failed) - passed / 1000))
}

export function oneMore({ failed }: Tries, now: number): Tries {
  return { failed: failed + 1, at: now }
}
