import * as v from 'valibot'
import { OrderDraft } from '../../../shared/order.ts'
import { stepOfField } from './refused-fields.ts'
import type { StepName } from '../../../shared/kept-draft.ts'
import { draftInput, stepsOf, type TypedOrder } from './typed-order.ts'

/** The first step that still lacks something or holds what would be refused; null when the order may be registered. */
export function firstOpenStep(order: TypedOrder): StepName | null {
  const parsed = v.safeParse(OrderDraft, draftInput(order))
  if (parsed.success) return null
  const open = new Set(parsed.issues.map((issue) => stepOfField(v.getDotPath(issue) ?? '')))
  return stepsOf(order.customer.division).find((step) => open.has(step)) ?? 'confirm'
}
