import type { Clock } from '../clock.ts'

/** How often we look, ms: nobody minds being asked a little late. */
const LOOK_EVERY_MS = 10_000

export interface AwayWatchParts {
  readonly clock: Clock
  /** Seconds since anybody touched keyboard or mouse of this PC. */
  readonly idleSeconds: () => number
  readonly away: (seconds: number) => void
}

export interface AwayWatch {
  /** Looks now: the PC has just woken up. */
  readonly look: () => void
  readonly stop: () => void
}

/**
 * Tells how long nobody has touched the PC, again and again. Asleep it looks at nothing, and whoever wakes it touches it:
 * the time since the last look is time away as well.
 */
export function watchAway({ clock, idleSeconds, away }: AwayWatchParts): AwayWatch {
  let callOff = (): void => undefined
  let lookedAt = clock.now()
  const look = (): void => {
    const missedMs = clock.now() - lookedAt - 2 * LOOK_EVERY_MS
    lookedAt = clock.now()
    away(Math.max(idleSeconds(), missedMs / 1000))
    callOff()
    callOff = clock.after(LOOK_EVERY_MS, look)
  }
  callOff = clock.after(LOOK_EVERY_MS, look)
  return { look, stop: () => callOff() }
}
