import { shallowRef, watch } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { FoundSums } from '../../../shared/sale-sums.ts'
import { useBookLook } from '../frame/use-book-look.ts'
import { filterOf } from './receipt-search.ts'
import { useReceiptsView } from './receipts-view.ts'

/** Typing and changes of the book that come close together lead to one question, in ms: totals may trail the list. */
const PAUSE_MS = 250

/** What all orders found come to; null until the first answer. */
export function useReceiptSums(bridge: Bridge, now: () => number = Date.now) {
  const view = useReceiptsView()
  const found = shallowRef<FoundSums | null>(null)
  let latest = 0

  async function load(): Promise<void> {
    latest += 1
    const mine = latest
    const reply = await bridge.orders.sums(filterOf(view.search, now()))
    if (mine === latest) found.value = reply.ok ? reply.value : null
  }
  watch(() => view.search, useBookLook({ bridge, look: load, pauseMs: PAUSE_MS, again: 'restarts', clock: now }))
  return found
}
