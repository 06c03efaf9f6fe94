import * as v from 'valibot'
import { OrderDraft } from './order.ts'
import { ruleMessage } from './rule-message.ts'
import { codeText, shopText } from './text-rules.ts'

/**
 * What the operator has said yes to: a second number beside the live one (naming the live order), and an order that
 * looks like one of a few minutes ago (naming that one).
 */
export const PlaceOrder = v.object({
  draft: OrderDraft,
  replacing: v.optional(v.nullable(v.string()), null),
  notDuplicateOf: v.optional(v.nullable(v.number()), null),
  /**
   * gmopg.save.cardPass, division 3 only. Beside the draft and not in it: drafts are stored, this is sent once and
   * forgotten.
   */
  cardPass: codeText({ pattern: /^[0-9A-Za-z]+$/u, max: 20, key: 'alnum' }),
})
export type PlaceOrder = v.InferOutput<typeof PlaceOrder>
/** As the screen sends it: most orders have no card password to name. */
export type PlaceOrderInput = Omit<PlaceOrder, 'cardPass'> & { readonly cardPass?: string }

/** What an operator found in the provider's console about an unconfirmed order. */
export const ReconcileOrder = v.object({
  id: v.pipe(v.number(), v.integer()),
  finding: v.picklist(['charged', 'not-charged', 'saved', 'not-saved']),
  note: shopText(300),
  operator: v.pipe(shopText(64), v.nonEmpty(ruleMessage('required'))),
})
export type ReconcileOrder = v.InferOutput<typeof ReconcileOrder>
