import type { ReceiptColumn } from '../../shared/receipt-columns.ts'
import type { LineField } from '../orders/book/order-lines.ts'
import type { TextKind } from './cell-encoder.ts'

/** How a column comes into a file: from a field of the order, or from what its kind and its money say. */
export type ColumnSource = TextKind | 'number' | 'time' | 'kind' | 'sum'

/** The same as COLUMNS of receipt-sheet.ts make of an order; a test holds both together. */
export const COLUMN_SOURCES = {
  ...{ createdAt: 'time', finishedAt: 'time' },
  ...{ orderId: 'identifier', receiptNo: 'identifier', identificationNumber: 'identifier', phone: 'identifier' },
  ...{ payTimes: 'identifier', approvalNumber: 'identifier', acquirer: 'identifier', cardLastFour: 'identifier' },
  ...{ memberId: 'identifier', operator: 'identifier' },
  ...{ customerName: 'text', customerKana: 'text', note: 'text' },
  ...{ amount: 'number', tax: 'number' },
  ...{ outcome: 'kind', division: 'kind', jobCode: 'kind', method: 'kind', errorCodes: 'kind', status: 'kind' },
  ...{ total: 'sum', sales: 'sum', provisional: 'sum', refunds: 'sum', net: 'sum' },
} as const satisfies Readonly<Record<ReceiptColumn, ColumnSource>>

/** Whether a column is a field of the order as it stands in the book. */
export function isField(column: ReceiptColumn): column is LineField {
  return COLUMN_SOURCES[column] !== 'kind' && COLUMN_SOURCES[column] !== 'sum'
}
