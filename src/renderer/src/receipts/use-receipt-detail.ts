import { onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { HistoryEntry } from '../../../shared/order-query.ts'
import type { OrderDetail } from '../../../shared/order-entry.ts'

/** Everything known of one order. */
export interface ReceiptDetail extends OrderDetail {
  readonly history: readonly HistoryEntry[]
}

/** Arrow keys pass over many rows: only a row that is rested on is asked for, in ms. */
const REST_MS = 40

/** The order of the detail pane; the last one stays in sight until the next one is here. */
export function useReceiptDetail(bridge: Bridge, selectedId: () => number | null) {
  const detail = shallowRef<ReceiptDetail | null>(null)
  const problem = shallowRef<AppError | null>(null)
  let timer: number | undefined

  async function load(): Promise<void> {
    const id = selectedId()
    if (id === null) return
    const [kept, history] = await Promise.all([bridge.orders.detail(id), bridge.orders.history(id)])
    if (id !== selectedId()) return
    problem.value = kept.ok ? null : kept.error
    if (kept.ok) detail.value = { ...kept.value, history: history.ok ? history.value : [] }
  }
  function loadSoon(): void {
    window.clearTimeout(timer)
    if (selectedId() === null) detail.value = null
    else timer = window.setTimeout(() => void load(), REST_MS)
  }

  let stop: (() => void) | undefined
  watch(selectedId, loadSoon)
  onMounted(() => {
    stop = bridge.orders.onChanged((order) => {
      if (order.id === selectedId()) loadSoon()
    })
    void load()
  })
  onBeforeUnmount(() => {
    stop?.()
    window.clearTimeout(timer)
  })
  return { detail, problem, load }
}
