import { computed, onBeforeUnmount, onMounted, ref } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { Order } from '../../../shared/order.ts'
import { emptyOrder } from '../orders/typed-order.ts'
import { useOrderDefaults } from '../orders/use-order-defaults.ts'
import { useDesk } from '../stores/desk.ts'
import { useDraft } from '../stores/draft.ts'

/** Answers that came and found no room in the book; each is opened the moment it is stored, whoever stored it. */
export function useHeldAnswers(bridge: Bridge) {
  const desk = useDesk()
  const draft = useDraft()
  const defaults = useOrderDefaults()
  const orderIds = computed(() => desk.state?.unstored ?? [])
  const busy = ref(false)
  const refused = ref(false)

  /** The draft of it is done with: typing the next order over it would answer with this one's number. */
  function open(order: Order): void {
    if (!orderIds.value.includes(order.orderId) || order.status === 'registering') return
    if (draft.order.draftKey === order.draft.draftKey) draft.load(emptyOrder(defaults()), 'customer')
    desk.openOrder(order.id)
  }
  async function retry(): Promise<void> {
    if (busy.value) return
    busy.value = true
    refused.value = false
    const reply = await bridge.orders.storeHeld().finally(() => (busy.value = false))
    refused.value = !reply.ok
  }
  let stop: (() => void) | undefined
  onMounted(() => (stop = bridge.orders.onChanged(open)))
  onBeforeUnmount(() => stop?.())
  return { orderIds, busy, refused, retry }
}
