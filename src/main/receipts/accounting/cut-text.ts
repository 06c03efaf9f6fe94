/** How long a column may be, and in what the program counts it: half-width columns (a full-width character is two). */
export interface ColumnLimit {
  readonly max: number
  readonly unit: 'half-width' | 'characters'
}

export interface CutText {
  readonly text: string
  readonly isCut: boolean
}

/** What CP932 writes in one byte: ASCII and half-width kana. Everything else takes two columns. */
const HALF_WIDTH = /^[\u0020-\u007E\uFF61-\uFF9F]$/u

function width(character: string, unit: ColumnLimit['unit']): number {
  const points = [...character]
  if (unit === 'characters') return points.length
  return points.reduce((sum, point) => sum + (HALF_WIDTH.test(point) ? 1 : 2), 0)
}

/** Importers read one line an entry: line breaks and tabs become one space. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\u0000-\u001F\u007F\u2028\u2029]+/gu, (run) => (run.includes('\u3000') ? '\u3000' : ' '))
    .trim()
}

/**
 * As much of a text as its column holds, cut between characters as a reader sees them: never half of a surrogate pair,
 * never a letter without its accent.
 */
export function cutText(text: string, limit: ColumnLimit | null): CutText {
  const whole = oneLine(text)
  if (limit === null || width(whole, limit.unit) <= limit.max) return { text: whole, isCut: false }
  let kept = ''
  let used = 0
  for (const { segment } of new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(whole)) {
    used += width(segment, limit.unit)
    if (used > limit.max) break
    kept += segment
  }
  return { text: kept.trimEnd(), isCut: true }
}
