import { computed, onMounted, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { OrderRow } from '../../../shared/order-query.ts'
import { mayForget } from '../../../shared/order-status.ts'
import { useShop } from '../stores/shop.ts'

/** As many as one request may name. */
const ERASED_AT_ONCE = 500

/** Orders past the time books must be kept, whose customers may be forgotten. Nothing is erased by itself. */
export function useOldOrders(bridge: Bridge) {
  const { rows, problem, load } = useOldRows(bridge)
  const { busy, erased, erase, stop } = useErasing({ bridge, problem, load })
  const ready = computed(() => rows.value.filter((row) => mayForget(row, Date.now())))
  const still = computed(() => rows.value.length - ready.value.length)
  const total = computed(() => rows.value.length)
  // No spread of thousands of arguments: the rows come newest first.
  const newest = computed(() => ready.value[0]?.createdAt ?? 0)
  const oldest = computed(() => ready.value.at(-1)?.createdAt ?? 0)
  onMounted(() => void load())
  return { ready, still, total, newest, oldest, problem, busy, erased, stop, erase: () => erase(ready.value) }
}

/** Every old order, read a page at a time. */
function useOldRows(bridge: Bridge) {
  const rows = shallowRef<readonly OrderRow[]>([])
  const problem = shallowRef<AppError | null>(null)

  async function load(): Promise<void> {
    const found: OrderRow[] = []
    for (;;) {
      const reply = await bridge.orders.erasable({ offset: found.length, limit: ERASED_AT_ONCE })
      problem.value = reply.ok ? null : reply.error
      if (!reply.ok) return
      found.push(...reply.value.rows)
      if (reply.value.rows.length < ERASED_AT_ONCE) break
    }
    rows.value = found
  }
  return { rows, problem, load }
}

interface Erasing extends Omit<ReturnType<typeof useOldRows>, 'rows'> {
  readonly bridge: Bridge
}

function useErasing({ bridge, problem, load }: Erasing) {
  const shop = useShop()
  const busy = ref(false)
  /** How many are done; null before the first time. */
  const erased = ref<number | null>(null)
  let stopping = new AbortController()

  async function eraseAll(ids: readonly number[]): Promise<boolean> {
    erased.value = 0
    stopping = new AbortController()
    for (let from = 0; from < ids.length && !stopping.signal.aborted; from += ERASED_AT_ONCE) {
      const some = ids.slice(from, from + ERASED_AT_ONCE)
      const reply = await bridge.orders.erase({ ids: some, operator: shop.settings?.operator ?? '' })
      if (!reply.ok) {
        problem.value = reply.error
        return false
      }
      erased.value += reply.value.length
    }
    return true
  }
  async function erase(orders: readonly OrderRow[]): Promise<boolean> {
    if (busy.value || orders.length === 0) return false
    busy.value = true
    const done = await eraseAll(orders.map(({ id }) => id)).finally(() => (busy.value = false))
    if (done) await load()
    return done
  }
  /** What is erased is gone; of the rest nothing more is. */
  const stop = (): void => stopping.abort()
  return { busy, erased, erase, stop }
}
