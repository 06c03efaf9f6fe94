import { expect, it } from 'vitest'
import { keptSince } from '../../../src/shared/retention.ts'

it.each([
  // Taken on 1 April 2026, the first day of a year that ends in March 2027; its return is due by the end of June 2027.
  ['2034-06-30T12:00:00Z', '2026-03-30T12:00:00Z'],
  ['2034-07-01T12:00:00Z', '2026-04-01T12:00:00Z'],
  // No 31 February.
  ['2034-05-31T12:00:00Z', '2026-02-28T12:00:00Z'],
])('on %s orders from before %s are past their time', (now, since) => {
  expect(new Date(keptSince(Date.parse(now))).toISOString()).toBe(since.replace('Z', '.000Z'))
})
