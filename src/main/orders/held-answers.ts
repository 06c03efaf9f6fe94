import type { AppError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Order } from '../../shared/order.ts'
import type { Clock } from '../clock.ts'
import type { OrderChange } from './order-book.ts'

/** Space may come back at any moment, and a customer waits for the number, ms. */
const TRY_EVERY_MS = 5_000

interface Held {
  readonly orderId: string
  readonly change: OrderChange
}

export interface HeldAnswersParts {
  /** Stores in the book and tells of it. */
  readonly store: (id: number, change: OrderChange) => Promise<Result<Order, AppError>>
  readonly after: Clock['after']
  /** The list of held answers changed. */
  readonly changed: () => void
}

/**
 * Answers of the provider that the book could not keep (a full disk). They live in memory only, are shown to nobody
 * (I2), and are stored when somebody asks for it or by themselves once there is room.
 */
export class HeldAnswers {
  readonly #parts: HeldAnswersParts
  readonly #held = new Map<number, Held>()
  #callOff: (() => void) | null = null

  constructor(parts: HeldAnswersParts) {
    this.#parts = parts
  }

  /** Order IDs of what waits to be stored, the oldest first. */
  get orderIds(): readonly string[] {
    return [...this.#held.values()].map(({ orderId }) => orderId)
  }

  has(id: number): boolean {
    return this.#held.has(id)
  }

  /** Stores an answer, or holds it and says so. It is held before it is tried: it outlives a book that throws, too. */
  async keep({ id, orderId }: Pick<Order, 'id' | 'orderId'>, change: OrderChange): Promise<Result<Order, AppError>> {
    this.#held.set(id, { orderId, change })
    const stored = await this.retry(id)
    if (!this.#held.has(id)) return stored
    this.#parts.changed()
    this.#tryLater()
    return stored.ok ? stored : unkept(stored.error, orderId)
  }

  /** Tries once more to store what is held of this order. */
  async retry(id: number): Promise<Result<Order, AppError>> {
    const held = this.#held.get(id)
    if (held === undefined) return failure({ kind: 'order-not-found' })
    const stored = await this.#parts.store(id, held.change)
    if (!stored.ok) return unkept(stored.error, held.orderId)
    this.#held.delete(id)
    return stored
  }

  /** Tries once more to store everything; answers the orders that are in the book now, or why one is not. */
  async retryAll(): Promise<Result<readonly Order[], AppError>> {
    const stored: Order[] = []
    try {
      for (const id of [...this.#held.keys()]) {
        const one = await this.retry(id)
        if (one.ok) stored.push(one.value)
        else if (this.#held.has(id)) return failure(one.error)
      }
      return success(stored)
    } finally {
      // What was stored is told, whatever became of the others.
      if (stored.length > 0) this.#parts.changed()
    }
  }

  /** No more trying by itself. */
  stop(): void {
    this.#callOff?.()
    this.#callOff = null
  }

  #tryLater(): void {
    this.#callOff ??= this.#parts.after(TRY_EVERY_MS, () => {
      this.#callOff = null
      void this.retryAll().then(
        (all) => all.ok || this.#tryLater(),
        () => this.#tryLater(),
      )
    })
  }
}

/** Only a disk without room is something the operator can mend; any other refusal of the book keeps its own name. */
function unkept(error: AppError, orderId: string): Result<never, AppError> {
  return failure(error.kind === 'disk-full' ? { kind: 'answer-unstored', orderId } : error)
}
