import { computed, onBeforeUnmount, onMounted, watch } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { japanDayName } from '../../../shared/japan-time.ts'
import { useNow } from './use-now.ts'

interface BookLook {
  readonly bridge: Bridge
  /** Asks the book; runs once at the start, once after changes, and when a day begins in Japan: "today" is another then. */
  readonly look: () => unknown
  /** Changes that come closer together than this lead to one look, in ms. */
  readonly pauseMs: number
  /** What a further call does: `waits` keeps the look that is due (nobody waits longer), `restarts` puts it off again. */
  readonly again?: 'waits' | 'restarts'
  /** ms since 1970. */
  readonly clock?: () => number
}

/** Keeps a part of the screen true to the book while it is shown. The answer asks for a look soon. */
export function useBookLook({ bridge, look, pauseMs, again = 'waits', clock }: BookLook): () => void {
  const now = useNow(clock)
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
  watch(
    computed(() => japanDayName(now.value)),
    () => void look(),
  )
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
