import type { OrderStatus } from '../../shared/order-status.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** ms until an order is asked about again whose last answer made no sense. */
export const SLOW_MS = MINUTE

/**
 * ms until an order is asked about again: 5 s while it waits, 3 s in the call, slower as it grows old,
 * and a slow sweep for orders the shop has put aside (they may still be paid), slower still after two days.
 */
export function pollInterval(status: OrderStatus, ageMs: number): number {
  if (status === 'in-call') return ageMs < 30 * MINUTE ? 3 * SECOND : 15 * SECOND
  if (status === 'waiting') {
    if (ageMs < 15 * MINUTE) return 5 * SECOND
    return ageMs < 2 * HOUR ? 20 * SECOND : MINUTE
  }
  if (status === 'not-found' && ageMs < 2 * HOUR) return 30 * SECOND
  return ageMs < 48 * HOUR ? 10 * MINUTE : HOUR
}

/** Spreads asking by ±10 %, so that orders registered together do not stay together. `random` is 0 to 1. */
export function jitter(ms: number, random: number): number {
  return Math.round(ms * (0.9 + 0.2 * random))
}

/** ms to leave the provider alone after `failures` failed requests in a row; it may ask for more itself. */
export function backOff(failures: number, retryAfterMs: number): number {
  return Math.max(retryAfterMs, Math.min(MINUTE, 2 * SECOND * 2 ** Math.min(failures - 1, 10)))
}
