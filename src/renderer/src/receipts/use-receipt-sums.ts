import { onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { FoundSums } from '../../../shared/sale-sums.ts'
import { filterOf } from './receipt-search.ts'
import { useReceiptsView } from './receipts-view.ts'

/** Typing and changes of the book that come close together lead to one question, in ms: totals may trail the list. */
const PAUSE_MS = 250

/** What all orders found come to; null until the first answer. */
export function useReceiptSums(bridge: Bridge, now: () => number = Date.now) {
  const view = useReceiptsView()
  const found = shallowRef<FoundSums | null>(null)
  let timer: number | undefined
  let latest = 0

  async function load(): Promise<void> {
    latest += 1
    const mine = latest
    const reply = await bridge.orders.sums(filterOf(view.search, now()))
    if (mine === latest) found.value = reply.ok ? reply.value : null
  }
  function loadSoon(): void {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void load(), PAUSE_MS)
  }
  let stop: (() => void) | undefined
  watch(() => view.search, loadSoon)
  onMounted(() => {
    stop = bridge.orders.onChanged(loadSoon)
    void load()
  })
  onBeforeUnmount(() => {
    stop?.()
    window.clearTimeout(timer)
  })
  return found
}
