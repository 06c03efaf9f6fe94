import { ref } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { ReconcileOrder } from '../../../shared/place-order.ts'
import type { Order } from '../../../shared/order.ts'
import type { Result } from '../../../shared/result.ts'
import { useBridge } from '../bridge.ts'
import { useDesk } from '../stores/desk.ts'
import { useDraft } from '../stores/draft.ts'
import { useOrders } from '../stores/orders.ts'
import { firstStepOf, repeatedFrom, typedFrom } from './typed-order.ts'
import { useOrderDefaults } from './use-order-defaults.ts'

export type OrderAction = 'check' | 'withdraw' | 'reconcile' | 'again' | 'repeat'

/**
 * One action at a time; a refusal ends up in `problem`. Looking is none that others wait for: on a hanging line it takes
 * a time-out, and meanwhile the customer may have changed their mind.
 */
function useOneAtATime() {
  const busy = ref<ReadonlySet<OrderAction>>(new Set())
  const problem = ref<AppError | null>(null)
  const mayRun = (action: OrderAction): boolean =>
    action === 'check' ? !busy.value.has('check') : [...busy.value].every((other) => other === 'check')
  function end(action: OrderAction): void {
    busy.value = new Set([...busy.value].filter((other) => other !== action))
  }

  async function run<T>(action: OrderAction, ask: () => Promise<Result<T, AppError>>): Promise<T | null> {
    if (!mayRun(action)) return null
    busy.value = new Set([...busy.value, action])
    problem.value = null
    const answer = await ask().finally(() => end(action))
    if (answer.ok) return answer.value
    problem.value = answer.error
    return null
  }
  return { busy, problem, run }
}

/** What can be done with an order that was placed. */
export function useOrderActions() {
  const bridge = useBridge()
  const desk = useDesk()
  const draft = useDraft()
  const orders = useOrders()
  const defaults = useOrderDefaults()
  const { busy, problem, run } = useOneAtATime()

  async function keep(action: OrderAction, ask: () => Promise<Result<Order, AppError>>): Promise<boolean> {
    const order = await run(action, ask)
    if (order !== null) orders.put(order)
    return order !== null
  }
  /** Into the wizard's confirmation under the next order ID, everything filled in. */
  async function again(id: number): Promise<void> {
    const next = await run('again', () => bridge.orders.again(id))
    if (next === null) return
    draft.load(typedFrom(next, defaults()), 'confirm')
    desk.show('new-order')
  }
  /** A new sale like this one, into the wizard at its amount. */
  async function repeat(id: number): Promise<void> {
    const order = await run('repeat', () => bridge.orders.get(id))
    if (order === null) return
    const next = repeatedFrom(order.draft, defaults())
    draft.load(next, firstStepOf(next))
    desk.show('new-order')
  }
  return {
    busy,
    problem,
    check: (id: number) => keep('check', () => bridge.orders.check(id)),
    withdraw: (id: number) => keep('withdraw', () => bridge.orders.withdraw(id)),
    reconcile: (input: ReconcileOrder) => keep('reconcile', () => bridge.orders.reconcile(input)),
    again,
    repeat,
  }
}
