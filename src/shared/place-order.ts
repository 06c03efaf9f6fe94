import * as v from 'valibot'
import { OrderDraft } from './order.ts'
import { shopText } from './text-rules.ts'

/**
 * What the operator has said yes to: a second number beside the live one (naming the live order), and an order that
 * looks like one of a few minutes ago (naming that one).
 */
export const PlaceOrder = v.object({
  draft: OrderDraft,
  replacing: v.optional(v.nullable(v.string()), null),
  notDuplicateOf: v.optional(v.nullable(v.number()), null),
})
export type PlaceOrder = v.InferOutput<typeof PlaceOrder>

/** What an operator found in the provider's console about an unconfirmed order. */
export const ReconcileOrder = v.object({
  id: v.pipe(v.number(), v.integer()),
  finding: v.picklist(['charged', 'not-charged', 'saved', 'not-saved']),
  note: shopText(300),
  operator: shopText(64),
})
export type ReconcileOrder = v.InferOutput<typeof ReconcileOrder>
