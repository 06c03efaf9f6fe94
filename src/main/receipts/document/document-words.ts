import type { DocumentKind } from '../../../shared/receipt-document.ts'
import type { Method } from '../../../shared/order.ts'

/** What a document says, in one language. クレジットカード利用 is in both: the tax office reads it. */
export interface DocumentWords {
  readonly title: Readonly<Record<DocumentKind, string>>
  readonly amount: Readonly<Record<DocumentKind, string>>
  readonly received: Readonly<Record<DocumentKind, string>>
  readonly withTax: string
  readonly purpose: string
  readonly card: string
  readonly number: string
  readonly issuedOn: string
  readonly day: Readonly<Record<DocumentKind, string>>
  readonly method: string
  readonly methods: Readonly<Record<Method, string>>
  readonly times: (count: string) => string
  readonly lastFour: string
  readonly approval: string
  readonly item: string
  readonly quantity: string
  readonly price: string
  readonly rates: Readonly<Record<'10' | '8' | '0', string>>
  readonly taxOf: string
  readonly sum: string
  readonly reduced: string
  readonly again: (count: number) => string
  readonly training: string
  readonly noStamp: string
  readonly held: string
  readonly statementOnly: string
  readonly registration: string
  readonly phone: string
  readonly givenBack: (amount: string) => string
  readonly leftOver: (amount: string) => string
}

export const WORDS_JA: DocumentWords = {
  title: { receipt: '領収書', provisional: '仮売上票', statement: '利用明細' },
  amount: { receipt: '領収金額', provisional: '仮売上金額', statement: 'ご利用金額' },
  received: {
    receipt: '上記の金額を正に領収いたしました。',
    provisional: 'カードに仮の利用枠をお取りしました。ご請求はまだ確定していません。',
    statement: 'カードのご利用内容をお知らせします。',
  },
  withTax: '税込',
  purpose: '但し',
  card: 'クレジットカード利用',
  number: '注文番号',
  issuedOn: '発行日',
  day: { receipt: '取引年月日', provisional: '仮売上の日', statement: 'ご利用日' },
  method: 'お支払い方法',
  methods: { '1': '一括払い', '2': '分割払い', '3': 'ボーナス一括払い', '5': 'リボ払い' },
  times: (count) => `${count}回`,
  lastFour: 'カード番号（下4桁）',
  approval: '承認番号',
  item: '品名',
  quantity: '数量',
  price: '金額（税込）',
  rates: { '10': '10%対象', '8': '8%対象 ※', '0': '非課税・対象外' },
  taxOf: '内消費税',
  sum: '合計',
  reduced: '※ 印は軽減税率（8%）の対象です。',
  again: (count) => `再発行（${count}回目の発行）`,
  training: '練習用の見本です。領収書・明細としては使えません。',
  noStamp: 'クレジットカード利用のため、収入印紙は貼りません。',
  held: 'この票は領収書ではありません。売上が確定したあとに領収書をお渡しします。',
  statementOnly: 'この明細は領収書ではありません。',
  registration: '登録番号',
  phone: '電話',
  givenBack: (amount) => `このうち ${amount} を取消・返金しています。`,
  leftOver: (amount) => `${amount} を返金したあとの金額です。`,
}

export const WORDS_EN: DocumentWords = {
  title: { receipt: 'Receipt', provisional: 'Provisional sale slip', statement: 'Card statement' },
  amount: { receipt: 'Amount received', provisional: 'Amount held', statement: 'Amount' },
  received: {
    receipt: 'Received with thanks.',
    provisional: 'This amount is held on your card. It is not charged yet.',
    statement: 'This is what was done with your card.',
  },
  withTax: 'tax included',
  purpose: 'For',
  card: 'Paid by credit card (クレジットカード利用)',
  number: 'Order ID',
  issuedOn: 'Issued on',
  day: { receipt: 'Date of sale', provisional: 'Held on', statement: 'Date of use' },
  method: 'Payment',
  methods: { '1': 'at once', '2': 'instalments', '3': 'at once, from the bonus', '5': 'revolving' },
  times: (count) => ` × ${count}`,
  lastFour: 'Card (last 4 digits)',
  approval: 'Approval number',
  item: 'Item',
  quantity: 'Quantity',
  price: 'Price (tax incl.)',
  rates: { '10': '10% rate', '8': '8% rate ※', '0': 'Exempt' },
  taxOf: 'tax in it',
  sum: 'Total',
  reduced: '※ reduced tax rate (8%).',
  again: (count) => `Reissued, copy ${count} (再発行)`,
  training: 'Training sample. Not valid as a receipt.',
  noStamp: 'No revenue stamp: paid by credit card.',
  held: 'This slip is not a receipt. The receipt follows when the sale is final.',
  statementOnly: 'This statement is not a receipt.',
  registration: 'Registration number',
  phone: 'Phone',
  givenBack: (amount) => `${amount} of it was voided or refunded.`,
  leftOver: (amount) => `What is left after ${amount} was refunded.`,
}
