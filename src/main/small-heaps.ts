import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Switch for the engines of the pages: room for new objects, MB each half. Left alone it grows to many times that while a
 * page starts, and is never given back.
 */
export const PAGE_HEAP = ['js-flags', '--max-semi-space-size=1'] as const

/** The same for this process, whose engine runs already: its room for new objects stays what it began with. */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

/**
 * Gives back at once what only the start needed; the engine by itself waits for the next full heap, which at a quiet desk
 * never comes. Holds this process for some 20 ms.
 */
export function dropStartGarbage(): void {
  setFlagsFromString('--expose-gc')
  // Marked boundary: what the flag puts into a new context.
  const collect = runInNewContext('gc') as (how: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void
  setFlagsFromString('--no-expose-gc')
  collect({ type: 'major', flavor: 'last-resort' })
}
