import type { WireValue } from './wire-value.ts'

/** Bytes of UTF-8 kept of one answer. */
const MOST_BYTES = 64 * 1024

function plain(value: WireValue): unknown {
  if (Array.isArray(value)) return value.map(plain)
  // fromEntries defines keys instead of assigning them: `__proto__` stays a key.
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, entry]) => [key, plain(entry)]))
  return value
}

/** A scrubbed answer as JSON text, unknown keys included, cut after 64 kB. */
export function rawCopy(answer: WireValue): string {
  const bytes = new TextEncoder().encode(JSON.stringify(plain(answer)))
  // Streaming leaves out a character cut in half instead of writing a replacement for it.
  return new TextDecoder().decode(bytes.subarray(0, MOST_BYTES), { stream: true })
}
