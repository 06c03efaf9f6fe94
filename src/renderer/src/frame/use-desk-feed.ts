import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { DeskState } from '../../../shared/desk-state.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { Order } from '../../../shared/order.ts'
import { useBookOfDraft } from '../orders/use-book-of-draft.ts'
import { useDraftKeeping } from '../orders/use-draft-keeping.ts'
import { useDesk } from '../stores/desk.ts'
import { useOperators } from '../stores/operators.ts'
import { useOrders } from '../stores/orders.ts'
import { useShop } from '../stores/shop.ts'
import { fetchScreensAhead } from './screens.ts'
import { useForgetting } from './use-forgetting.ts'
import { useShownDesk } from './use-shown-desk.ts'

/** What is done with a call that ended: told, unless the operator is looking at it. */
function useFinishedCalls(): (order: Order) => void {
  const desk = useDesk()
  const orders = useOrders()
  return (order) => {
    orders.put(order)
    if (desk.openOrderId !== order.id) orders.announce(order)
  }
}

/** From putting the first screen into the page until it is drawn and can take its first key, ms, on a slow PC. */
const SETTLED_MS = 200

/** What is large waits until the first screen has settled: the desk's work on the book, and the other screens. */
function tellShown(bridge: Bridge): void {
  const begin = (): void => {
    void bridge.desk.shown()
    requestIdleCallback(fetchScreensAhead)
  }
  requestAnimationFrame(() => window.setTimeout(begin, SETTLED_MS))
}

/** Asks for the open orders. */
function useBoardLoading(bridge: Bridge): () => Promise<void> {
  const orders = useOrders()
  return async () => {
    const board = await bridge.orders.board()
    if (board.ok) orders.putBoard(board.value)
  }
}

/** What is asked for: at the start, when somebody is chosen, and when the desk changes. */
function useDeskLoading(bridge: Bridge) {
  const [desk, operators, shop] = [useDesk(), useOperators(), useShop()]
  const problem = ref<AppError | null>(null)
  const forgetBook = useForgetting()
  const { withDraft, askAhead } = useDraftKeeping(bridge)
  const hearBook = useBookOfDraft()
  const loadBoard = useBoardLoading(bridge)
  const show = useShownDesk(withDraft)

  /** Behind a locked screen only its words and colours are of use; the rest is asked for once somebody is chosen. */
  async function load(): Promise<void> {
    // The desk's state is asked for along with it: where nobody is locked out, the first screen needs it at once.
    const asked = bridge.desk.state()
    askAhead()
    const [working, settings] = await Promise.all([bridge.operators.state(), bridge.settings.get()])
    if (settings.ok) shop.settings = settings.value
    if (working.ok) operators.state = working.value
    if (operators.isLocked) tellShown(bridge)
    else await loadDesk(asked)
  }
  async function loadDesk(asked = bridge.desk.state()): Promise<void> {
    // The board waits for the book; the screen does not.
    const waiting = loadBoard()
    const state = await asked
    if (state.ok) {
      await show(state.value)
      hearBook(state.value)
    } else problem.value = state.error
    tellShown(bridge)
    await waiting
  }
  /** Training and real orders live in books of their own: with the mode, or with another book, all orders change. */
  async function changeDesk(state: DeskState): Promise<void> {
    if (desk.state === null && operators.isLocked) return
    const moved =
      desk.state?.mode !== state.mode || desk.state.book !== state.book || desk.state.bookId !== state.bookId
    const hadBook = desk.state !== null && desk.state.bookId !== null
    await show(state)
    hearBook(state)
    if (!moved) return
    // Of no book before there is nothing to forget, but there may be news that came with the book.
    if (hadBook) forgetBook()
    await loadBoard()
  }
  return { problem, load, loadDesk, changeDesk }
}

/**
 * Asks once for everything the frame needs and then listens: the only place that fills these stores from events.
 * Returns why the desk could not be opened, or null.
 */
export function useDeskFeed(bridge: Bridge): Readonly<Ref<AppError | null>> {
  const [desk, orders, operators, shop] = [useDesk(), useOrders(), useOperators(), useShop()]
  const finish = useFinishedCalls()
  const { problem, load, loadDesk, changeDesk } = useDeskLoading(bridge)

  watch(
    () => operators.isLocked,
    (locked) => void (locked || loadDesk()),
  )
  let stops: (() => void)[] = []
  onMounted(() => {
    stops = [
      bridge.desk.onChanged((state) => void changeDesk(state)),
      bridge.orders.onChanged(orders.put),
      bridge.orders.onFinished(finish),
      bridge.orders.onOpen(desk.openOrder),
      bridge.desk.onShow(desk.show),
      bridge.settings.onChanged((settings) => (shop.settings = settings)),
      bridge.operators.onChanged((state) => (operators.state = state)),
    ]
    void load()
  })
  onBeforeUnmount(() => stops.forEach((stop) => stop()))
  return problem
}
