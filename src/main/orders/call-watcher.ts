import type { AppError } from '../../shared/app-error.ts'
import type { Order } from '../../shared/order.ts'
import { isAskedAbout, isLive } from '../../shared/order-status.ts'
import type { Clock } from '../clock.ts'
import { backOff, jitter, pollInterval, SLOW_MS } from './poll-interval.ts'

/** How one question to the provider ended, as far as the watcher cares. */
export type PollEnd =
  /** `slow`: the answer made no sense; asking soon again would not mend it. */
  | { readonly kind: 'answered'; readonly order: Order; readonly slow?: boolean }
  | { readonly kind: 'unreachable'; readonly retryAfterMs: number; readonly error: AppError }
  /** Keys refused or not to be had: asking goes on only when somebody says so. */
  | { readonly kind: 'unauthorized'; readonly error: AppError }
  /** A bug of ours: the watcher goes on as if nobody had answered. */
  | { readonly kind: 'broken'; readonly cause: unknown }

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
  slow: boolean
}

/** How things stood when a question left: what it brings back may be out of date. */
interface AskedAt {
  readonly failures: number
  readonly stops: number
  readonly resumes: number
}

/** Asks about every open order, with one timer for all of them. */
export class CallWatcher {
  readonly #parts: CallWatcherParts
  readonly #watched = new Map<number, Watched>()
  /** Orders asked about that nobody watches: a second question about one of them joins the first. */
  readonly #aside = new Map<number, Watched>()
  #inFlight = 0
  #failures = 0
  /** How often the keys were refused. */
  #stops = 0
  /** How often asking began anew, after a sleep for one. */
  #resumes = 0
  #quietUntil = 0
  #latest = 0
  #line: LineState = 'idle'
  #stopped = false
  #callOff: (() => void) | null = null

  constructor(parts: CallWatcherParts) {
    this.#parts = parts
  }

  /** Watches this order, or stops when its status needs no watching. */
  watch(order: Order): void {
    this.#take(order)
    this.#schedule()
  }

  /** The same for all that are open at the start: looking for the next turn once, not once an order. */
  watchAll(orders: readonly Order[]): void {
    for (const order of orders) this.#take(order)
    this.#schedule()
  }

  #take(order: Order): void {
    const entry = this.#watched.get(order.id)
    if (entry !== undefined) entry.order = order
    if (!isAskedAbout(order, this.#now()) || order.receiptNo === null) {
      if (entry?.asking === null) this.#watched.delete(order.id)
    } else if (entry === undefined) {
      const fresh = { order, dueAt: 0, asking: null, slow: false }
      this.#watched.set(order.id, { ...fresh, dueAt: this.#nextTurn(fresh) })
    }
  }

  /** Asks about one order now, whatever its turn; joins a question already on its way. */
  askNow(order: Order): Promise<PollEnd> {
    const { id } = order
    const entry = this.#watched.get(id) ?? this.#aside.get(id) ?? { order, dueAt: 0, asking: null, slow: false }
    if (!this.#watched.has(id)) this.#aside.set(id, entry)
    return this.#start(entry)
  }

  /**
   * Starts again after `unauthorized`, and at once after a sleep or a lost network. A question that left before and
   * fails now tells nothing of the line, and its order is asked about anew.
   */
  resume(): void {
    this.#resumes += 1
    this.#failures = 0
    this.#quietUntil = 0
    if (this.#line !== 'ok') {
      const now = this.#now()
      for (const entry of this.#watched.values())
        if (isLive(entry.order.status)) entry.dueAt = Math.min(entry.dueAt, now)
      this.#setLine('idle')
    }
    this.#run()
  }

  get line(): LineState {
    return this.#line
  }

  /** Fulfilled when no question is on its way any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#callOff?.()
    const entries = [...this.#watched.values(), ...this.#aside.values()]
    await Promise.allSettled(entries.flatMap((entry) => entry.asking ?? []))
  }

  #setLine(line: LineState): void {
    if (this.#line === line) return
    this.#line = line
    this.#parts.onLine(line)
  }

  /** The time now. A clock that was set back must not make the orders wait until it has caught up. */
  #now(): number {
    const now = this.#parts.clock.now()
    const back = Math.max(0, this.#latest - now)
    if (back > 0) for (const entry of this.#watched.values()) entry.dueAt -= back
    this.#quietUntil -= back
    this.#latest = now
    return now
  }

  #nextTurn({ order, slow }: Watched): number {
    const now = this.#now()
    const age = now - (order.registeredAt ?? order.createdAt)
    const pause = Math.max(pollInterval(order.status, age), slow ? SLOW_MS : 0)
    return now + jitter(pause, this.#parts.random())
  }

  #note(end: PollEnd, asked: AskedAt): void {
    // What left before the keys were refused says nothing about them now.
    if (asked.stops !== this.#stops || this.#isStale(end, asked)) return
    if (end.kind === 'answered') {
      this.#failures = 0
      this.#quietUntil = 0
      this.#setLine('ok')
    } else if (end.kind === 'unauthorized') {
      this.#stops += 1
      this.#setLine('unauthorized')
    } else this.#noteFailure(end.kind === 'broken' ? 0 : end.retryAfterMs, asked)
  }

  #isStale(end: PollEnd | null, asked: AskedAt): boolean {
    return end?.kind !== 'answered' && asked.resumes !== this.#resumes
  }

  /** Requests that were out together fail together: they are one failure, not eight. */
  #noteFailure(retryAfterMs: number, asked: AskedAt): void {
    this.#failures = Math.max(this.#failures, asked.failures + 1)
    this.#quietUntil = Math.max(this.#quietUntil, this.#now() + backOff(this.#failures, retryAfterMs))
    // Only somebody who says so ends `unauthorized`.
    if (this.#line !== 'unauthorized') this.#setLine('unreachable')
  }

  #start(entry: Watched): Promise<PollEnd> {
    entry.asking ??= this.#ask(entry)
    return entry.asking
  }

  async #ask(entry: Watched): Promise<PollEnd> {
    this.#inFlight += 1
    const asked = { failures: this.#failures, stops: this.#stops, resumes: this.#resumes }
    let end: PollEnd | null = null
    try {
      end = await this.#parts.ask(entry.order)
      if (end.kind === 'answered') {
        entry.order = end.order
        entry.slow = end.slow === true
      }
      this.#note(end, asked)
      return end
    } finally {
      this.#inFlight -= 1
      entry.asking = null
      entry.dueAt = this.#isStale(end, asked) ? this.#now() : this.#nextTurn(entry)
      this.#aside.delete(entry.order.id)
      if (!isAskedAbout(entry.order, this.#now())) this.#watched.delete(entry.order.id)
      this.#schedule()
    }
  }

  /** While the line is down one order at a time feels for it, so that its return is no storm. */
  #room(): number {
    if (this.#stopped || this.#line === 'unauthorized') return 0
    const atOnce = this.#line === 'unreachable' ? 1 : (this.#parts.atOnce ?? 8)
    return Math.max(0, atOnce - this.#inFlight)
  }

  #next(): Watched | undefined {
    let next: Watched | undefined
    for (const entry of this.#watched.values())
      if (entry.asking === null && (next === undefined || entry.dueAt < next.dueAt)) next = entry
    return next
  }

  #resting(): Watched[] {
    return [...this.#watched.values()].filter((entry) => entry.asking === null).sort((a, b) => a.dueAt - b.dueAt)
  }

  #run(): void {
    const now = this.#now()
    const due = now < this.#quietUntil ? [] : this.#resting().filter((entry) => entry.dueAt <= now)
    for (const entry of due.slice(0, this.#room())) void this.#start(entry)
    this.#schedule()
  }

  #schedule(): void {
    this.#callOff?.()
    this.#callOff = null
    const now = this.#now()
    const next = this.#next()
    // With no room left, the next answer schedules again.
    if (next === undefined || this.#room() === 0) return
    const at = Math.max(next.dueAt, this.#quietUntil)
    this.#callOff = this.#parts.clock.after(Math.max(0, at - now), () => this.#run())
  }
}
