import { storeToRefs } from 'pinia'
import * as v from 'valibot'
import type { AppError, FieldIssue } from '../../../shared/app-error.ts'
import { OrderDraft, type Order } from '../../../shared/order.ts'
import type { Result } from '../../../shared/result.ts'
import { useBridge } from '../bridge.ts'
import { useDesk } from '../stores/desk.ts'
import { useDraft } from '../stores/draft.ts'
import { useOrders } from '../stores/orders.ts'
import { usePlacingState } from '../stores/placing.ts'
import { refusedByProvider, stepOfField, wizardPath } from './refused-fields.ts'
import { draftInput, emptyOrder, typedFrom } from './typed-order.ts'
import { useOrderDefaults } from './use-order-defaults.ts'

/** What the operator has said yes to after a question (see shared/place-order.ts). */
export interface Agreed {
  readonly replacing?: string
  readonly notDuplicateOf?: number
}

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
function useSettling() {
  const state = usePlacingState()
  const desk = useDesk()
  const draft = useDraft()
  const orders = useOrders()
  const defaults = useOrderDefaults()
  const refuse = useRefusing()

  function settle(draftKey: string, order: Order): void {
    orders.put(order)
    if (NO_NUMBER.includes(order.status)) {
      state.setbackOf = { draftKey, setback: { kind: 'order', order } }
      if (isHere(draftKey) && order.problem?.kind === 'rejected')
        draft.refused = refusedByProvider(order.problem.messages)
    } else if (isHere(draftKey)) {
      draft.load(emptyOrder(defaults()), 'customer')
      desk.openOrder(order.id)
    }
  }
  /** Somebody who did not wait is typing the next order: nothing of it is touched, and the board shows the answer. */
  const isHere = (draftKey: string): boolean => draft.order.draftKey === draftKey
  return (draftKey: string, answer: Result<Order, AppError>): void => {
    if (answer.ok) settle(draftKey, answer.value)
    else if (answer.error.kind !== 'invalid-input')
      state.setbackOf = { draftKey, setback: { kind: 'error', error: answer.error } }
    else if (isHere(draftKey)) refuse(answer.error.issues)
  }
}

/** Registers the draft, once at a time, and sends the operator where the answer leads. */
export function usePlacing() {
  const bridge = useBridge()
  const draft = useDraft()
  const defaults = useOrderDefaults()
  const refuse = useRefusing()
  const settle = useSettling()
  const state = usePlacingState()
  let agreed: Agreed = {}

  /** A second press while one is under way does nothing. */
  async function place(also: Agreed = {}): Promise<void> {
    if (state.isPlacing) return
    draft.refused = []
    const parsed = v.safeParse(OrderDraft, draftInput(draft.order))
    if (!parsed.success) {
      refuse(parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })))
      return
    }
    agreed = { ...agreed, ...also }
    state.setbackOf = null
    const { replacing = null, notDuplicateOf = null } = agreed
    const { draftKey } = draft.order
    const asked = { draft: parsed.output, replacing, notDuplicateOf, cardPass: draft.cardPass }
    settle(draftKey, await state.onItsWay(draftKey, () => bridge.orders.place(asked)))
  }
  /** After an unknown outcome: the same order under the next order ID. */
  async function placeNext(id: number): Promise<void> {
    if (state.isPlacing) return
    const { draftKey } = draft.order
    const answer = await state.onItsWay(draftKey, () => bridge.orders.again(id))
    if (draft.order.draftKey !== draftKey) return
    if (!answer.ok) {
      state.setbackOf = { draftKey, setback: { kind: 'error', error: answer.error } }
      return
    }
    agreed = {}
    const { cardPass } = draft
    draft.load(typedFrom(answer.value, defaults()), 'confirm')
    draft.cardPass = cardPass
    await place()
  }
  return { ...storeToRefs(state), place, placeNext, dismiss: () => (state.setbackOf = null) }
}
