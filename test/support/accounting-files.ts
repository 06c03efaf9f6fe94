import * as v from 'valibot'
import { accountingSheet } from '../../src/main/receipts/accounting/accounting-preset.ts'
import { csvEncoder } from '../../src/main/receipts/csv-encoder.ts'
import type { ExportedOrder } from '../../src/main/receipts/sheet.ts'
import { ACCOUNTING_ENCODINGS, AccountingLabels, type AccountingProduct } from '../../src/shared/accounting.ts'
import { aMoneyEntry, anExportedOrder } from './booked-orders.ts'
import { anOrderDraft } from './builders.ts'

/** A day at a shop: a sale, a partial refund, a capture, a hostile name, and orders that are not booked. */
export const A_DAY: readonly ExportedOrder[] = [
  anExportedOrder({ id: 1, orderId: 'U20261101-0001' }),
  anExportedOrder({ id: 2, orderId: 'U20261101-0002' }, [aMoneyEntry({ orderId: 2, amount: 3_000 })]),
  anExportedOrder(
    {
      id: 3,
      orderId: 'U20261101-0003',
      draft: anOrderDraft({ payment: { jobCode: 'AUTH', amount: 20_000, tax: 800 } }),
    },
    [aMoneyEntry({ orderId: 3, kind: 'capture', amount: 20_800, day: '2026-11-03' })],
  ),
  anExportedOrder({
    id: 4,
    orderId: 'U20261101-0004',
    draft: anOrderDraft({ customer: { name: '=1+1,"髙﨑" 〜株式会社〜' } }),
  }),
  anExportedOrder({ id: 5, orderId: 'U20261101-0005', status: 'declined' }),
  anExportedOrder({ id: 6, orderId: 'U20261101-0006', status: 'unconfirmed' }),
]

/** The file of a program with the words that it has of itself, but for these. */
export function accountingBytes(
  product: AccountingProduct,
  orders: readonly ExportedOrder[],
  labels: Partial<AccountingLabels> = {},
): Buffer {
  const words = { ...v.parse(AccountingLabels, {}), ...labels }
  const sheet = accountingSheet({ product, labels: words, period: { from: null, to: null } })
  const encoder = csvEncoder(sheet, { encoding: ACCOUNTING_ENCODINGS[product], mode: 'machine' })
  return Buffer.concat([encoder.head(), encoder.orders(orders)])
}
