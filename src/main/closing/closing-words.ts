import type { EntryLine } from '../../shared/closing.ts'
import type { Settings } from '../../shared/settings.ts'

/** Words of the day on paper and in its file. */
export interface ClosingWords {
  readonly title: string
  readonly saveCsv: string
  readonly savePdf: string
  readonly csvFiles: string
  readonly pdfFiles: string
  readonly day: string
  readonly closed: string
  readonly notClosed: string
  readonly unconfirmed: (orders: number) => string
  readonly changed: string
  readonly sums: { readonly orders: string; readonly sales: string; readonly refunds: string }
  readonly provisional: string
  readonly net: string
  readonly yen: string
  readonly group: string
  readonly item: string
  readonly totals: string
  readonly outcomes: string
  readonly methods: string
  readonly divisions: string
  readonly operators: string
  readonly entries: string
  readonly noCharge: string
  readonly noOperator: string
  readonly times: (count: string) => string
  readonly entry: Readonly<Record<EntryLine['kind'], string>>
}

const ja: ClosingWords = {
  title: '日計表',
  saveCsv: '日計表をCSVに書き出す',
  savePdf: '日計表をPDFに保存する',
  csvFiles: 'CSVファイル',
  pdfFiles: 'PDFファイル',
  day: '日付',
  closed: '締め',
  notClosed: 'まだ締めていません',
  unconfirmed: (orders) => `確認が必要な注文が${orders}件あります。`,
  changed: '締めたあとに数字が変わっています。締めた差引',
  sums: { orders: '件数', sales: '売上', refunds: '取消・返金' },
  provisional: '仮売上',
  net: '差引',
  yen: '金額',
  group: '区分',
  item: '項目',
  totals: '合計',
  outcomes: '結果ごと',
  methods: 'お支払い方法ごと',
  divisions: '受付の種類ごと',
  operators: '担当ごと',
  entries: '管理画面で行った処理',
  noCharge: '請求なし',
  noOperator: '担当 未設定',
  times: (count) => `${count}回`,
  entry: { capture: '売上の確定', void: '取消', refund: '返金' },
}

const en: ClosingWords = {
  title: 'Daily closing',
  saveCsv: 'Export the daily closing to CSV',
  savePdf: 'Save the daily closing as PDF',
  csvFiles: 'CSV file',
  pdfFiles: 'PDF file',
  day: 'Date',
  closed: 'Closed',
  notClosed: 'Not closed yet',
  unconfirmed: (orders) => `Unconfirmed orders: ${orders}.`,
  changed: 'The figures changed after the closing. Net as closed',
  sums: { orders: 'Orders', sales: 'Sales', refunds: 'Voids and refunds' },
  provisional: 'Provisional sales',
  net: 'Net',
  yen: 'Amount',
  group: 'Group',
  item: 'Item',
  totals: 'Total',
  outcomes: 'By outcome',
  methods: 'By payment method',
  divisions: 'By kind of order',
  operators: 'By operator',
  entries: 'Done in the provider’s console',
  noCharge: 'No charge',
  noOperator: 'No operator',
  times: (count) => ` ×${count}`,
  entry: { capture: 'Capture', void: 'Void', refund: 'Refund' },
}

export function closingWords(language: Settings['language']): ClosingWords {
  return language === 'ja' ? ja : en
}
