import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { accountingSheet, type AccountingFile } from '../../../../../src/main/receipts/accounting/accounting-preset.ts'
import { OrderSurvey } from '../../../../../src/main/receipts/accounting/survey-orders.ts'
import type { ExportedOrder } from '../../../../../src/main/receipts/sheet.ts'
import { ACCOUNTING_PRODUCTS, AccountingLabels } from '../../../../../src/shared/accounting.ts'
import type { Period } from '../../../../../src/shared/order-query.ts'
import { addUp, saleFacts, saleSums } from '../../../../../src/shared/sale-sums.ts'
import { aMoneyEntry, anExportedOrder, anyExportedOrder } from '../../../../support/booked-orders.ts'
import { anOrderDraft } from '../../../../support/builders.ts'

const ALWAYS: Period = { from: null, to: null }
const file = (overrides: Partial<AccountingFile> = {}): AccountingFile => ({
  product: 'yayoi',
  labels: v.parse(AccountingLabels, {}),
  period: ALWAYS,
  ...overrides,
})
const draft = anOrderDraft({ payment: { jobCode: 'AUTH' } })

function surveyed(orders: readonly ExportedOrder[], given = file()) {
  const survey = new OrderSurvey(given)
  orders.forEach((order) => survey.add(order))
  return survey.result
}

it('names what is left out and how often, most first', () => {
  const orders = [
    anExportedOrder(),
    anExportedOrder({ status: 'unconfirmed' }),
    anExportedOrder({ status: 'declined' }),
    anExportedOrder({ status: 'declined' }),
    anExportedOrder({ draft }, [aMoneyEntry({ kind: 'void', amount: 11_000 })]),
  ]
  expect(surveyed(orders)).toMatchObject({
    rows: 1,
    sales: 11_000,
    leftOut: [
      { reason: 'declined', orders: 2 },
      { reason: 'unconfirmed', orders: 1 },
      { reason: 'voided', orders: 1 },
    ],
  })
})

it('calls a card check that, whatever became of the card that was to be saved', () => {
  const checked = anOrderDraft({ customer: { division: '2' }, payment: { jobCode: 'CHECK', amount: null, tax: null } })
  const charge = { leg: 'done', reason: 'success-flag', codes: [] } as const
  const save = { leg: 'failed', reason: 'error-code', codes: ['42G830000'] } as const
  const order = anExportedOrder({ draft: checked, verdict: { status: 'paid', charge, save } })
  expect(surveyed([order]).leftOut).toEqual([{ reason: 'valid', orders: 1 }])
})

it('does not tell of an order of another day that is here for its money', () => {
  const refunded = anExportedOrder({}, [aMoneyEntry({ mistaken: true })])
  expect(surveyed([refunded], file({ period: { from: '2026-11-05', to: null } }))).toMatchObject({
    rows: 0,
    leftOut: [],
  })
})

it('counts the rows whose texts did not fit, by column', () => {
  const long = anOrderDraft({ customer: { name: '長い名前'.repeat(10) } })
  expect(surveyed([anExportedOrder({ draft: long }), anExportedOrder()]).cut).toEqual([{ column: '摘要', rows: 1 }])
})

it('knows how many lines the program takes in one file', () => {
  expect(surveyed([], file({ product: 'yayoiOnline' })).mostRows).toBe(1000)
  expect(surveyed([], file({ product: 'freee' })).mostRows).toBeNull()
})

it('tells the rows and the yen that the file then has, and leaves no order untold', () => {
  fc.assert(
    fc.property(
      fc.array(anyExportedOrder, { maxLength: 10 }),
      fc.constantFrom(...ACCOUNTING_PRODUCTS),
      (orders, product) => {
        const given = file({ product })
        const { rows, sales, refunds, leftOut } = surveyed(orders, given)
        const sheet = accountingSheet(given)
        const written = orders.map((order) => sheet.rows(order).length)
        const list = addUp(orders.map(({ order, money }) => saleSums(saleFacts(order), money)))
        expect({ rows, sales, refunds }).toEqual({
          rows: written.reduce((sum, count) => sum + count, 0),
          sales: list.sales,
          refunds: list.refunds,
        })
        expect(leftOut.reduce((sum, one) => sum + one.orders, 0)).toBe(written.filter((count) => count === 0).length)
      },
    ),
  )
})
