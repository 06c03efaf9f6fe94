import * as v from 'valibot'
import { ruleMessage } from './rule-message.ts'
import { codeText, shopText } from './text-rules.ts'

/** 受付: takes payments, sees board and receipts, writes notes, withdraws. 管理者: everything. */
export const ROLES = ['desk', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Somebody who works here. Nobody is ever deleted: the book names them. */
export interface Operator {
  /** From 1; never handed out twice. */
  readonly id: number
  readonly name: string
  /** userId at the provider. */
  readonly userId: string
  readonly role: Role
  /** Whether they can be chosen; false once they have left. */
  readonly active: boolean
  /** A PIN is set. The PIN itself, and what it is checked by, never leave the main process. */
  readonly hasPin: boolean
}

/** Who works here, and who is working now. Without any operator everybody may do everything. */
export interface OperatorsState {
  readonly operators: readonly Operator[]
  /** Who is working now; null while nobody is chosen, which locks the app where there are operators. */
  readonly current: number | null
  /** Who worked last, to be offered first. */
  readonly last: number | null
  /** Minutes away from the PC after which somebody with a PIN is asked for it again; 0 never asks. */
  readonly awayMinutes: number
  /** The list could not be read and was set aside: nobody is defined until it is made again. */
  readonly wasDamaged: boolean
}

const fields = {
  name: v.pipe(shopText(30), v.nonEmpty(ruleMessage('required'))),
  userId: v.pipe(codeText({ pattern: /^[0-9A-Za-z]+$/u, max: 64, key: 'alnum' }), v.nonEmpty(ruleMessage('required'))),
  role: v.picklist(ROLES, ruleMessage('choose')),
}

const typedPin = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFKC').trim()),
)

/** Four to eight digits. */
const Pin = v.pipe(typedPin, v.regex(/^[0-9]{4,8}$/u, ruleMessage('pin')))

const operatorId = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

export const AddOperator = v.object({ ...fields, pin: v.optional(v.nullable(Pin), null) })
export type AddOperator = v.InferOutput<typeof AddOperator>
export type AddOperatorInput = v.InferInput<typeof AddOperator>

/** `pin`: left out keeps the PIN, null takes it away. */
export const ChangeOperator = v.object({
  id: operatorId,
  ...fields,
  active: v.boolean(),
  pin: v.optional(v.nullable(Pin)),
})
export type ChangeOperator = v.InferOutput<typeof ChangeOperator>
export type ChangeOperatorInput = v.InferInput<typeof ChangeOperator>

/** A PIN that cannot be one is as wrong as another one: it is not told apart, and empty where none is set. */
export const SignIn = v.object({ id: operatorId, pin: v.optional(v.pipe(typedPin, v.maxLength(64)), '') })
export type SignIn = v.InferOutput<typeof SignIn>
export type SignInInput = v.InferInput<typeof SignIn>

/** A forgotten PIN of a 管理者: both keys of the shop stand in for it and take it away. */
export const RecoverOperator = v.object({
  id: operatorId,
  apiKey: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  apiPassword: v.pipe(v.string(), v.trim(), v.maxLength(200)),
})
export type RecoverOperator = v.InferOutput<typeof RecoverOperator>

export const SetAway = v.object({ minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240)) })
export type SetAway = v.InferOutput<typeof SetAway>

/** Nobody is defined, so everybody may do everything. */
export const NO_OPERATORS: OperatorsState = {
  operators: [],
  current: null,
  last: null,
  awayMinutes: 0,
  wasDamaged: false,
}

/** Who is working now. */
export function currentOperator({ operators, current }: OperatorsState): Operator | null {
  return operators.find(({ id }) => id === current) ?? null
}

/** There are operators and none is chosen: nothing can be done until one is. */
export function isLocked(state: OperatorsState): boolean {
  return state.operators.length > 0 && currentOperator(state) === null
}

/** Names of those who may do everything. */
export function adminNames({ operators }: OperatorsState): readonly string[] {
  return operators.filter(({ role, active }) => role === 'admin' && active).map(({ name }) => name)
}
