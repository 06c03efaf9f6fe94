import { formatJapanTime } from '../../shared/japan-time.ts'
import { total, type Order } from '../../shared/order.ts'
import { outcomeWord } from '../../shared/outcome-word.ts'
import type { ReceiptColumn } from '../../shared/receipt-columns.ts'
import { isCharged, saleFacts, saleSums, type SaleSums } from '../../shared/sale-sums.ts'
import type { MainText } from '../text.ts'
import {
  dateCell,
  EMPTY,
  identifierCell,
  numberCell,
  textCell,
  type Cell,
  type ExportedOrder,
  type Sheet,
} from './sheet.ts'

const time = (ms: number | null): Cell => (ms === null ? EMPTY : dateCell(formatJapanTime(ms)))

function errorCodes({ verdict }: Order): string {
  return [...(verdict?.charge?.codes ?? []), ...(verdict?.save?.codes ?? [])].join(' ')
}

/** The payment where something is charged: with CHECK and card saving there are no yen and no method. */
function charged({ draft: { payment } }: Order) {
  return payment === null || payment.jobCode === 'CHECK' ? null : payment
}

/** What the order comes to, as the closing counts it; empty where nothing was charged. */
function sumCell({ order, money }: ExportedOrder, sum: keyof SaleSums): Cell {
  const facts = saleFacts(order)
  return isCharged(facts) ? numberCell(saleSums(facts, money)[sum]) : EMPTY
}

type Column = (exported: ExportedOrder, text: MainText) => Cell

const ofPayment: Pick<Record<ReceiptColumn, Column>, 'amount' | 'tax' | 'total' | 'method' | 'payTimes'> = {
  amount: ({ order }) => numberCell(order.draft.payment?.amount ?? null),
  tax: ({ order }) => numberCell(order.draft.payment?.tax ?? null),
  total: ({ order }) => {
    const payment = charged(order)
    return payment === null ? EMPTY : numberCell(total(payment))
  },
  method: ({ order }, text) => {
    const payment = charged(order)
    return payment === null ? EMPTY : textCell(text.method[payment.method])
  },
  payTimes: ({ order }) => identifierCell(order.draft.payment?.payTimes),
}

const COLUMNS: Readonly<Record<ReceiptColumn, Column>> = {
  ...ofPayment,
  createdAt: ({ order }) => time(order.createdAt),
  finishedAt: ({ order }) => time(order.finishedAt),
  orderId: ({ order }) => identifierCell(order.orderId),
  receiptNo: ({ order }) => identifierCell(order.receiptNo),
  identificationNumber: ({ order }) => identifierCell(order.identificationNumber),
  outcome: ({ order }, text) => textCell(text.outcome[outcomeWord(order)]),
  division: ({ order }, text) => textCell(text.division[order.draft.customer.division]),
  jobCode: ({ order: { draft } }, text) =>
    draft.payment === null ? EMPTY : textCell(text.jobCode[draft.payment.jobCode]),
  customerName: ({ order }) => textCell(order.draft.customer.name),
  customerKana: ({ order }) => textCell(order.draft.customer.kana),
  phone: ({ order }) => identifierCell(order.draft.customer.phone),
  sales: (exported) => sumCell(exported, 'sales'),
  provisional: (exported) => sumCell(exported, 'provisional'),
  refunds: (exported) => sumCell(exported, 'refunds'),
  net: (exported) => sumCell(exported, 'net'),
  errorCodes: ({ order }) => textCell(errorCodes(order)),
  approvalNumber: ({ order }) => identifierCell(order.call?.approvalNumber),
  acquirer: ({ order }) => identifierCell(order.call?.acquirer),
  memberId: ({ order }) => identifierCell(order.draft.card?.memberId),
  cardLastFour: ({ order }) => identifierCell(order.call?.cardLastFour),
  operator: ({ order }) => identifierCell(order.draft.details.operator),
  note: ({ order }) => textCell(order.draft.customer.note),
  // A word that does not change with the language.
  status: ({ order }) => textCell(outcomeWord(order)),
}

/** The receipts, one row an order: these columns in this order, in the language of the settings, times in Japan time. */
export function receiptSheet(columns: readonly ReceiptColumn[], text: MainText): Sheet {
  const chosen = columns.map((column) => COLUMNS[column])
  return {
    header: columns.map((column) => text.columns[column]),
    rows: (exported) => [chosen.map((column) => column(exported, text))],
  }
}
