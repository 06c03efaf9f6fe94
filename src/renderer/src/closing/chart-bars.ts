import type { DaySums } from '../../../shared/closing.ts'

/** One bar, in the units of the drawing. */
export interface Bar {
  readonly day: DaySums
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Bars {
  readonly bars: readonly Bar[]
  /** Height of the line of zero yen. */
  readonly zero: number
}

/** Bars of each day's net: up from the zero line for what came in, down for a day that gave back more than it sold. */
export function chartBars(days: readonly DaySums[], { width, height }: { width: number; height: number }): Bars {
  const most = Math.max(0, ...days.map(({ sums }) => sums.net))
  const least = Math.min(0, ...days.map(({ sums }) => sums.net))
  const scale = most === least ? 0 : height / (most - least)
  const zero = most === least ? height : most * scale
  const step = width / Math.max(1, days.length)
  const bars = days.map((day, index) => {
    const tall = Math.abs(day.sums.net) * scale
    // A day with any money at all must not look like one with none.
    const seen = day.sums.net === 0 ? 0 : Math.max(1.5, tall)
    const y = day.sums.net < 0 ? zero : zero - seen
    return { day, x: index * step + step * 0.15, y, width: step * 0.7, height: seen }
  })
  return { bars, zero }
}
