import { formatJapanTime } from '../../shared/japan-time.ts'
import { total, type Order } from '../../shared/order.ts'
import type { MoneyEntry } from '../../shared/order-entry.ts'
import { isCharged, saleFacts, saleSums } from '../../shared/sale-sums.ts'
import { outcomeWord } from '../../shared/outcome-word.ts'
import { csvIdentifier, csvLine, csvText } from './csv-text.ts'
import { RECEIPT_COLUMNS, type MainText, type ReceiptColumn } from '../text.ts'

const time = (ms: number | null): string => (ms === null ? '' : formatJapanTime(ms))
const yen = (amount: number | null | undefined): string =>
  amount === null || amount === undefined ? '' : String(amount)

function errorCodes(order: Order): string {
  return [...(order.verdict?.charge?.codes ?? []), ...(order.verdict?.save?.codes ?? [])].join(' ')
}

type Cells = Readonly<Record<ReceiptColumn, string>>

function customerCells(
  order: Order,
): Pick<Cells, 'customerName' | 'customerKana' | 'phone' | 'note' | 'operator' | 'memberId'> {
  const { customer, details, card } = order.draft
  return {
    customerName: csvText(customer.name),
    customerKana: csvText(customer.kana),
    phone: csvIdentifier(customer.phone),
    note: csvText(customer.note),
    operator: csvIdentifier(details.operator),
    memberId: csvIdentifier(card?.memberId ?? ''),
  }
}

function paymentCells(
  order: Order,
  text: MainText,
): Pick<Cells, 'jobCode' | 'amount' | 'tax' | 'total' | 'method' | 'payTimes'> {
  const { payment } = order.draft
  if (payment === null) return { jobCode: '', amount: '', tax: '', total: '', method: '', payTimes: '' }
  const charged = payment.jobCode !== 'CHECK'
  return {
    jobCode: csvText(text.jobCode[payment.jobCode]),
    amount: yen(payment.amount),
    tax: yen(payment.tax),
    total: charged ? yen(total(payment)) : '',
    method: charged ? csvText(text.method[payment.method]) : '',
    payTimes: payment.payTimes,
  }
}

/** What the order comes to, as the closing counts it; empty where nothing was charged. */
function sumCells(
  order: Order,
  money: readonly MoneyEntry[],
): Pick<Cells, 'sales' | 'provisional' | 'refunds' | 'net'> {
  const facts = saleFacts(order)
  if (!isCharged(facts)) return { sales: '', provisional: '', refunds: '', net: '' }
  const { sales, provisional, refunds, net } = saleSums(facts, money)
  return { sales: String(sales), provisional: String(provisional), refunds: String(refunds), net: String(net) }
}

function receiptCells(order: Order, money: readonly MoneyEntry[], text: MainText): Cells {
  return {
    ...sumCells(order, money),
    ...customerCells(order),
    ...paymentCells(order, text),
    createdAt: time(order.createdAt),
    finishedAt: time(order.finishedAt),
    orderId: csvIdentifier(order.orderId),
    receiptNo: csvIdentifier(order.receiptNo ?? ''),
    identificationNumber: csvIdentifier(order.identificationNumber ?? ''),
    outcome: csvText(text.outcome[outcomeWord(order)]),
    division: csvText(text.division[order.draft.customer.division]),
    errorCodes: csvText(errorCodes(order)),
    approvalNumber: csvIdentifier(order.call?.approvalNumber ?? ''),
    acquirer: csvIdentifier(order.call?.acquirer ?? ''),
    cardLastFour: csvIdentifier(order.call?.cardLastFour ?? ''),
    status: outcomeWord(order),
  }
}

/** Heads of the columns, in the language of the settings. */
export function receiptHead(text: MainText): string {
  return csvLine(RECEIPT_COLUMNS.map((column) => csvText(text.columns[column])))
}

/** One order as one line. Dates in Japan time; the last column keeps a word that does not change with the language. */
export function receiptLine(order: Order, text: MainText, money: readonly MoneyEntry[] = []): string {
  const cells = receiptCells(order, money, text)
  return csvLine(RECEIPT_COLUMNS.map((column) => cells[column]))
}
