import { computed, onBeforeUnmount, ref, watch } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { useBookLook } from '../frame/use-book-look.ts'
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
  let asked = ''
  let typing: number | undefined

  async function restart(): Promise<void> {
    latest += 1
    const mine = latest
    searching.value = true
    const filter = filterOf(view.search, now())
    asked = JSON.stringify(filter)
    await pages.restart(filter)
    if (mine === latest) searching.value = false
  }
  function restartSoon(): void {
    pages.forgetAsked()
    window.clearTimeout(typing)
    typing = window.setTimeout(() => void restart(), TYPING_PAUSE_MS)
  }
  /** The first look, and one at a search that means something else by now: after midnight "today" is another day. */
  function look(): void {
    const isSame = JSON.stringify(filterOf(view.search, now())) === asked
    void (isSame ? pages.refresh() : restart())
  }

  watch(() => view.search, restartSoon)
  useBookLook({ bridge, look, pauseMs: CHANGES_PAUSE_MS, clock: now })
  onBeforeUnmount(() => window.clearTimeout(typing))
  return { pages, shown: pages.shown, problem: pages.problem, searching, isNarrow, restart }
}
