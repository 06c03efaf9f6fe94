import type { Clock } from '../clock.ts'

/** How often we look, ms: nobody minds being asked a little late. */
const LOOK_EVERY_MS = 10_000

export interface AwayWatchParts {
  readonly clock: Clock
  /** Seconds since anybody touched keyboard or mouse of this PC. */
  readonly idleSeconds: () => number
  readonly away: (seconds: number) => void
}

/** Tells how long nobody has touched the PC, again and again; the answer stops it. */
export function watchAway({ clock, idleSeconds, away }: AwayWatchParts): () => void {
  let callOff = (): void => undefined
  const look = (): void => {
    away(idleSeconds())
    callOff = clock.after(LOOK_EVERY_MS, look)
  }
  callOff = clock.after(LOOK_EVERY_MS, look)
  return () => callOff()
}
