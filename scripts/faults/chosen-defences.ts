import { seededRandom } from '../../bench/random.ts'
import type { Defence } from './defence-table.ts'

/** So many defences, drawn by a seed: the same seed draws the same. */
export function drawDefences(all: readonly Defence[], count: number, seed: number): readonly Defence[] {
  const left = [...all]
  const random = seededRandom(seed)
  const drawn: Defence[] = []
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(random.next() * left.length), 1))
  return drawn
}
