import * as v from 'valibot'
import type { SavedCustomer } from './customer.ts'
import { MAX_YEN } from './money.ts'
import { DetailsStep, DIVISIONS, PaymentFields } from './order.ts'
import { ruleMessage } from './rule-message.ts'
import { shopText, typedYen } from './text-rules.ts'

const row = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const presetYen = (key: string) =>
  v.pipe(
    v.optional(typedYen, null),
    v.check((yen) => yen === null || (yen >= 0 && yen <= MAX_YEN), ruleMessage(key)),
  )

/** What a product or a course decides of an order; an amount that is left out is typed each time. */
export const TemplateBody = v.object({
  division: v.picklist(DIVISIONS, ruleMessage('choose')),
  note: shopText(500),
  payment: v.object({
    ...PaymentFields.entries,
    amount: presetYen('amount.tooLarge'),
    tax: presetYen('amount.taxRange'),
  }),
  anyItem: DetailsStep.entries.anyItem,
})
export type TemplateBody = v.InferOutput<typeof TemplateBody>

/** `customer` is a saved customer's id: a course of one person, gone with that person. */
export const SaveTemplate = v.object({
  id: v.nullable(row),
  name: v.pipe(shopText(40), v.nonEmpty(ruleMessage('required'))),
  customer: v.nullable(row),
  body: TemplateBody,
  operator: shopText(64),
})
export type SaveTemplate = v.InferOutput<typeof SaveTemplate>
export type SaveTemplateInput = v.InferInput<typeof SaveTemplate>

/** Moves a template to another place of the list, from 1: the first nine have a key each. */
export const MoveTemplate = v.object({ id: row, place: row, operator: shopText(64) })
export type MoveTemplate = v.InferOutput<typeof MoveTemplate>

export interface OrderTemplate {
  readonly id: number
  readonly name: string
  readonly customer: SavedCustomer | null
  readonly body: TemplateBody
}
