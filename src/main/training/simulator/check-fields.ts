import type { FieldForm } from './field-form.ts'
import { isJsonObject } from './json-object.ts'
import type { JsonObject } from './json-object.ts'

/** resultCode a broken field leads to: common, `auth` or `save`. */
export type ComplaintCode = '30' | '31' | '32'
export interface Complaint {
  readonly code: ComplaintCode
  readonly message: string
}

/** One row of the interface table, its conditions already worked out for the request at hand. */
export interface FieldRule {
  readonly key: string
  readonly label: string
  readonly required: boolean
  readonly forms: readonly FieldForm[]
  /** Why the field must not be here at all. */
  readonly refusedBecause?: string | undefined
  /** The contract would ignore it here; only the strict simulator complains. */
  readonly unused?: boolean | undefined
}

export interface FieldGroup {
  readonly code: ComplaintCode
  readonly rules: readonly FieldRule[]
  /** Keys of objects and lists that are checked elsewhere. */
  readonly children?: readonly string[] | undefined
  /** Also complain about unused, unknown and empty fields. */
  readonly strict: boolean
}

/** Checks one object of the request against its rows. */
export function checkFields(object: JsonObject, group: FieldGroup): Complaint[] {
  const complaints = group.rules.flatMap((rule) => checkField(object, rule, group))
  return group.strict ? [...complaints, ...unknownKeys(object, group)] : complaints
}

function checkField(object: JsonObject, rule: FieldRule, group: FieldGroup): Complaint[] {
  const value = Object.hasOwn(object, rule.key) ? object[rule.key] : undefined
  // A wrong JSON type breaks the envelope itself, wherever the field sits.
  if (value !== undefined && typeof value !== 'string') {
    return [{ code: '30', message: `${rule.label}はJSONの文字列で送ってください。` }]
  }
  const fault = faultOf(value, rule, group.strict)
  return fault === undefined ? [] : [{ code: group.code, message: `${rule.label}${fault}` }]
}

function faultOf(value: string | undefined, rule: FieldRule, strict: boolean): string | undefined {
  if (value === undefined || value === '') return faultOfNothing(value, rule, strict)
  if (rule.refusedBecause !== undefined) return `は${rule.refusedBecause}指定できません。`
  if (strict && rule.unused === true) return 'はこの利用区分・処理区分では使われません。'
  const broken = rule.forms.find((form) => !form.accepts(value))
  return broken && `は${broken.words}で指定してください。`
}

function faultOfNothing(value: string | undefined, rule: FieldRule, strict: boolean): string | undefined {
  if (rule.required) return 'が入力されていません。'
  return strict && value === '' ? 'は空のまま送らず、省略してください。' : undefined
}

function unknownKeys(object: JsonObject, group: FieldGroup): Complaint[] {
  const known = new Set([...group.rules.map((rule) => rule.key), ...(group.children ?? [])])
  return Object.keys(object)
    .filter((key) => !known.has(key))
    .map((key) => ({ code: group.code, message: `項目「${key.slice(0, 60)}」は定義されていません。` }))
}

/** The object under a key, with the complaint when it is of another type or missing. */
export function childObject(
  parent: JsonObject,
  rule: { key: string; label: string; required: boolean },
): { object?: JsonObject; complaints: Complaint[] } {
  const value = Object.hasOwn(parent, rule.key) ? parent[rule.key] : undefined
  if (isJsonObject(value)) return { object: value, complaints: [] }
  if (value === undefined && !rule.required) return { complaints: [] }
  const fault = value === undefined ? 'が入力されていません。' : 'はJSONのオブジェクトで送ってください。'
  return { complaints: [{ code: '30', message: `${rule.label}${fault}` }] }
}
