import type { AccountingLabels } from '../../../shared/accounting.ts'
import type { AccountingRow, RowRequest } from './accounting-row.ts'
import type { ColumnLimit } from './cut-text.ts'
import { filledPattern } from './filled-pattern.ts'
import { journalSides, type TaxWords } from './journal-sides.ts'
import { RowWriter } from './row-writer.ts'

/**
 * The 25 columns of 弥生取り込み(インポート)形式, without a head line (support.yayoi-kk.co.jp, page 18545 for the
 * desktop program, 27184 for オンライン, 29610 and 29668 for Next, which takes the same 25).
 */
export const YAYOI_COLUMNS = [
  '識別フラグ',
  '伝票No.',
  '決算',
  '取引日付',
  '借方勘定科目',
  '借方補助科目',
  '借方部門',
  '借方税区分',
  '借方金額',
  '借方税金額',
  '貸方勘定科目',
  '貸方補助科目',
  '貸方部門',
  '貸方税区分',
  '貸方金額',
  '貸方税金額',
  '摘要',
  '番号',
  '期日',
  'タイプ',
  '生成元',
  '仕訳メモ',
  '付箋1',
  '付箋2',
  '調整',
] as const
type YayoiColumn = (typeof YAYOI_COLUMNS)[number]
type Limits = Readonly<Partial<Record<YayoiColumn, ColumnLimit>>>

const inAll = (columns: readonly YayoiColumn[], limit: ColumnLimit): Limits =>
  Object.fromEntries(columns.map((column) => [column, limit]))

const ACCOUNTS = ['借方勘定科目', '貸方勘定科目'] as const
const SUB_ACCOUNTS = ['借方補助科目', '貸方補助科目'] as const

/** Desktop: accounts 24 columns of half-width letters, 摘要 64. */
const YAYOI_LIMITS: Limits = {
  ...inAll([...ACCOUNTS, ...SUB_ACCOUNTS], { max: 24, unit: 'half-width' }),
  摘要: { max: 64, unit: 'half-width' },
}

/** オンライン and Next: accounts 12 characters, sub-accounts 15. The 摘要 follows the desktop's narrower column. */
const YAYOI_ONLINE_LIMITS: Limits = {
  ...inAll(ACCOUNTS, { max: 12, unit: 'characters' }),
  ...inAll(SUB_ACCOUNTS, { max: 15, unit: 'characters' }),
  摘要: { max: 64, unit: 'half-width' },
}

/** A line that is a whole entry of its own, and not a slip. */
const SINGLE_ENTRY = '2000'

function taxWords(labels: AccountingLabels): TaxWords {
  const outside = labels.yayoiOutside
  return labels.accountingTaxRate === '10'
    ? { sale: labels.yayoiSale10, returned: labels.yayoiReturn10, outside }
    : { sale: labels.yayoiSale8, returned: labels.yayoiReturn8, outside }
}

/** Amounts include tax (the 込 of the tax word); the tax columns stay empty so that the program works it out. */
function yayoiRow({ entry, labels }: RowRequest, limits: Limits): AccountingRow {
  const { debit, credit } = journalSides(entry, labels, taxWords(labels))
  return new RowWriter<YayoiColumn>(limits)
    .code('識別フラグ', SINGLE_ENTRY)
    .day('取引日付', entry.day)
    .text('借方勘定科目', debit.account)
    .text('借方補助科目', debit.subAccount)
    .text('借方税区分', debit.tax)
    .number('借方金額', entry.yen)
    .text('貸方勘定科目', credit.account)
    .text('貸方補助科目', credit.subAccount)
    .text('貸方税区分', credit.tax)
    .number('貸方金額', entry.yen)
    .text('摘要', filledPattern(labels.accountingSummary, entry))
    .code('タイプ', '0')
    .code('付箋1', '0')
    .code('付箋2', '0')
    .code('調整', 'no')
    .row(YAYOI_COLUMNS)
}

export function yayoiDesktopRow(request: RowRequest): AccountingRow {
  return yayoiRow(request, YAYOI_LIMITS)
}

export function yayoiOnlineRow(request: RowRequest): AccountingRow {
  return yayoiRow(request, YAYOI_ONLINE_LIMITS)
}
