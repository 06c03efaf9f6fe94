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
  /** How many cleanings are going on or waiting for each other. */
  #underWay = 0

  constructor(parts: CopyCleanerParts) {
    this.#parts = parts
  }

  /** What is known of the copies, and whether what is left to do is being done. */
  told(copies: CopiesState): CopiesState {
    return copies.state === 'not-cleaned' && (this.#underWay > 0 || this.#callOff !== null)
      ? { state: 'cleaning', left: [] }
      : copies
  }

  /** Cleans up once nothing was erased for a moment. */
  soon(): void {
    this.#callOff?.()
    this.#callOff = this.#parts.clock.after(QUIET_MS, () => {
      this.#callOff = null
      void this.now()
    })
  }

  /** Cleans up at once; fulfilled when it is done, well or not. */
  now(): Promise<void> {
    return this.#inTurn(async () => {
      const saved = await this.#parts.backUp()
      if (saved.ok) await this.#parts.clean()
    })
  }

  /** Cleans up after a backup that was verified just now. */
  afterBackup(): Promise<void> {
    return this.#inTurn(() => this.#parts.clean())
  }

  /** What is not begun yet is left to the next daily backup. */
  stop(): void {
    this.#callOff?.()
  }

  #inTurn(work: () => Promise<unknown>): Promise<void> {
    this.#underWay += 1
    this.#turn = this.#turn
      .then(work)
      .then(() => undefined, this.#parts.bug)
      .finally(() => (this.#underWay -= 1))
    return this.#turn
  }
}
