import { cutArrivingCardNumbers } from './card-cut.ts'
import { NAMED } from './named-secrets.ts'

/** Characters that are looked at; half of them are kept, so that nothing cut in two stands at the end. */
const MOST_READ = 128 * 1024
const MOST_BYTES = 64 * 1024
/** A shorter secret would be found inside ordinary words and numbers. */
const SHORTEST_SECRET = 8

/**
 * What came instead of a readable answer, as text for a person: at most 64 kB of UTF-8, without passwords, tokens,
 * card numbers, identification numbers and our own keys. Shift_JIS is read as such; other bytes become U+FFFD.
 */
export function rawText(bytes: Uint8Array, secrets: readonly string[]): string {
  const text = decode(bytes.subarray(0, MOST_READ))
    .replace(/[\p{Cc}\p{Surrogate}]/gu, (sign) => ('\n\t'.includes(sign) ? sign : '\uFFFD'))
    .replace(NAMED, '$1"****"')
  const known = secrets.filter((secret) => secret.length >= SHORTEST_SECRET)
  const scrubbed = known.reduce((rest, secret) => rest.replaceAll(secret, '****'), cutArrivingCardNumbers(text))
  const kept = new TextEncoder().encode(scrubbed).subarray(0, MOST_BYTES)
  return new TextDecoder().decode(kept, { stream: true })
}

function decode(bytes: Uint8Array): string {
  for (const name of ['utf-8', 'shift_jis'])
    try {
      // Streaming forgives a character that our own cut divided.
      return new TextDecoder(name, { fatal: true }).decode(bytes, { stream: true })
    } catch {
      // The next one may know better.
    }
  return new TextDecoder().decode(bytes)
}
