import { computed, onMounted, ref, type Ref } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { isOnBoard, useOrders } from '../stores/orders.ts'
import { boardOrder, justFinished } from './board-order.ts'

/**
 * The live board. The frame keeps the store fresh by events; coming here asks once more for everything, so that
 * a missed event can never leave an order out. `now` is ms since 1970.
 */
export function useBoard(bridge: Bridge, now: Readonly<Ref<number>>) {
  const store = useOrders()
  const loaded = ref(false)
  const problem = ref<AppError | null>(null)
  const known = computed(() => [...store.byId.values()])
  const orders = computed(() => boardOrder(known.value.filter(isOnBoard)))
  const finished = computed(() =>
    justFinished(
      known.value.filter((order) => !isOnBoard(order)),
      now.value,
    ),
  )

  async function load(): Promise<void> {
    const reply = await bridge.orders.board()
    problem.value = reply.ok ? null : reply.error
    if (reply.ok) store.putBoard(reply.value)
    loaded.value = true
  }
  onMounted(() => void load())
  return { orders, finished, loaded, problem, load }
}
