import type { AccountingLabels } from '../../../shared/accounting.ts'
import type { AccountingRow, RowRequest } from './accounting-row.ts'
import type { ColumnLimit } from './cut-text.ts'
import { filledPattern } from './filled-pattern.ts'
import { journalSides, type TaxWords } from './journal-sides.ts'
import { RowWriter } from './row-writer.ts'

/**
 * Heads of マネーフォワード クラウド会計's 仕訳帳 template, columns A to AA (biz.moneyforward.com/support,
 * 「仕訳帳をインポートする」; the spelling of the heads as public exporters copied them from the template).
 */
export const MONEY_FORWARD_COLUMNS = [
  '取引No',
  '取引日',
  '借方勘定科目',
  '借方補助科目',
  '借方部門',
  '借方取引先',
  '借方税区分',
  '借方インボイス',
  '借方金額(円)',
  '借方税額',
  '貸方勘定科目',
  '貸方補助科目',
  '貸方部門',
  '貸方取引先',
  '貸方税区分',
  '貸方インボイス',
  '貸方金額(円)',
  '貸方税額',
  '摘要',
  '仕訳メモ',
  'タグ',
  'MF仕訳タイプ',
  '決算整理仕訳',
  '作成日時',
  '作成者',
  '最終更新日時',
  '最終更新者',
] as const
type MoneyForwardColumn = (typeof MONEY_FORWARD_COLUMNS)[number]

/** The public guide names no lengths; 200 characters is our own cautious bound. */
const MONEY_FORWARD_LIMITS: Readonly<Partial<Record<MoneyForwardColumn, ColumnLimit>>> = {
  摘要: { max: 200, unit: 'characters' },
}

function taxWords(labels: AccountingLabels): TaxWords {
  const outside = labels.moneyForwardOutside
  return labels.accountingTaxRate === '10'
    ? { sale: labels.moneyForwardSale10, returned: labels.moneyForwardReturn10, outside }
    : { sale: labels.moneyForwardSale8, returned: labels.moneyForwardReturn8, outside }
}

/** 取引No counts up from 1, so that every row is an entry of its own. */
export function moneyForwardRow({ entry, labels, number }: RowRequest): AccountingRow {
  const { debit, credit } = journalSides(entry, labels, taxWords(labels))
  const partner = filledPattern(labels.accountingPartner, entry)
  return new RowWriter<MoneyForwardColumn>(MONEY_FORWARD_LIMITS)
    .number('取引No', number)
    .day('取引日', entry.day)
    .text('借方勘定科目', debit.account)
    .text('借方補助科目', debit.subAccount)
    .text('借方取引先', partner)
    .text('借方税区分', debit.tax)
    .number('借方金額(円)', entry.yen)
    .text('貸方勘定科目', credit.account)
    .text('貸方補助科目', credit.subAccount)
    .text('貸方取引先', partner)
    .text('貸方税区分', credit.tax)
    .number('貸方金額(円)', entry.yen)
    .text('摘要', filledPattern(labels.accountingSummary, entry))
    .row(MONEY_FORWARD_COLUMNS)
}
