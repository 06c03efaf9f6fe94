import { expect, test } from 'vitest'
import { retryAfterMs } from '../../../../src/main/gateway/retry-after.ts'

const now = Date.UTC(2026, 10, 23, 0, 0, 0)

test.each<readonly [string | undefined, number | undefined]>([
  ['0', 0],
  [' 120 ', 120_000],
  ['3600', 3_600_000],
  ['3601', 3_600_000],
  ['9'.repeat(400), 3_600_000],
  ['Mon, 23 Nov 2026 00:00:30 GMT', 30_000],
  ['Sun, 22 Nov 2026 00:00:30 GMT', 0],
  ['Tue, 24 Nov 2026 00:00:30 GMT', 3_600_000],
  ['Mon, 99 Nov 2026 00:00:30 GMT', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['tomorrow 1', undefined],
  ['', undefined],
  [undefined, undefined],
])('fault 7: Retry-After %s is %s ms', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms)
})
