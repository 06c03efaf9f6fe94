const MOST_MS = 60 * 60 * 1000
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u

/** Retry-After (seconds or HTTP date) in ms from `now` (ms since 1970), an hour at most; undefined when unreadable. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const value = header?.trim() ?? ''
  const wait = /^\d+$/u.test(value)
    ? Number(value) * 1000
    : HTTP_DATE.test(value)
      ? Date.parse(value) - now
      : Number.NaN
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), MOST_MS)
}
