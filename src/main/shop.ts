import type { AppError, GatewayError } from '../shared/app-error.ts'
import type { Order } from '../shared/order.ts'
import { ASIDE, askedAboutSince, isLive, isWatched, needsAttention, ORDER_STATUSES } from '../shared/order-status.ts'
import { failure, success, type Result } from '../shared/result.ts'
import { ClosingService } from './closing/closing-service.ts'
import type { GatewayAccount, IvrGateway } from './gateway/ivr-gateway.ts'
import {
  answerChange,
  lapseChange,
  oddAnswerChange,
  unknownReceiptChange,
  unreadableAnswerChange,
} from './orders/answer-record.ts'
import { CallWatcher, type LineState, type PollEnd } from './orders/call-watcher.ts'
import { EntryService } from './orders/entry-service.ts'
import type { OrderBook, OrderChange } from './orders/order-book.ts'
import { OrderService } from './orders/order-service.ts'
import type { Clock } from './clock.ts'
import type { Settings } from '../shared/settings.ts'
import type { TrainingPhone } from './training/training-phone.ts'

export interface ShopParts {
  readonly mode: 'training' | 'real'
  readonly book: OrderBook
  readonly gateway: IvrGateway
  readonly account: () => Promise<Result<GatewayAccount, AppError>>
  readonly settings: () => Settings
  readonly clock: Clock
  readonly random: () => number
  readonly newKey: () => string
  /** The training phone; null in real mode. */
  readonly phone: TrainingPhone | null
  /** An order changed and is stored. */
  readonly changed: (order: Order) => void
  /** A call completed and is stored: its notice waits in the book's outbox. */
  readonly finished: () => void
  readonly lineChanged: () => void
  readonly bug: (cause: unknown) => void
}

/** "Last asked at" is worth a disk flush only now and then, ms; the screen hears of every answer anyway. */
const TOUCH_EVERY_MS = 60_000
/** Orders asked about are written together, ms: five hundred of them must not mean five hundred flushes. */
const TOUCH_TOGETHER_MS = 2_000
/** Numbers put aside are looked up again so often, ms: a clock that ran weeks ahead had made them look too old. */
const ASIDE_AGAIN_MS = 3_600_000

/** One open book with everything that works on it: the counter of real orders, or the training one. */
export class Shop {
  readonly book: OrderBook
  readonly orders: OrderService
  readonly entries: EntryService
  readonly closing: ClosingService
  readonly phone: TrainingPhone | null
  readonly #parts: ShopParts
  readonly #watcher: CallWatcher
  /** Ends questions on their way: at closing, and those from before a sleep. */
  #asking = new AbortController()
  /** When orders were asked about, not yet in the book. */
  #touched = new Map<number, number>()
  #callOffTouch: (() => void) | null = null
  #callOffAside: (() => void) | null = null
  #checkedAt: number | null = null
  /** Orders whose last answer could not be read and is kept. */
  readonly #unreadable = new Set<number>()

  constructor(parts: ShopParts) {
    this.#parts = parts
    this.book = parts.book
    this.phone = parts.phone
    this.#watcher = new CallWatcher({
      clock: parts.clock,
      random: parts.random,
      ask: (order) => this.#ask(order),
      onLine: () => parts.lineChanged(),
    })
    const told = { now: () => parts.clock.now(), changed: (order: Order) => this.#heard(order) }
    const after: Clock['after'] = (ms, task) => parts.clock.after(ms, task)
    this.orders = new OrderService({ ...parts, ...told, after, heldChanged: parts.lineChanged })
    this.entries = new EntryService({ ...parts, ...told })
    this.closing = new ClosingService({ book: parts.book, now: told.now })
  }

  get mode(): 'training' | 'real' {
    return this.#parts.mode
  }

  get line(): LineState {
    return this.#watcher.line
  }

  /** When the provider last answered, ms since 1970. */
  get checkedAt(): number | null {
    return this.#checkedAt
  }

  /** Settles what a crash left open and goes on watching every open order. */
  async open(): Promise<void> {
    await this.orders.recover()
    const current = ORDER_STATUSES.filter((status) => isWatched(status) && !ASIDE.includes(status))
    this.#watcher.watchAll([...(await this.book.byStatus(current)), ...(await this.#aside())])
    this.#lookAsideAgain()
  }

  /** Of the numbers put aside in seven years, only the last are asked about. */
  #aside(): Promise<readonly Order[]> {
    return this.book.byStatus(ASIDE, askedAboutSince(this.#parts.clock.now()))
  }

  #lookAsideAgain(): void {
    this.#callOffAside = this.#parts.clock.after(ASIDE_AGAIN_MS, () => {
      this.#lookAsideAgain()
      void this.#aside().then(
        (orders) => this.#watcher.watchAll(orders),
        (cause: unknown) => this.#parts.bug(cause),
      )
    })
  }

  async find(id: number): Promise<Result<Order, AppError>> {
    const order = await this.book.get(id)
    if (order === null) return failure({ kind: 'order-not-found' })
    return success({ ...order, checkedAt: this.#touched.get(id) ?? order.checkedAt })
  }

  /** Orders in progress and orders that need the operator; what needs the operator first, then the oldest. */
  async board(): Promise<readonly Order[]> {
    const orders = await this.book.byStatus(ORDER_STATUSES.filter((status) => isLive(status) || needsAttention(status)))
    return orders.toSorted((a, b) => Number(needsAttention(b.status)) - Number(needsAttention(a.status)) || a.id - b.id)
  }

  /** Asks the provider about one order now. A bug of ours is thrown on to the gate. */
  async check(id: number): Promise<Result<Order, AppError>> {
    const order = await this.book.get(id)
    if (order === null) return failure({ kind: 'order-not-found' })
    if (order.receiptNo === null) return success(order)
    const end = await this.#watcher.askNow(order)
    if (end.kind === 'broken') throw end.cause
    return end.kind === 'answered' ? success(end.order) : failure(end.error)
  }

  /**
   * After new keys, a sleep or a lost network: asks again at once. Questions that are on their way are given up, since
   * their connections may have died unheard; registrations are waited for, as ever.
   */
  resume(): void {
    this.#asking.abort()
    this.#asking = new AbortController()
    this.#watcher.resume()
  }

  /** Waits for what is on its way to the book: null when all of it is there, or why not. Closing now would lose it. */
  async settled(): Promise<AppError | null> {
    return (await this.orders.settled()) ?? (await this.entries.settled())
  }

  /** Gives up asking at once, but waits for registrations on their way: their answers must be stored. */
  async close(): Promise<void> {
    this.#callOffAside?.()
    this.#asking.abort()
    await this.#watcher.stop()
    await this.settled()
    this.orders.stop()
    await this.phone?.stop()
    // "Last asked at" is not worth an open book: a full disk must not keep the app from closing.
    await this.#writeTouched().catch((cause: unknown) => this.#parts.bug(cause))
    await this.book.close()
  }

  #heard(order: Order): void {
    this.#watcher.watch(order)
    this.#parts.changed(order)
  }

  #touch(id: number, at: number): void {
    this.#touched.set(id, at)
    this.#callOffTouch ??= this.#parts.clock.after(TOUCH_TOGETHER_MS, () => {
      void this.#writeTouched().catch((cause: unknown) => this.#parts.bug(cause))
    })
  }

  async #writeTouched(): Promise<void> {
    this.#callOffTouch?.()
    this.#callOffTouch = null
    const touched = this.#touched
    this.#touched = new Map()
    await this.book.touch(touched)
  }

  async #ask(order: Order): Promise<PollEnd> {
    try {
      return await this.#askProvider(order)
    } catch (cause) {
      this.#parts.bug(cause)
      return { kind: 'broken', cause }
    }
  }

  async #askProvider(order: Order): Promise<PollEnd> {
    const account = await this.#parts.account()
    if (!account.ok) return { kind: 'unauthorized', error: account.error }
    const found = await this.#parts.gateway.search(account.value, order.receiptNo ?? '', this.#asking.signal)
    const now = this.#parts.clock.now()
    if (!found.ok && found.error.kind === 'unauthorized') return { kind: 'unauthorized', error: found.error }
    if (!found.ok && found.error.kind !== 'no-such-receipt' && !isAnswer(found.error)) {
      const retryAfterMs = found.error.kind === 'unknown' ? (found.error.retryAfterMs ?? 0) : 0
      if (found.raw !== undefined) await this.#keepUnreadable(order.id, found.raw)
      return { kind: 'unreachable', retryAfterMs, error: found.error }
    }
    this.#unreadable.delete(order.id)
    this.#checkedAt = now
    // Read again: the operator may have withdrawn it while the provider was thinking.
    const current = (await this.book.get(order.id)) ?? order
    const lapsed = lapseChange(current, this.#parts.settings().lapseHours * 3_600_000, now)
    if (found.ok) {
      const end = await this.#keep(current, answerChange(current, found.value, now) ?? lapsed)
      return found.value.answer.progress === 'unlisted' ? slowly(end) : end
    }
    if (found.error.kind === 'no-such-receipt') return this.#keep(current, unknownReceiptChange(current, now) ?? lapsed)
    return slowly(await this.#keep(current, oddAnswerChange(current, found.error, now) ?? lapsed))
  }

  /** The first of a row is enough: a broken line must not fill the book. */
  async #keepUnreadable(id: number, raw: string): Promise<void> {
    if (this.#unreadable.has(id)) return
    const order = await this.book.get(id)
    const change = order === null ? null : unreadableAnswerChange(order, raw, this.#parts.clock.now())
    if (change === null) return
    const stored = await this.book.change(id, change)
    if (!stored.ok) return
    this.#unreadable.add(id)
    this.#heard(stored.value)
  }

  async #keep(order: Order, change: OrderChange | null): Promise<PollEnd> {
    const now = this.#parts.clock.now()
    if (change === null) {
      const before = this.#touched.get(order.id) ?? order.checkedAt ?? 0
      if (now - before > TOUCH_EVERY_MS) this.#touch(order.id, now)
      const touched = { ...order, checkedAt: now }
      this.#parts.changed(touched)
      return { kind: 'answered', order: touched }
    }
    const stored = await this.book.change(order.id, change)
    if (!stored.ok) return { kind: 'unreachable', retryAfterMs: 0, error: stored.error }
    this.#heard(stored.value)
    if (change.notify === true) this.#parts.finished()
    return { kind: 'answered', order: stored.value }
  }
}

/** The provider spoke, though not of a result: its line works, and only this order is odd. */
function isAnswer(error: GatewayError): boolean {
  return error.kind === 'rejected' || (error.kind === 'unknown' && error.reason === 'other-error')
}

function slowly(end: PollEnd): PollEnd {
  return end.kind === 'answered' ? { ...end, slow: true } : end
}
