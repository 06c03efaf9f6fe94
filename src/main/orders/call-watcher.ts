import type { AppError } from '../../shared/app-error.ts'
import type { Order } from '../../shared/order.ts'
import { isWatched } from '../../shared/order-status.ts'
import type { Clock } from '../clock.ts'
import { backOff, jitter, pollInterval } from './poll-interval.ts'

/** How one question to the provider ended, as far as the watcher cares. */
export type PollEnd =
  | { readonly kind: 'answered'; readonly order: Order }
  | { readonly kind: 'unreachable'; readonly retryAfterMs: number; readonly error: AppError }
  /** Keys refused or not to be had: asking goes on only when somebody says so. */
  | { readonly kind: 'unauthorized'; readonly error: AppError }

export type LineState = 'idle' | 'ok' | 'unreachable' | 'unauthorized'

export interface CallWatcherParts {
  readonly clock: Clock
  /** 0 to 1. */
  readonly random: () => number
  /** Asks the provider once about this order and keeps what it says. Never throws. */
  readonly ask: (order: Order) => Promise<PollEnd>
  readonly onLine: (line: LineState) => void
  /** Requests in flight at once; 8 unless told. */
  readonly atOnce?: number
}

interface Watched {
  order: Order
  dueAt: number
  asking: Promise<PollEnd> | null
}

/** Asks about every open order, with one timer for all of them. */
export class CallWatcher {
  readonly #parts: CallWatcherParts
  readonly #watched = new Map<number, Watched>()
  #inFlight = 0
  #failures = 0
  #quietUntil = 0
  #line: LineState = 'idle'
  #stopped = false
  #callOff: (() => void) | null = null

  constructor(parts: CallWatcherParts) {
    this.#parts = parts
  }

  /** Watches this order, or stops when its status needs no watching. */
  watch(order: Order): void {
    const entry = this.#watched.get(order.id)
    if (entry !== undefined) entry.order = order
    if (!isWatched(order.status) || order.receiptNo === null) {
      if (entry?.asking === null) this.#watched.delete(order.id)
    } else if (entry === undefined) {
      this.#watched.set(order.id, { order, dueAt: this.#nextTurn(order), asking: null })
    }
    this.#schedule()
  }

  /** Asks about one order now, whatever its turn; joins a question already on its way. */
  askNow(order: Order): Promise<PollEnd> {
    return this.#start(this.#watched.get(order.id) ?? { order, dueAt: 0, asking: null })
  }

  /** Starts again after `unauthorized`, and at once after a sleep or a lost network. */
  resume(): void {
    this.#failures = 0
    this.#quietUntil = 0
    if (this.#line !== 'ok') this.#setLine('idle')
    this.#run()
  }

  get line(): LineState {
    return this.#line
  }

  /** Fulfilled when no question is on its way any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#callOff?.()
    await Promise.allSettled([...this.#watched.values()].flatMap((entry) => entry.asking ?? []))
  }

  #setLine(line: LineState): void {
    if (this.#line === line) return
    this.#line = line
    this.#parts.onLine(line)
  }

  #nextTurn(order: Order): number {
    const now = this.#parts.clock.now()
    const age = now - (order.registeredAt ?? order.createdAt)
    return now + jitter(pollInterval(order.status, age), this.#parts.random())
  }

  #note(end: PollEnd): void {
    if (end.kind === 'answered') {
      this.#failures = 0
      this.#quietUntil = 0
      this.#setLine('ok')
    } else if (end.kind === 'unauthorized') this.#setLine('unauthorized')
    else {
      this.#failures += 1
      this.#quietUntil = this.#parts.clock.now() + backOff(this.#failures, end.retryAfterMs)
      this.#setLine('unreachable')
    }
  }

  #start(entry: Watched): Promise<PollEnd> {
    entry.asking ??= this.#ask(entry)
    return entry.asking
  }

  async #ask(entry: Watched): Promise<PollEnd> {
    this.#inFlight += 1
    try {
      const end = await this.#parts.ask(entry.order)
      if (end.kind === 'answered') entry.order = end.order
      this.#note(end)
      return end
    } finally {
      this.#inFlight -= 1
      entry.asking = null
      entry.dueAt = this.#nextTurn(entry.order)
      if (!isWatched(entry.order.status)) this.#watched.delete(entry.order.id)
      this.#schedule()
    }
  }

  /** While the line is down one order at a time feels for it, so that its return is no storm. */
  #room(): number {
    if (this.#stopped || this.#line === 'unauthorized') return 0
    const atOnce = this.#line === 'unreachable' ? 1 : (this.#parts.atOnce ?? 8)
    return Math.max(0, atOnce - this.#inFlight)
  }

  #resting(): Watched[] {
    return [...this.#watched.values()].filter((entry) => entry.asking === null).sort((a, b) => a.dueAt - b.dueAt)
  }

  #run(): void {
    const now = this.#parts.clock.now()
    const due = now < this.#quietUntil ? [] : this.#resting().filter((entry) => entry.dueAt <= now)
    for (const entry of due.slice(0, this.#room())) void this.#start(entry)
    this.#schedule()
  }

  #schedule(): void {
    this.#callOff?.()
    this.#callOff = null
    const next = this.#resting()[0]
    // With no room left, the next answer schedules again.
    if (next === undefined || this.#room() === 0) return
    const at = Math.max(next.dueAt, this.#quietUntil)
    this.#callOff = this.#parts.clock.after(Math.max(0, at - this.#parts.clock.now()), () => this.#run())
  }
}
