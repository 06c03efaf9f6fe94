import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares without telling by the time it takes how much of the secret was right. */
export function isSameSecret(typed: string, known: string): boolean {
  return timingSafeEqual(digest(typed), digest(known))
}
