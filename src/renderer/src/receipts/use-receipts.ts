import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { filterOf, isNarrowed } from './receipt-search.ts'
import { ReceiptPages } from './receipt-pages.ts'
import { useReceiptsView } from './receipts-view.ts'

/** Pause after the last key before the book is asked, in ms: short enough to feel instant, long enough for the next key. */
const TYPING_PAUSE_MS = 120
/** Changes of the book that come close together lead to one look at it, in ms. */
const CHANGES_PAUSE_MS = 300

/** The searched list: restarted by every change of the search, refreshed when an order changes. */
export function useReceipts(bridge: Bridge, now: () => number = Date.now) {
  const view = useReceiptsView()
  const pages = new ReceiptPages(bridge.orders.list)
  const searching = ref(true)
  const isNarrow = computed(() => isNarrowed(view.search))
  let latest = 0
  let typing: number | undefined
  let changes: number | undefined

  async function restart(): Promise<void> {
    latest += 1
    const mine = latest
    searching.value = true
    await pages.restart(filterOf(view.search, now()))
    if (mine === latest) searching.value = false
  }
  function restartSoon(): void {
    pages.forgetAsked()
    window.clearTimeout(typing)
    typing = window.setTimeout(() => void restart(), TYPING_PAUSE_MS)
  }
  function refreshSoon(): void {
    changes ??= window.setTimeout(() => {
      changes = undefined
      void pages.refresh()
    }, CHANGES_PAUSE_MS)
  }

  let stop: (() => void) | undefined
  watch(() => view.search, restartSoon)
  onMounted(() => {
    stop = bridge.orders.onChanged(refreshSoon)
    void restart()
  })
  onBeforeUnmount(() => {
    stop?.()
    window.clearTimeout(typing)
    window.clearTimeout(changes)
  })
  return { pages, shown: pages.shown, problem: pages.problem, searching, isNarrow, restart }
}
