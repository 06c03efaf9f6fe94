import * as v from 'valibot'
import { holdsCardNumber, holdsSecurityCode } from './card-number.ts'
import { DIVISIONS, JOB_CODES, METHODS } from './order.ts'
import { ruleMessage } from './rule-message.ts'

/** The wizard's steps, in order. */
export const STEPS = ['customer', 'payment', 'card', 'confirm'] as const
export type StepName = (typeof STEPS)[number]

/** As typed, bounded, and never a card number or security code: such a draft is refused, not written. */
const text = v.pipe(
  v.string(),
  v.maxLength(20_000),
  v.check((typed) => !holdsCardNumber(typed), ruleMessage('cardNumber')),
  v.check((typed) => !holdsSecurityCode(typed), ruleMessage('securityCode')),
)
const code = v.pipe(v.string(), v.maxLength(200))
const flag = v.picklist(['0', '1'])

/** An order being typed and where the operator stands in it. Unknown fields (a card password) are left out. */
export const KeptDraft = v.object({
  step: v.picklist(STEPS),
  order: v.object({
    draftKey: code,
    previous: v.nullable(v.number()),
    customer: v.object({ division: v.picklist(DIVISIONS), name: text, kana: text, phone: text, note: text }),
    payment: v.object({
      jobCode: v.picklist(JOB_CODES),
      amount: text,
      tax: text,
      method: v.picklist(METHODS),
      payTimes: text,
      itemCode: text,
      clientField1: text,
      clientField2: text,
      clientField3: text,
      clientFieldFlag: flag,
    }),
    card: v.object({
      mode: v.picklist(['add', 'update']),
      memberId: text,
      memberName: text,
      seqMode: flag,
      cardSeq: text,
      defaultFlag: flag,
      cardName: text,
      holderName: text,
      updateType: v.picklist(['1', '2']),
      consent: flag,
    }),
    details: v.object({
      orderId: text,
      operator: text,
      anyItem: v.pipe(v.array(v.object({ name: text, value: text })), v.maxLength(20)),
    }),
  }),
})
export type KeptDraft = v.InferOutput<typeof KeptDraft>

/** Each mode has a draft of its own, as it has a book of its own; null throws it away. */
export const KeepDraft = v.object({ mode: v.picklist(['training', 'real']), draft: v.nullable(KeptDraft) })
export type KeepDraft = v.InferOutput<typeof KeepDraft>

/** A draft from before the window was closed, or its computer died. */
export interface FoundDraft extends KeptDraft {
  /** When it was last written, ms since 1970. */
  readonly keptAt: number
}
