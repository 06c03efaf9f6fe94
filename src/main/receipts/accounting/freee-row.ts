import type { AccountingRow, RowRequest } from './accounting-row.ts'
import type { ColumnLimit } from './cut-text.ts'
import { filledPattern } from './filled-pattern.ts'
import { RowWriter } from './row-writer.ts'

/**
 * Heads of freee's 取引インポート, in the order of its template (support.freee.co.jp, 「取引・口座振替のインポート」; the
 * spelling of the heads as public exporters copied them from the template). The first line must stay as it is.
 */
export const FREEE_COLUMNS = [
  '収支区分',
  '管理番号',
  '発生日',
  '決済期日',
  '取引先コード',
  '取引先',
  '勘定科目',
  '税区分',
  '金額',
  '税計算区分',
  '税額',
  '備考',
  '品目',
  '部門',
  'メモタグ（複数指定可、カンマ区切り）',
  'セグメント1',
  'セグメント2',
  'セグメント3',
  '決済日',
  '決済口座',
  '決済金額',
] as const
type FreeeColumn = (typeof FREEE_COLUMNS)[number]

/** freee's help names no lengths for these columns; the public accounting API keeps 備考 to 250 characters. */
const FREEE_LIMITS: Readonly<Partial<Record<FreeeColumn, ColumnLimit>>> = {
  備考: { max: 250, unit: 'characters' },
}

/**
 * A sale is 収入, a refund 支出 with the tax class of returned sales: freee's 取引 have no minus of their own. Amounts
 * include tax (内税), the tax itself is left to freee. Without a 決済口座 the entry is booked as not settled yet.
 */
export function freeeRow({ entry, labels }: RowRequest): AccountingRow {
  const { accountingTaxRate: rate, freeeWallet: wallet } = labels
  const sale = rate === '10' ? labels.freeeSale10 : labels.freeeSale8
  const returned = rate === '10' ? labels.freeeReturn10 : labels.freeeReturn8
  const row = new RowWriter<FreeeColumn>(FREEE_LIMITS)
    .code('収支区分', entry.isReverse ? '支出' : '収入')
    .code('管理番号', entry.order.orderId)
    .day('発生日', entry.day)
    .text('取引先', filledPattern(labels.accountingPartner, entry))
    .text('勘定科目', entry.isReverse ? labels.accountingRefund : labels.accountingCredit)
    .text('税区分', entry.isReverse ? returned : sale)
    .number('金額', entry.yen)
    .code('税計算区分', '内税')
    .text('備考', filledPattern(labels.accountingSummary, entry))
    .text('品目', labels.accountingItem)
  if (wallet !== '') row.day('決済日', entry.day).text('決済口座', wallet).number('決済金額', entry.yen)
  return row.row(FREEE_COLUMNS)
}
