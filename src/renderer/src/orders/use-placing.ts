import { ref, type Ref } from 'vue'
import * as v from 'valibot'
import type { AppError, FieldIssue } from '../../../shared/app-error.ts'
import { OrderDraft, type Order } from '../../../shared/order.ts'
import type { Result } from '../../../shared/result.ts'
import { useBridge } from '../bridge.ts'
import { useDesk } from '../stores/desk.ts'
import { useDraft } from '../stores/draft.ts'
import { useOrders } from '../stores/orders.ts'
import { refusedByProvider, stepOfField, wizardPath } from './refused-fields.ts'
import { draftInput, emptyOrder, typedFrom } from './typed-order.ts'
import { useOrderDefaults } from './use-order-defaults.ts'

/** What the operator has said yes to after a question (see shared/place-order.ts). */
export interface Agreed {
  readonly replacing?: string
  readonly notDuplicateOf?: number
}

/** The last attempt, when it did not lead to a number. */
export type Setback =
  { readonly kind: 'order'; readonly order: Order } | { readonly kind: 'error'; readonly error: AppError }

const NO_NUMBER: readonly Order['status'][] = ['rejected', 'not-sent', 'register-unknown']

/** Marks the refused fields and goes to the first step that holds one. */
function useRefusing() {
  const draft = useDraft()
  return (issues: readonly FieldIssue[]): void => {
    draft.refused = issues.map(({ path, message }) => ({ path: wizardPath(path), message }))
    const first = draft.steps.find((step) => draft.refused.some(({ path }) => stepOfField(path) === step))
    if (first !== undefined) draft.go(first)
  }
}

/** Where an answer leads: on to the number, or to a setback in place with everything typed kept. */
function useSettling(setback: Ref<Setback | null>) {
  const desk = useDesk()
  const draft = useDraft()
  const orders = useOrders()
  const defaults = useOrderDefaults()
  const refuse = useRefusing()

  function settle(order: Order): void {
    orders.put(order)
    if (NO_NUMBER.includes(order.status)) {
      setback.value = { kind: 'order', order }
      if (order.problem?.kind === 'rejected') draft.refused = refusedByProvider(order.problem.messages)
      return
    }
    draft.load(emptyOrder(defaults()), 'customer')
    desk.openOrder(order.id)
  }
  return (answer: Result<Order, AppError>): void => {
    if (answer.ok) settle(answer.value)
    else if (answer.error.kind === 'invalid-input') refuse(answer.error.issues)
    else setback.value = { kind: 'error', error: answer.error }
  }
}

/** Registers the draft, once at a time, and sends the operator where the answer leads. */
export function usePlacing() {
  const bridge = useBridge()
  const draft = useDraft()
  const defaults = useOrderDefaults()
  const refuse = useRefusing()
  const busy = ref(false)
  const setback = ref<Setback | null>(null)
  const settle = useSettling(setback)
  let agreed: Agreed = {}

  /** A second press while one is under way does nothing. */
  async function place(also: Agreed = {}): Promise<void> {
    if (busy.value) return
    draft.refused = []
    const parsed = v.safeParse(OrderDraft, draftInput(draft.order))
    if (!parsed.success) {
      refuse(parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })))
      return
    }
    agreed = { ...agreed, ...also }
    setback.value = null
    busy.value = true
    const { replacing = null, notDuplicateOf = null } = agreed
    const asked = bridge.orders.place({ draft: parsed.output, replacing, notDuplicateOf, cardPass: draft.cardPass })
    settle(await asked.finally(() => (busy.value = false)))
  }
  /** After an unknown outcome: the same order under the next order ID. */
  async function placeNext(id: number): Promise<void> {
    if (busy.value) return
    busy.value = true
    const answer = await bridge.orders.again(id).finally(() => (busy.value = false))
    if (!answer.ok) {
      setback.value = { kind: 'error', error: answer.error }
      return
    }
    agreed = {}
    const { cardPass } = draft
    draft.load(typedFrom(answer.value, defaults()), 'confirm')
    draft.cardPass = cardPass
    await place()
  }
  return { busy, setback, place, placeNext }
}
