import type { Clock } from './clock.ts'

/** A page that never says that it is shown must not keep the book closed, ms. */
const AT_MOST_MS = 1500

/** Until the first screen is seen: opening the book holds the main process, which the page still needs until then. */
export class FirstLook {
  readonly seen: Promise<void>
  #end: () => void = () => undefined
  readonly #callOff: () => void

  constructor(clock: Clock) {
    this.seen = new Promise((resolve) => (this.#end = resolve))
    this.#callOff = clock.after(AT_MOST_MS, () => this.#end())
  }

  /** The screen is there, or the app ends: nothing is waited for any more. */
  end(): void {
    this.#callOff()
    this.#end()
  }
}
