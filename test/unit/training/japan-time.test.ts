import { describe, expect, it } from 'vitest'
import { japanDateTime, japanDay, japanStamp } from '../../../src/main/training/simulator/japan-time.ts'

describe('fault 17: dates the provider writes', () => {
  it('are in Japan time, a new day from 15:00 UTC', () => {
    const before = Date.UTC(2026, 11, 31, 14, 59, 59)
    expect([japanDay(before), japanDateTime(before), japanStamp(before)]).toEqual([
      '20261231',
      '2026/12/31 23:59:59',
      '20261231235959',
    ])
    expect(japanDateTime(before + 1_000)).toBe('2027/01/01 00:00:00')
  })
})
