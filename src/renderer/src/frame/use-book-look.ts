import { onBeforeUnmount, onMounted } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'

interface BookLook {
  readonly bridge: Bridge
  /** Asks the book; runs once at the start and once after changes. */
  readonly look: () => unknown
  /** Changes that come closer together than this lead to one look, in ms. */
  readonly pauseMs: number
  /** What a further call does: `waits` keeps the look that is due (nobody waits longer), `restarts` puts it off again. */
  readonly again?: 'waits' | 'restarts'
}

/** Keeps a part of the screen true to the book while it is shown. The answer asks for a look soon. */
export function useBookLook({ bridge, look, pauseMs, again = 'waits' }: BookLook): () => void {
  let timer: number | undefined
  let stop: (() => void) | undefined

  function lookSoon(): void {
    if (again === 'restarts') window.clearTimeout(timer)
    else if (timer !== undefined) return
    timer = window.setTimeout(() => {
      timer = undefined
      look()
    }, pauseMs)
  }
  onMounted(() => {
    stop = bridge.orders.onChanged(lookSoon)
    look()
  })
  onBeforeUnmount(() => {
    stop?.()
    window.clearTimeout(timer)
  })
  return lookSoon
}
