import { computed, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { AgeingSale } from '../../../shared/order-entry.ts'
import { useBookLook } from '../frame/use-book-look.ts'

/** Changes of the book that come close together lead to one look at it, in ms. */
const PAUSE_MS = 500

/** Provisional sales that are at or past the day the shop wants to hear of them, oldest first. */
export function useAgeing(bridge: Bridge) {
  const sales = shallowRef<readonly AgeingSale[]>([])
  const problem = shallowRef<AppError | null>(null)
  const due = computed(() => sales.value.filter(({ level }) => level !== 'fresh'))
  const over = computed(() => due.value.filter(({ level }) => level === 'over').length)

  async function load(): Promise<void> {
    const reply = await bridge.orders.ageing()
    problem.value = reply.ok ? null : reply.error
    if (reply.ok) sales.value = reply.value
  }
  useBookLook({ bridge, look: load, pauseMs: PAUSE_MS })
  return { due, over, problem }
}
