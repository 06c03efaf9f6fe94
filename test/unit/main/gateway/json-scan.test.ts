import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { quoteIntegers } from '../../../../src/main/gateway/json-scan.ts'

test.each([
  ['{"a":2017101109230000000010}', '{"a":"2017101109230000000010"}'],
  ['[1,-2,3.5,4e2, 05]', '["1",-2,3.5,4e2, "05"]'],
  ['{"a":"1 \\" 2","b":3}', '{"a":"1 \\" 2","b":"3"}'],
  ['"1', '"1'],
  ['"1\\', '"1\\'],
  ['7', '"7"'],
])('%s becomes %s', (text, quoted) => {
  expect(quoteIntegers(text)).toBe(quoted)
})

it('fault 10: takes 32 levels and no more', () => {
  expect(quoteIntegers('['.repeat(32))).toBe('['.repeat(32))
  expect(quoteIntegers('['.repeat(33))).toBeNull()
  expect(quoteIntegers(`"${'['.repeat(99)}"`)).toBe(`"${'['.repeat(99)}"`)
})

it('changes no text and no structure of any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const quoted = quoteIntegers(JSON.stringify(value)) ?? ''
      expect(textual(JSON.parse(quoted))).toEqual(textual(JSON.parse(JSON.stringify(value))))
    }),
  )
})

/** Numbers and texts of the same spelling are the same. */
function textual(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(textual)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).map(([key, entry]) => [key, textual(entry)])
}
