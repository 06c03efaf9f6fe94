import type { Channel } from '../../shared/ipc-contract.ts'

/** Calls of one channel that may come at once: more than a page asks for when it is drawn anew. */
const BURST = 200
/** And how many a second after that: more than an operator can cause by scrolling or typing. */
const A_SECOND = 50

/** Counts how often each channel is called, so that a page gone wild cannot keep the desk from working. */
export class CallRate {
  readonly #now: () => number
  readonly #channels = new Map<Channel, { left: number; at: number }>()

  /** `now`: ms since 1970. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Counts a call; false when there were too many. */
  takes(channel: Channel): boolean {
    const now = this.#now()
    const { left, at } = this.#channels.get(channel) ?? { left: BURST, at: now }
    // A clock that was set back gives nothing, and takes nothing.
    const passed = Math.max(0, now - at)
    const full = Math.min(BURST, left + (passed * A_SECOND) / 1000)
    this.#channels.set(channel, { left: full < 1 ? full : full - 1, at: now })
    return full >= 1
  }
}
