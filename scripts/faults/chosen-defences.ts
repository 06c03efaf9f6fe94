import type { Defence } from './defence-table.ts'

/** So many defences, drawn by a seed: the same seed draws the same. */
export function drawDefences(all: readonly Defence[], count: number, seed: number): readonly Defence[] {
  const left = [...all]
  const next = numbersFrom(seed)
  const drawn: Defence[] = []
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(next() * left.length), 1))
  return drawn
}

/** Numbers from 0 to 1 that look like chance (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
