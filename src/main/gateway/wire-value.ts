import { cutArrivingCardNumbers, lastFourOnly } from './card-cut.ts'
import { quoteIntegers } from './json-scan.ts'
import { hideNamedSecrets } from './named-secrets.ts'

/** An answer after scrubbing. Objects are Maps, so that no key (`__proto__`) means anything by itself. */
export type WireValue = string | boolean | null | readonly WireValue[] | WireObject
export type WireObject = ReadonlyMap<string, WireValue>

/** Dropped on arrival, at any depth. */
const SECRET_KEYS = new Set([
  'accesspass',
  'checkstring',
  'apikey',
  'apipassword',
  'password',
  'shoppass',
  'sitepass',
  'cardpass',
  'securitycode',
  'token',
])
const CARD_KEYS = new Set(['cardno', 'cardnumber'])
/** Long digits that are no card number by type: cutting them would lose a receipt or a transaction. */
const NUMBERED_KEYS = new Set([
  'receiptno',
  'discrementid',
  'discriminationid',
  'discriminateid',
  'discrimentid',
  'discernmentid',
  'identificationid',
  'identificationnumber',
  'orderid',
  'callertelno',
  'accessid',
  'tranid',
])
/** A shorter secret would be found inside ordinary words and numbers. */
const SHORTEST_SECRET = 8

interface Place {
  /** Key in lower case, letters and digits only; the key of the list for the entries of a list. */
  readonly key: string
  readonly secrets: readonly string[]
}

function scrubText(text: string, place: Place): string | null {
  if (CARD_KEYS.has(place.key)) return lastFourOnly(text)
  // A lone half of a surrogate pair cannot be written as UTF-8 later on.
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD')
  if (NUMBERED_KEYS.has(place.key) && /^[\s0-9A-Za-z+-]{0,64}$/u.test(whole)) return whole
  const cut = hideNamedSecrets(cutArrivingCardNumbers(whole))
  return place.secrets.reduce((rest, secret) => rest.replaceAll(secret, '****'), cut)
}

function scrubObject(source: object, secrets: readonly string[]): WireObject {
  const scrubbed = new Map<string, WireValue>()
  for (const [name, value] of Object.entries(source)) {
    const key = name.replace(/[^0-9A-Za-z]/gu, '').toLowerCase()
    if (SECRET_KEYS.has(key)) continue
    scrubbed.set(scrubText(name, { key: '', secrets }) ?? '', scrub(value, { key, secrets }))
  }
  return scrubbed
}

function scrub(value: unknown, place: Place): WireValue {
  if (typeof value === 'string') return scrubText(value, place)
  if (typeof value === 'number') return scrubText(String(value), place)
  if (typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((entry: unknown) => scrub(entry, place))
  if (typeof value === 'object' && value !== null) return scrubObject(value, place.secrets)
  return null
}

function parse(text: string): { readonly value: unknown } | null {
  const quoted = quoteIntegers(text)
  if (quoted === null) return null
  try {
    const value: unknown = JSON.parse(quoted)
    return { value }
  } catch {
    return null
  }
}

function decode(bytes: Uint8Array, exact: boolean): string | null {
  try {
    // TextDecoder takes a BOM away by itself.
    return new TextDecoder('utf-8', { fatal: exact }).decode(bytes)
  } catch {
    return null
  }
}

export interface Reading {
  /** Whether one byte that is not UTF-8 makes the whole answer unreadable; otherwise it becomes U+FFFD. */
  readonly exact: boolean
  /** What must not come back in any text: our own key and password, and a card password that was sent. */
  readonly secrets: readonly string[]
}

/**
 * Bytes -> scrubbed values; null when they are no JSON, or JSON nested too deeply. Card numbers, access passwords and
 * our own credentials are gone before anything else sees the answer. Never throws.
 */
export function readWire(bytes: Uint8Array, reading: Reading): WireValue {
  const text = decode(bytes, reading.exact)
  const parsed = text === null ? null : parse(text)
  const secrets = reading.secrets.filter((secret) => secret.length >= SHORTEST_SECRET)
  return parsed === null ? null : scrub(parsed.value, { key: '', secrets })
}
