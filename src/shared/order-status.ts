import { failure, success, type Result } from './result.ts'

/**
 * Where an order stands.
 * `waiting`/`in-call` follow statusCode 0/1; `paid` … `unconfirmed` are verdicts at statusCode 2 (outcome.ts).
 */
export const ORDER_STATUSES = [
  'registering',
  'waiting',
  'in-call',
  'paid',
  'declined',
  'saved',
  'save-failed',
  'unconfirmed',
  'rejected',
  'not-sent',
  'register-unknown',
  'withdrawn',
  'lapsed',
  'not-found',
  'reconciled',
] as const

export type OrderStatus = (typeof ORDER_STATUSES)[number]

type Verdicts = 'paid' | 'declined' | 'saved' | 'save-failed' | 'unconfirmed'
const VERDICTS: readonly Verdicts[] = ['paid', 'declined', 'saved', 'save-failed', 'unconfirmed']

/**
 * The only legal moves. `paid` and `saved` are absorbing; a late, better answer may still overtake every state in
 * which the provider had not finally spoken (withdrawn, lapsed, not-found, unconfirmed). A provider that takes a
 * refusal back makes the outcome unknown: only a look at its console may free the sale for another charge.
 */
const MOVES: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  registering: ['waiting', 'rejected', 'not-sent', 'register-unknown'],
  rejected: ['registering'],
  'not-sent': ['registering'],
  'register-unknown': ['withdrawn'],
  waiting: ['in-call', ...VERDICTS, 'withdrawn', 'lapsed', 'not-found'],
  'in-call': [...VERDICTS, 'withdrawn', 'lapsed', 'not-found'],
  withdrawn: VERDICTS,
  lapsed: ['in-call', ...VERDICTS, 'withdrawn', 'not-found'],
  'not-found': ['waiting', 'in-call', ...VERDICTS, 'withdrawn', 'lapsed'],
  unconfirmed: ['paid', 'saved', 'reconciled'],
  declined: ['unconfirmed'],
  'save-failed': [],
  paid: [],
  saved: [],
  reconciled: ['paid', 'saved'],
}

export interface IllegalMove {
  readonly kind: 'illegal-move'
  readonly from: OrderStatus
  readonly to: OrderStatus
}

/** Moves an order from one status to another, or says that this move does not exist. Staying is always legal. */
export function moveStatus(from: OrderStatus, to: OrderStatus): Result<OrderStatus, IllegalMove> {
  if (from === to || MOVES[from].includes(to)) return success(to)
  return failure({ kind: 'illegal-move', from, to })
}

/** The provider may still let this number be charged: at most one such order per shop order (I3). */
export function isLive(status: OrderStatus): boolean {
  return status === 'registering' || status === 'waiting' || status === 'in-call' || status === 'not-found'
}

/** The provider has spoken, or an operator has for it. `unconfirmed` is its last word too: only the console says more. */
export function isFinal(status: OrderStatus): boolean {
  return ['paid', 'declined', 'saved', 'save-failed', 'unconfirmed', 'reconciled'].includes(status)
}

/** The provider has not finished with it, also where the shop has. */
export function isWatched(status: OrderStatus): boolean {
  return ['waiting', 'in-call', 'not-found', 'lapsed', 'withdrawn'].includes(status)
}

/** A number nobody called within so many days is over for the shop, ms. */
const CALLABLE_MS = 30 * 24 * 60 * 60 * 1000

/** What says whether an order is over; `createdAt` in ms since 1970. */
interface Aged {
  readonly status: OrderStatus
  readonly createdAt: number
}

/** Whether the call watcher asks about it: a withdrawn or lapsed number is over after 30 days. `now` in ms since 1970. */
export function isAskedAbout({ status, createdAt }: Aged, now: number): boolean {
  return isWatched(status) && !(ASIDE.includes(status) && createdAt < askedAboutSince(now))
}

/** Numbers that the shop has put aside and a customer may still call. */
export const ASIDE: readonly OrderStatus[] = ['withdrawn', 'lapsed']

/** When the oldest number that was put aside and is still asked about was made, ms since 1970. */
export const askedAboutSince = (now: number): number => now - CALLABLE_MS

/** Whether an order's customer may be forgotten: no call may come any more and nobody has to look at it. */
export function mayForget(order: Aged, now: number): boolean {
  return !isLive(order.status) && !isAskedAbout(order, now) && !needsAttention(order.status)
}

/** Waits for the operator to act; on the board beside what is live. */
export function needsAttention(status: OrderStatus): boolean {
  return status === 'unconfirmed' || status === 'register-unknown'
}
