import type { Yen } from './money.ts'

/** Percent of consumption tax on what is taxed: standard, reduced (※). */
export const TAXED_RATES = ['10', '8'] as const
/** Those, and exempt. */
export const TAX_RATES = [...TAXED_RATES, '0'] as const
export type TaxRate = (typeof TAX_RATES)[number]

/** What becomes of a fraction of a yen: cut off, rounded half up, rounded up. The shop's choice, the same for every rate. */
export const ROUNDINGS = ['down', 'half', 'up'] as const
export type Rounding = (typeof ROUNDINGS)[number]

/** All items of one rate: what they come to, tax included, and the tax in it. */
export interface TaxLine {
  readonly rate: TaxRate
  readonly total: Yen
  readonly tax: Yen
}

/** Tax in an amount that includes it, in whole numbers all the way: total × rate ÷ (100 + rate). */
export function taxWithin(total: Yen, rate: TaxRate, rounding: Rounding): Yen {
  const percent = Number(rate)
  const divisor = 100 + percent
  const rest = (total * percent) % divisor
  const whole = (total * percent - rest) / divisor
  const up = rounding === 'up' ? rest > 0 : rounding === 'half' && rest * 2 >= divisor
  return up ? whole + 1 : whole
}

/** One line for each rate that occurs, rounded once for the rate and never for an item (qualified invoice rules). */
export function taxLines(
  items: readonly { readonly amount: Yen; readonly rate: TaxRate }[],
  rounding: Rounding,
): readonly TaxLine[] {
  return TAX_RATES.filter((rate) => items.some((item) => item.rate === rate)).map((rate) => {
    const total = items.filter((item) => item.rate === rate).reduce((sum, { amount }) => sum + amount, 0)
    return { rate, total, tax: taxWithin(total, rate, rounding) }
  })
}
