import { parseJapanTime } from '../../shared/japan-time.ts'
import type { WireObject, WireValue } from './wire-value.ts'

/** No field of the provider is longer than 300 characters; messages get the same room. */
const LONGEST_TEXT = 2000

function isObject(value: WireValue | undefined): value is WireObject {
  return value instanceof Map
}

/** Every object in a value, whether it came alone or in a list. */
export function objectsIn(value: WireValue | undefined): readonly WireObject[] {
  if (isObject(value)) return [value]
  return Array.isArray(value) ? value.flatMap(objectsIn) : []
}

/** Every text in a value, at any depth, without empty ones. */
export function textsIn(value: WireValue | undefined): readonly string[] {
  if (isObject(value)) return [...value.values()].flatMap(textsIn)
  if (Array.isArray(value)) return value.flatMap(textsIn)
  const text = scalarText(value)
  return text === null ? [] : [text]
}

function scalarText(value: WireValue | undefined): string | null {
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value !== 'string') return null
  const text = value
    .normalize('NFC')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/gu, '')
    .trim()
  // No half of a surrogate pair is left at the cut.
  return text === '' ? null : text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/u, '')
}

/** One text, or null where the value is missing, empty or no text; of a list, the first. */
export function textOf(value: WireValue | undefined): string | null {
  return Array.isArray(value) ? (value.map(scalarText).find((text) => text !== null) ?? null) : scalarText(value)
}

/** Value of a key: as it is spelt, else without regard to case. */
export function field(object: WireObject, name: string): WireValue | undefined {
  if (object.has(name)) return object.get(name)
  const lower = name.toLowerCase()
  for (const [key, value] of object) if (key.toLowerCase() === lower) return value
  return undefined
}

/** Text of the first of several spellings that holds one. */
export function text(object: WireObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = textOf(field(object, name))
    if (found !== null) return found
  }
  return null
}

/** A code made of digits, without leading zeros, so that "00" is "0"; anything else as it came, cut to 16 characters. */
export function code(object: WireObject, name: string): string | null {
  return (
    text(object, name)
      ?.replace(/^0+(?=\d+$)/u, '')
      .slice(0, 16) ?? null
  )
}

/** A date of the provider in ms since 1970; null when missing or unreadable. */
export function time(object: WireObject, name: string): number | null {
  const found = text(object, name)
  return found === null ? null : parseJapanTime(found)
}

/** A success flag: 1 is true, anything else false, nothing is null. */
export function flag(object: WireObject, name: string): boolean | null {
  const found = code(object, name)
  return found === null ? null : found === '1'
}
