import * as v from 'valibot'
import { ruleMessage } from './rule-message.ts'

/** `T1234567890123` from what was typed: full-width letters, spaces and hyphens are welcome, the T may be missing. */
export function plainRegistrationNumber(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\-‐‑–−ー]/gu, '')
    .toUpperCase()
  return /^\d{13}$/u.test(plain) ? `T${plain}` : plain
}

/**
 * Whether the first of the 13 digits is the check digit of the other twelve, as corporate numbers have it:
 * 9 - (sum of digits, from the right times 1, 2, 1, 2 …) modulo 9.
 */
export function hasCorporateCheckDigit(number: string): boolean {
  const [check = Number.NaN, ...others] = [...number.slice(1)].map(Number)
  const sum = others.reverse().reduce((whole, digit, index) => whole + digit * (index % 2 === 0 ? 1 : 2), 0)
  return check === 9 - (sum % 9)
}

/**
 * The shop's number as an issuer of qualified invoices; empty for a shop that has none. A company's is T and its
 * corporate number. Whether a sole proprietor's carries the same check digit is published nowhere, so the shop can
 * say that it is one.
 */
export const RegistrationNumber = v.pipe(
  v.object({
    number: v.pipe(
      v.optional(v.string(), ''),
      v.transform(plainRegistrationNumber),
      v.regex(/^$|^T\d{13}$/u, ruleMessage('registration.shape')),
    ),
    isPerson: v.optional(v.boolean(), false),
  }),
  v.forward(
    v.check(
      ({ number, isPerson }) => number === '' || isPerson || hasCorporateCheckDigit(number),
      ruleMessage('registration.checkDigit'),
    ),
    ['number'],
  ),
)
export type RegistrationNumber = v.InferOutput<typeof RegistrationNumber>
