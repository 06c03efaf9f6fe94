import type { AgeingSale } from '../../shared/order-entry.ts'
import type { Settings } from '../../shared/settings.ts'
import type { ProvisionalSale } from './order-book.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** How old each provisional sale is, and whether that is something to act on. */
export function ageingSales(
  sales: readonly ProvisionalSale[],
  { agingWarnDays, agingLimitDays }: Pick<Settings, 'agingWarnDays' | 'agingLimitDays'>,
  now: number,
): AgeingSale[] {
  return sales.map((sale) => {
    const days = Math.max(0, Math.floor((now - sale.authorisedAt) / DAY_MS))
    const warned = days >= agingWarnDays ? 'warn' : 'fresh'
    return { ...sale, days, level: days >= agingLimitDays ? 'over' : warned }
  })
}
