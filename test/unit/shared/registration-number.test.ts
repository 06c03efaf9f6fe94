import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import {
  hasCorporateCheckDigit,
  plainRegistrationNumber,
  RegistrationNumber,
} from '../../../src/shared/registration-number.ts'

/** The worked example of the tax agency's rule: 7 is the check digit of 123456789012. */
const EXAMPLE = 'T7123456789012'

const said = (input: { number?: string; isPerson?: boolean }): unknown => {
  const parsed = v.safeParse(RegistrationNumber, input)
  return parsed.success ? parsed.output.number : parsed.issues[0].message
}

it('takes the published example, however it is typed', () => {
  for (const typed of [
    EXAMPLE,
    't7123456789012',
    '7123456789012',
    'Ｔ７１２３－４５６７－８９０１２',
    ' T7 1234 5678 9012 ',
  ])
    expect(said({ number: typed })).toBe(EXAMPLE)
})

it('takes a shop without a number', () => {
  expect(said({})).toBe('')
})

it.each(['T712345678901', 'T71234567890123', 'TT7123456789012', 'T712345678901X', '領収書'])(
  'refuses %s: it is not T and 13 digits',
  (number) => {
    expect(said({ number })).toBe('registration.shape')
    expect(said({ number, isPerson: true })).toBe('registration.shape')
  },
)

it('refuses a wrong check digit of a company, and lets a sole proprietor’s number be', () => {
  expect(said({ number: 'T8123456789012' })).toBe('registration.checkDigit')
  expect(said({ number: 'T8123456789012', isPerson: true })).toBe('T8123456789012')
})

it('finds every single digit that was mistaken for another, except 0 for 9', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999_999 }),
      fc.nat(11),
      fc.integer({ min: 0, max: 9 }),
      (base, at, digit) => {
        const digits = String(base).padStart(12, '0')
        const right = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((check) => `T${check}${digits}`).filter(hasCorporateCheckDigit)
        expect(right).toHaveLength(1)
        const [number = ''] = right
        const before = number[2 + at]
        const wrong = number.slice(0, 2 + at) + String(digit) + number.slice(3 + at)
        const looksSame = before === String(digit) || [before, String(digit)].sort().join('') === '09'
        expect(hasCorporateCheckDigit(wrong)).toBe(looksSame)
      },
    ),
  )
})

it('leaves what it does not know as it was typed', () => {
  expect(plainRegistrationNumber('12345')).toBe('12345')
})
