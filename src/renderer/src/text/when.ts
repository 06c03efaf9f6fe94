import { formatJapanTime, japanDate } from '../../../shared/japan-time.ts'

/** `12:04:31` in Japan time. */
export function clockTime(ms: number): string {
  return formatJapanTime(ms).slice(11)
}

/** `12:04` today, `2026/11/23 12:04` on any other day, in Japan time. `now` is ms since 1970. */
export function shortTime(ms: number, now: number): string {
  const text = formatJapanTime(ms).slice(0, 16)
  return japanDate(ms) === japanDate(now) ? text.slice(11) : text
}

/** Time passed as `0:07`, `12:40` or `1:02:09`. `elapsed` is in ms; a clock set back counts as none. */
export function elapsedTime(elapsed: number): string {
  const seconds = Math.max(0, Math.floor(elapsed / 1000))
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}
