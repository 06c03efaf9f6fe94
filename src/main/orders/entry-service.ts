import type { AppError } from '../../shared/app-error.ts'
import { japanDayName } from '../../shared/japan-time.ts'
import type { AgeingSale, EraseCustomer, OrderDetail, RecordMoney, WriteNote } from '../../shared/order-entry.ts'
import type { IssuedDocument } from '../../shared/receipt-document.ts'
import type { OrderPage } from '../../shared/order-query.ts'
import { mayForget } from '../../shared/order-status.ts'
import type { Order } from '../../shared/order.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { keptSince } from '../../shared/retention.ts'
import type { Settings } from '../../shared/settings.ts'
import { ageingSales } from './ageing.ts'
import type { DoneBy, NewDocument, OrderBook } from './order-book.ts'

export interface EntryServiceParts {
  readonly book: OrderBook
  readonly settings: () => Settings
  readonly now: () => number
  /** Told of every order that changed, after it is stored. */
  readonly changed: (order: Order) => void
}

/** What an operator writes down about an order that the provider does not hear of. */
export class EntryService {
  readonly #parts: EntryServiceParts
  /** Documents of which nothing came out, while the book cannot say so (a full disk). */
  readonly #toTakeBack = new Map<number, DoneBy>()

  constructor(parts: EntryServiceParts) {
    this.#parts = parts
  }

  async detail(id: number): Promise<Result<OrderDetail, AppError>> {
    const detail = await this.#parts.book.detail(id)
    return detail === null ? failure({ kind: 'order-not-found' }) : success(detail)
  }

  async note(note: WriteNote): Promise<Result<Order, AppError>> {
    return this.#told(await this.#parts.book.writeNote(note, this.#parts.now()))
  }

  async recordMoney(entry: RecordMoney): Promise<Result<Order, AppError>> {
    const at = this.#parts.now()
    if (entry.day > japanDayName(at)) return failure({ kind: 'money-refused', reason: 'future-day' })
    return this.#told(await this.#parts.book.recordMoney(entry, at))
  }

  /** Counts a document before it comes out. What is still to be taken back comes first: it must not count. */
  async addDocument(document: NewDocument): Promise<Result<IssuedDocument, AppError>> {
    const unstored = await this.settled()
    if (unstored !== null) return failure(unstored)
    const added = await this.#parts.book.addDocument(document, this.#parts.now())
    if (!added.ok) return added
    this.#parts.changed(added.value.order)
    return success(added.value.document)
  }

  /** Nothing came out of it after all. */
  async voidDocument(id: number, operator: string): Promise<Result<Order, AppError>> {
    return this.#takeBack(id, { at: this.#parts.now(), operator })
  }

  /** Takes back what the book had no room for: null when all of it is there, or why not. */
  async settled(): Promise<AppError | null> {
    for (const [id, by] of [...this.#toTakeBack]) {
      const voided = await this.#takeBack(id, by)
      if (!voided.ok && this.#toTakeBack.has(id)) return voided.error
    }
    return null
  }

  /** Kept in memory from before it is tried until it is in the book. */
  async #takeBack(id: number, by: DoneBy): Promise<Result<Order, AppError>> {
    this.#toTakeBack.set(id, by)
    const voided = this.#told(await this.#parts.book.voidDocument(id, by))
    if (voided.ok || voided.error.kind === 'order-not-found') this.#toTakeBack.delete(id)
    return voided
  }

  /** Forgets customers whose orders are over: nobody waits for a call, and nothing is left to be checked. */
  async erase({ ids, operator }: EraseCustomer): Promise<Result<readonly Order[], AppError>> {
    for (const id of ids) {
      const order = await this.#parts.book.get(id)
      if (order === null) return failure({ kind: 'order-not-found' })
      if (!mayForget(order, this.#parts.now())) return failure({ kind: 'order-still-open', orderId: order.orderId })
    }
    const erased = await this.#parts.book.erase(ids, { at: this.#parts.now(), operator })
    if (erased.ok) erased.value.forEach((order) => this.#parts.changed(order))
    return erased
  }

  /** Orders past the time they must be kept. Nothing is erased by itself. */
  async erasable(page: { readonly offset: number; readonly limit: number }): Promise<Result<OrderPage, AppError>> {
    return success(await this.#parts.book.erasable(keptSince(this.#parts.now()), page))
  }

  async ageing(): Promise<Result<readonly AgeingSale[], AppError>> {
    const { book, settings, now } = this.#parts
    return success(ageingSales(await book.provisional(), settings(), now()))
  }

  #told(stored: Result<Order, AppError>): Result<Order, AppError> {
    if (stored.ok) this.#parts.changed(stored.value)
    return stored
  }
}
