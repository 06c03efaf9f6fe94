import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * The room for new objects stays what it began with. Left alone it grows to four times that while everything is read, and
 * is never given back. Not for the pages: there it would cost more of the start than it saves.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

type Collect = (how: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void

/**
 * Gives back at once what only the start needed; the engine by itself waits for the next full heap, which at a quiet desk
 * never comes. Holds this process for some 20 ms.
 */
export function dropStartGarbage(): void {
  setFlagsFromString('--expose-gc')
  // Marked boundary: what the flag puts into a new context; nothing where an engine takes no flags any more.
  const collect = runInNewContext('globalThis.gc') as Collect | undefined
  setFlagsFromString('--no-expose-gc')
  collect?.({ type: 'major', flavor: 'last-resort' })
}
