import * as v from 'valibot'
import type { Yen } from './money.ts'
import { CustomerStep, memberIdText, memberNameText } from './order.ts'
import { ruleMessage } from './rule-message.ts'
import { shopText } from './text-rules.ts'

const row = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const operator = shopText(64)

/** What is kept of a customer for the next call. Nothing of a card: only which member the provider knows. */
export const CustomerData = v.object({
  name: CustomerStep.entries.name,
  kana: CustomerStep.entries.kana,
  phone: CustomerStep.entries.phone,
  /** gmopg.save.memberId */
  memberId: memberIdText,
  /** gmopg.save.memberName */
  memberName: memberNameText,
  note: shopText(500),
})
export type CustomerData = v.InferOutput<typeof CustomerData>

export interface SavedCustomer extends CustomerData {
  readonly id: number
  /** When it was last written, ms since 1970. */
  readonly changedAt: number
  readonly operator: string
}

/** `id` null saves anew, or over the one with the same name and phone. */
export const SaveCustomer = v.object({ id: v.nullable(row), customer: CustomerData, operator })
export type SaveCustomer = v.InferOutput<typeof SaveCustomer>

export const ForgetSaved = v.object({ id: row, operator })
export type ForgetSaved = v.InferOutput<typeof ForgetSaved>

/** Two entries of one person become one: `keep` takes what it lacks from `drop`. */
export const MergeCustomers = v.pipe(
  v.object({ keep: row, drop: row, operator }),
  v.check(({ keep, drop }) => keep !== drop, ruleMessage('choose')),
)
export type MergeCustomers = v.InferOutput<typeof MergeCustomers>

export const CustomerSearch = v.object({ text: shopText(100) })
export type CustomerSearch = v.InferOutput<typeof CustomerSearch>

/** Whose orders are asked for: the name, and the phone where it is known. */
export const Person = v.object({ name: v.pipe(shopText(60), v.nonEmpty()), phone: v.optional(shopText(60), '') })
export type Person = v.InferOutput<typeof Person>

/** Somebody the wizard may fill in: saved (`savedId`), or only known from an order of the book. */
export interface KnownCustomer extends CustomerData {
  readonly savedId: number | null
  readonly lastOrder: { readonly id: number; readonly at: number; readonly total: Yen } | null
}
