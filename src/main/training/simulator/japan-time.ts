const NINE_HOURS_MS = 9 * 60 * 60 * 1000

/** Parts of a moment (ms epoch) on a clock in Japan, whatever zone this PC is set to. */
function inJapan(ms: number): { date: string; time: string } {
  const iso = new Date(ms + NINE_HOURS_MS).toISOString()
  return { date: iso.slice(0, 10), time: iso.slice(11, 19) }
}

/** `yyyyMMdd`, the head of a receipt number. */
export function japanDay(ms: number): string {
  return inJapan(ms).date.replaceAll('-', '')
}

/** `yyyy/MM/dd HH:mm:ss`, as incomingDatetime and transactionDatetime are written. */
export function japanDateTime(ms: number): string {
  const { date, time } = inJapan(ms)
  return `${date.replaceAll('-', '/')} ${time}`
}

/** `yyyyMMddHHmmss`, as tranDate is written. */
export function japanStamp(ms: number): string {
  return japanDay(ms) + inJapan(ms).time.replaceAll(':', '')
}
