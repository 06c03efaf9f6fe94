/**
 * Books are kept for seven years from when the tax return of their business year was due. Which year that is the app does
 * not know, so it counts the longest there can be: an order on the first day of a business year (12 months), a return that
 * may be filed three months after its end, and seven years.
 */
const KEPT_MONTHS = 12 + 3 + 7 * 12

/** Orders made before this are past the time they must be kept, whatever the business year. ms since 1970. */
export function keptSince(now: number): number {
  const then = new Date(now)
  const day = then.getUTCDate()
  then.setUTCMonth(then.getUTCMonth() - KEPT_MONTHS)
  // A month without such a day: its last one.
  if (then.getUTCDate() !== day) then.setUTCDate(0)
  return then.getTime()
}
