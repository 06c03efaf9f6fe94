import type { AppError } from '../../../shared/app-error.ts'
import type { CopiesState } from '../../../shared/book-care.ts'
import type { Result } from '../../../shared/result.ts'
import type { Clock } from '../../clock.ts'
import type { CleanedCopies } from './clean-copies.ts'

/** Several erasures in a row are cleaned up after together, ms. */
const QUIET_MS = 3_000

export interface CopyCleanerParts {
  readonly clock: Clock
  /** A fresh backup, verified; the older copies are touched only after it. */
  readonly backUp: () => Promise<Result<unknown, AppError>>
  readonly clean: () => Promise<Result<CleanedCopies, AppError>>
  /** Told of a bug. */
  readonly bug: (cause: unknown) => void
}

/** Takes erased customers out of the older copies, after a fresh verified backup and never without one. */
export class CopyCleaner {
  readonly #parts: CopyCleanerParts
  #callOff: (() => void) | null = null
  #turn: Promise<void> = Promise.resolve()
  #state: CopiesState = { state: 'clean', left: [] }

  constructor(parts: CopyCleanerParts) {
    this.#parts = parts
  }

  get state(): CopiesState {
    return this.#state
  }

  /** Cleans up once nothing was erased for a moment. */
  soon(): void {
    this.#callOff?.()
    this.#state = { state: 'cleaning', left: [] }
    this.#callOff = this.#parts.clock.after(QUIET_MS, () => void this.now())
  }

  /** Cleans up at once; fulfilled when it is done, well or not. */
  now(): Promise<void> {
    return this.#inTurn(async () => {
      const saved = await this.#parts.backUp()
      if (saved.ok) await this.#clean()
      else this.#state = { state: 'not-cleaned', left: [] }
    })
  }

  /** Cleans up after a backup that was verified just now. */
  afterBackup(): Promise<void> {
    return this.#inTurn(() => this.#clean())
  }

  /** What is not begun yet is left to the next daily backup. */
  stop(): void {
    this.#callOff?.()
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work).catch((cause: unknown) => {
      this.#state = { state: 'not-cleaned', left: [] }
      this.#parts.bug(cause)
    })
    return this.#turn
  }

  async #clean(): Promise<void> {
    this.#state = { state: 'cleaning', left: [] }
    const done = await this.#parts.clean()
    this.#state = done.ok ? { state: 'clean', left: done.value.left } : { state: 'not-cleaned', left: [] }
  }
}
