import { computed, onMounted, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { OrderPage } from '../../../shared/order-query.ts'
import { mayErase } from '../receipts/money-actions.ts'
import { useShop } from '../stores/shop.ts'

/** As many as one request may name. */
export const ERASED_AT_ONCE = 500

/** Orders past the time books must be kept, whose customers may be forgotten. Nothing is erased by itself. */
export function useOldOrders(bridge: Bridge) {
  const shop = useShop()
  const page = shallowRef<OrderPage | null>(null)
  const problem = shallowRef<AppError | null>(null)
  const busy = ref(false)
  const erased = ref<number | null>(null)

  const ready = computed(() => (page.value?.rows ?? []).filter(({ status }) => mayErase(status)))
  const still = computed(() => (page.value?.rows.length ?? 0) - ready.value.length)
  const total = computed(() => page.value?.total ?? 0)
  const newest = computed(() => Math.max(...ready.value.map(({ createdAt }) => createdAt)))
  const oldest = computed(() => Math.min(...ready.value.map(({ createdAt }) => createdAt)))

  async function load(): Promise<void> {
    const reply = await bridge.orders.erasable({ offset: 0, limit: ERASED_AT_ONCE })
    problem.value = reply.ok ? null : reply.error
    if (reply.ok) page.value = reply.value
  }
  async function erase(): Promise<boolean> {
    const ids = ready.value.map(({ id }) => id)
    if (busy.value || ids.length === 0) return false
    busy.value = true
    erased.value = null
    const asked = bridge.orders.erase({ ids, operator: shop.settings?.operator ?? '' })
    const reply = await asked.finally(() => (busy.value = false))
    if (!reply.ok) {
      problem.value = reply.error
      return false
    }
    erased.value = reply.value.length
    await load()
    return true
  }
  onMounted(() => void load())
  return { ready, still, total, newest, oldest, problem, busy, erased, erase }
}
