import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROUNDINGS, TAX_RATES, taxLines, taxWithin, type TaxRate } from '../../../src/shared/tax.ts'

const anAmount = fc.integer({ min: 0, max: 9_999_999 })
const anItem = fc.record({ amount: anAmount, rate: fc.constantFrom<TaxRate>(...TAX_RATES) })

describe('tax within an amount', () => {
  it.each([
    [11_000, '10', 'down', 1_000],
    [10_000, '10', 'down', 909],
    [10_000, '10', 'half', 909],
    [10_000, '10', 'up', 910],
    [1_000, '8', 'down', 74],
    [1_004, '8', 'half', 74],
    [1_007, '8', 'half', 75],
    [16, '10', 'half', 1],
    [17, '10', 'half', 2],
    [5_000, '0', 'up', 0],
  ] as const)('of %i at %s%% rounded %s is %i', (total, rate, rounding, tax) => {
    expect(taxWithin(total, rate, rounding)).toBe(tax)
  })

  it('is the exact tax, moved by less than a yen and only as the mode says', () => {
    fc.assert(
      fc.property(anAmount, fc.constantFrom(...TAX_RATES), fc.constantFrom(...ROUNDINGS), (total, rate, rounding) => {
        // In whole numbers: tax × (100 + rate) against total × rate.
        const divisor = BigInt(100 + Number(rate))
        const moved = BigInt(taxWithin(total, rate, rounding)) * divisor - BigInt(total) * BigInt(rate)
        if (rounding === 'down') expect(moved <= 0n && moved > -divisor).toBe(true)
        if (rounding === 'up') expect(moved >= 0n && moved < divisor).toBe(true)
        if (rounding === 'half') expect(moved * 2n <= divisor && moved * 2n > -divisor).toBe(true)
      }),
    )
  })
})

describe('tax lines', () => {
  it('are rounded once for a rate, not for an item: three items of 105 yen hold 28 yen, not 27', () => {
    const items = [105, 105, 105].map((amount) => ({ amount, rate: '10' as const }))
    expect(taxLines(items, 'down')).toEqual([{ rate: '10', total: 315, tax: 28 }])
    expect(items.reduce((sum, { amount }) => sum + taxWithin(amount, '10', 'down'), 0)).toBe(27)
  })

  it('come to what the items come to, one line for each rate that occurs, in whatever order the items are', () => {
    fc.assert(
      fc.property(
        fc.array(anItem, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...ROUNDINGS),
        (items, rounding) => {
          const lines = taxLines(items, rounding)
          expect(lines.reduce((sum, { total }) => sum + total, 0)).toBe(
            items.reduce((sum, { amount }) => sum + amount, 0),
          )
          expect(lines.map(({ rate }) => rate)).toEqual(
            TAX_RATES.filter((rate) => items.some((item) => item.rate === rate)),
          )
          expect(taxLines(items.toReversed(), rounding)).toEqual(lines)
          for (const { total, tax } of lines) expect(tax >= 0 && tax <= total).toBe(true)
        },
      ),
    )
  })

  it('let a discount lessen the tax of its own rate only', () => {
    const items = [
      { amount: 2_200, rate: '10' },
      { amount: -1_100, rate: '10' },
      { amount: 1_080, rate: '8' },
    ] as const
    expect(taxLines(items, 'down')).toEqual([
      { rate: '10', total: 1_100, tax: 100 },
      { rate: '8', total: 1_080, tax: 80 },
    ])
  })
})
