import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { Order } from '../../../shared/order.ts'
import { useDraftKeeping } from '../orders/use-draft-keeping.ts'
import { useDesk } from '../stores/desk.ts'
import { useOrders } from '../stores/orders.ts'
import { useShop } from '../stores/shop.ts'

/** What is done with a call that ended: told, unless the operator is looking at it. */
function useFinishedCalls(): (order: Order) => void {
  const desk = useDesk()
  const orders = useOrders()
  return (order) => {
    orders.put(order)
    if (desk.openOrderId !== order.id) orders.announce(order)
  }
}

/**
 * Asks once for everything the frame needs and then listens: the only place that fills these stores from events.
 * Returns why the desk could not be opened, or null.
 */
export function useDeskFeed(bridge: Bridge): Readonly<Ref<AppError | null>> {
  const desk = useDesk()
  const orders = useOrders()
  const shop = useShop()
  const problem = ref<AppError | null>(null)
  const { withDraft } = useDraftKeeping(bridge)
  const finish = useFinishedCalls()
  async function load(): Promise<void> {
    const asked = [bridge.desk.state(), bridge.settings.get(), bridge.orders.board()] as const
    const [state, settings, board] = await Promise.all(asked)
    if (settings.ok) shop.settings = settings.value
    if (state.ok) desk.state = await withDraft(state.value)
    else problem.value = state.error
    if (board.ok) orders.putBoard(board.value)
  }

  let stops: (() => void)[] = []
  onMounted(() => {
    stops = [
      bridge.desk.onChanged((state) => void changeDesk(state)),
      bridge.orders.onChanged(orders.put),
      bridge.orders.onFinished(finish),
      bridge.orders.onOpen(desk.openOrder),
      bridge.desk.onShow(desk.show),
      bridge.settings.onChanged((settings) => (shop.settings = settings)),
    ]
    void load()
  })
  onBeforeUnmount(() => stops.forEach((stop) => stop()))

  /** Training and real orders live in books of their own: with the mode, or with another book, all orders change. */
  async function changeDesk(state: NonNullable<typeof desk.state>): Promise<void> {
    const moved = desk.state?.mode !== state.mode || desk.state.book !== state.book
    desk.state = desk.state?.mode === state.mode ? state : await withDraft(state)
    if (!moved) return
    orders.clear()
    const board = await bridge.orders.board()
    if (board.ok) orders.putBoard(board.value)
  }
  return problem
}
