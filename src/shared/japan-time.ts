const OFFSET_MS = 9 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000
const STAMP = /^(\d{4})\/(\d{2})\/(\d{2}) (\d{2}):(\d{2}):(\d{2})$/u
const COMPACT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/u

/**
 * The provider's dates carry no zone and mean Japan time, whatever the PC is set to.
 * Reads `yyyy/MM/dd HH:mm:ss` and `yyyyMMddHHmmss`; returns ms since 1970, or null when it is neither.
 */
export function parseJapanTime(text: string): number | null {
  const parts = STAMP.exec(text) ?? COMPACT.exec(text)
  if (parts === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  const real = new Date(utc)
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return null
  return utc - OFFSET_MS
}

/** ms since 1970 -> `yyyy/MM/dd HH:mm:ss` in Japan time. */
export function formatJapanTime(ms: number): string {
  const iso = new Date(ms + OFFSET_MS).toISOString()
  return `${iso.slice(0, 10).replaceAll('-', '/')} ${iso.slice(11, 19)}`
}

/** ms since 1970 -> `yyyy/MM/dd` in Japan time: the shop's business day. */
export function japanDate(ms: number): string {
  return formatJapanTime(ms).slice(0, 10)
}

/** First and last ms of the Japan-time day that holds `ms`. */
export function japanDay(ms: number): { readonly from: number; readonly to: number } {
  const from = Math.floor((ms + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS
  return { from, to: from + DAY_MS - 1 }
}

/** ms since 1970 -> `yyyy-mm-dd` in Japan time, as days are named in the book and in date fields. */
export function japanDayName(ms: number): string {
  return japanDate(ms).replaceAll('/', '-')
}

/** First ms of a day in Japan (`yyyy-mm-dd`), or of one some days later. */
export function startOfDay(day: string, later = 0): number {
  return Date.parse(`${day}T00:00:00Z`) + later * DAY_MS - OFFSET_MS
}

/** The day so many days later (`yyyy-mm-dd`); negative is earlier. */
export function dayLater(day: string, later: number): string {
  return japanDayName(startOfDay(day, later))
}

/** How the book numbers days in Japan: (ms + offset) / length, rounded down. */
export const dayNumber = { offset: OFFSET_MS, length: DAY_MS } as const

/** `yyyy-mm-dd` of such a number. */
export function dayOfNumber(number: number): string {
  return japanDayName(number * DAY_MS - OFFSET_MS)
}
