import * as v from 'valibot'
import { EVENT_WORDS, fillPattern } from '../../../shared/accounting-pattern.ts'
import { accountingLabels } from '../../../shared/accounting.ts'

/** How the summary of a sale would read; null while the pattern is not right. */
export function patternExample(pattern: string): string | null {
  if (!v.is(accountingLabels.accountingSummary, pattern)) return null
  return fillPattern(pattern, {
    customer: '山田 太郎',
    orderId: 'U20261101-0001',
    receiptNo: '123456789012345678',
    event: EVENT_WORDS.sale,
    operator: 'sato',
  })
}
