import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ACCOUNTING_PRESETS, accountingSheet } from '../../../../../src/main/receipts/accounting/accounting-preset.ts'
import type { Period } from '../../../../../src/shared/order-query.ts'
import type { Cell, ExportedOrder } from '../../../../../src/main/receipts/sheet.ts'
import { ACCOUNTING_PRODUCTS, AccountingLabels, type AccountingProduct } from '../../../../../src/shared/accounting.ts'
import { addUp, saleFacts, saleMovements, saleSums } from '../../../../../src/shared/sale-sums.ts'
import { aMoneyEntry, anExportedOrder, anyExportedOrder } from '../../../../support/booked-orders.ts'
import { anOrderDraft } from '../../../../support/builders.ts'

const ALWAYS: Period = { from: null, to: null }
const LABELS = v.parse(AccountingLabels, {})

const shown = (cell: Cell): string => (cell.kind === 'number' ? String(cell.value ?? '') : cell.text)

interface Asked {
  readonly labels?: Partial<AccountingLabels>
  readonly period?: Period
}

/** Rows of a program's file, each as what its columns hold; empty columns are left out. */
function rowsOf(product: AccountingProduct, orders: readonly ExportedOrder[], { labels, period }: Asked = {}) {
  const sheet = accountingSheet({ product, labels: { ...LABELS, ...labels }, period: period ?? ALWAYS })
  const { columns } = ACCOUNTING_PRESETS[product]
  return orders.flatMap((order) =>
    sheet.rows(order).map((cells) => {
      expect(cells).toHaveLength(columns.length)
      return Object.fromEntries(cells.map((cell, index) => [columns[index] ?? '', shown(cell)]))
    }),
  )
}

const filled = (row: Record<string, string> | undefined) =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([, text]) => text !== ''))

describe('a paid sale', () => {
  it('is income of its day for freee, tax included, not settled yet', () => {
    expect(filled(rowsOf('freee', [anExportedOrder()])[0])).toEqual({
      収支区分: '収入',
      管理番号: 'U20261101-0001',
      発生日: '2026/11/01',
      勘定科目: '売上高',
      税区分: '課税売上10%',
      金額: '11000',
      税計算区分: '内税',
      備考: 'カード売上 山田 太郎 U20261101-0001',
    })
  })

  it('is settled on its day for freee when a wallet is set', () => {
    const row = rowsOf('freee', [anExportedOrder()], { labels: { freeeWallet: 'カード決済' } })[0]
    expect(row).toMatchObject({ 決済日: '2026/11/01', 決済口座: 'カード決済', 決済金額: '11000' })
  })

  it('is one single entry for 弥生会計, receivable against sales', () => {
    expect(filled(rowsOf('yayoi', [anExportedOrder()])[0])).toEqual({
      識別フラグ: '2000',
      取引日付: '2026/11/01',
      借方勘定科目: '売掛金',
      借方税区分: '対象外',
      借方金額: '11000',
      貸方勘定科目: '売上高',
      貸方税区分: '課税売上込10%',
      貸方金額: '11000',
      摘要: 'カード売上 山田 太郎 U20261101-0001',
      タイプ: '0',
      付箋1: '0',
      付箋2: '0',
      調整: 'no',
    })
  })

  it('is a numbered journal line for マネーフォワード', () => {
    const rows = rowsOf('moneyForward', [anExportedOrder(), anExportedOrder({ orderId: 'U20261101-0002' })])
    expect(rows.map((row) => row['取引No'])).toEqual(['1', '2'])
    expect(filled(rows[0])).toEqual({
      取引No: '1',
      取引日: '2026/11/01',
      借方勘定科目: '売掛金',
      借方税区分: '対象外',
      '借方金額(円)': '11000',
      貸方勘定科目: '売上高',
      貸方税区分: '課税売上 10%',
      '貸方金額(円)': '11000',
      摘要: 'カード売上 山田 太郎 U20261101-0001',
    })
  })

  it('keeps its number when a writer asks for it again', () => {
    const sheet = accountingSheet({ product: 'moneyForward', labels: LABELS, period: ALWAYS })
    const [first, second] = [anExportedOrder(), anExportedOrder({ id: 2 })]
    const asked = [first, second, first, second].map((order) => sheet.rows(order)[0]?.[0])
    expect(asked.map((cell) => cell?.kind === 'number' && cell.value)).toEqual([1, 2, 1, 2])
  })

  it('carries the words of the reduced rate when that is chosen', () => {
    const labels = { accountingTaxRate: '8' } as const
    expect(rowsOf('freee', [anExportedOrder()], { labels })[0]).toMatchObject({ 税区分: '課税売上8%（軽）' })
    expect(rowsOf('yayoi', [anExportedOrder()], { labels })[0]).toMatchObject({ 貸方税区分: '課税売上込軽減8%' })
    expect(rowsOf('moneyForward', [anExportedOrder()], { labels })[0]).toMatchObject({
      貸方税区分: '課税売上 (軽)8%',
    })
  })

  it('carries the shop’s own accounts, partner, item and summary', () => {
    const labels: Partial<AccountingLabels> = {
      accountingDebit: '未収入金',
      accountingDebitSub: 'GMO',
      accountingCredit: '売上高（通販）',
      accountingPartner: '{お客様}',
      accountingItem: 'お菓子',
      accountingSummary: '電話注文 {orderId} 担当{担当}',
    }
    const row = rowsOf('yayoi', [anExportedOrder()], { labels })[0]
    expect(row).toMatchObject({ 借方勘定科目: '未収入金', 借方補助科目: 'GMO', 貸方勘定科目: '売上高（通販）' })
    expect(row).toMatchObject({ 摘要: '電話注文 U20261101-0001 担当sato' })
    expect(rowsOf('freee', [anExportedOrder()], { labels })[0]).toMatchObject({ 取引先: '山田 太郎', 品目: 'お菓子' })
  })
})

describe('what takes a sale back', () => {
  const refunded = [anExportedOrder({}, [aMoneyEntry({ amount: 3_000 })])]

  it('is turned around on its own day, never a minus', () => {
    expect(rowsOf('yayoi', refunded)[1]).toMatchObject({
      取引日付: '2026/11/05',
      借方勘定科目: '売上高',
      借方税区分: '課税売返込10%',
      借方金額: '3000',
      貸方勘定科目: '売掛金',
      貸方税区分: '対象外',
      貸方金額: '3000',
      摘要: '返金 山田 太郎 U20261101-0001',
    })
    expect(rowsOf('freee', refunded)[1]).toMatchObject({ 収支区分: '支出', 税区分: '課税売返10%', 金額: '3000' })
    expect(rowsOf('moneyForward', refunded)[1]).toMatchObject({ 取引No: '2', 借方税区分: '課税売上-返還等 10%' })
  })

  it('leaves the sub-account of sales alone when refunds have an account of their own', () => {
    const labels = { accountingRefund: '売上値引高', accountingCreditSub: '電話' }
    const rows = rowsOf('yayoi', refunded, { labels })
    expect(rows[0]).toMatchObject({ 貸方補助科目: '電話' })
    expect(rows[1]).toMatchObject({ 借方勘定科目: '売上値引高', 借方補助科目: '' })
  })

  it('is in the file of its own day only', () => {
    const november5 = { from: '2026-11-05', to: '2026-11-05' }
    expect(rowsOf('yayoi', refunded, { period: november5 })).toHaveLength(1)
    expect(rowsOf('yayoi', refunded, { period: { from: null, to: '2026-11-04' } })).toHaveLength(1)
    expect(rowsOf('yayoi', refunded, { period: { from: '2026-11-06', to: null } })).toHaveLength(0)
  })

  it('is left out when it was recorded by mistake', () => {
    expect(rowsOf('freee', [anExportedOrder({}, [aMoneyEntry({ mistaken: true })])])).toHaveLength(1)
  })
})

describe('a provisional sale', () => {
  const held = { draft: anOrderDraft({ payment: { jobCode: 'AUTH' } }) }

  it('is booked on the day and with the amount it was captured', () => {
    const rows = rowsOf('yayoi', [anExportedOrder(held, [aMoneyEntry({ kind: 'capture', amount: 8_000 })])])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ 取引日付: '2026/11/05', 貸方勘定科目: '売上高', 貸方金額: '8000' })
  })

  it('is not booked while it is held, nor when it was voided before the capture', () => {
    expect(rowsOf('yayoi', [anExportedOrder(held)])).toEqual([])
    expect(rowsOf('yayoi', [anExportedOrder(held, [aMoneyEntry({ kind: 'void', amount: 11_000 })])])).toEqual([])
  })
})

it.each(['declined', 'unconfirmed', 'waiting', 'withdrawn', 'register-unknown'] as const)(
  'an order that is %s is not booked',
  (status) => expect(rowsOf('yayoi', [anExportedOrder({ status })])).toEqual([]),
)

describe('money in every file', () => {
  const sums = (product: AccountingProduct, orders: readonly ExportedOrder[], period = ALWAYS) => {
    const rows = rowsOf(product, orders, { period, labels: { accountingCredit: '売上高', accountingDebit: '売掛金' } })
    const yen = (row: Record<string, string>) => Number(row['金額'] ?? row['貸方金額'] ?? row['貸方金額(円)'])
    const isSale = (row: Record<string, string>) =>
      product === 'freee' ? row['収支区分'] === '収入' : row['貸方勘定科目'] === '売上高'
    const total = (which: boolean) =>
      rows.filter((row) => isSale(row) === which).reduce((sum, row) => sum + yen(row), 0)
    return { sales: total(true), refunds: total(false) }
  }

  it('agrees to the yen with the closing and the list, whatever happened to the orders', () => {
    fc.assert(
      fc.property(fc.array(anyExportedOrder, { maxLength: 12 }), (orders) => {
        const list = addUp(orders.map(({ order, money }) => saleSums(saleFacts(order), money)))
        for (const product of ACCOUNTING_PRODUCTS)
          expect(sums(product, orders)).toEqual({ sales: list.sales, refunds: list.refunds })
      }),
    )
  })

  it('agrees day by day with the closing of that day', () => {
    const days = Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.array(anyExportedOrder, { maxLength: 6 }), fc.constantFrom(...days), (orders, day) => {
        const closing = addUp(
          orders.flatMap(({ order, money }) =>
            saleMovements(saleFacts(order), money).filter((move) => move.day === day),
          ),
        )
        for (const product of ACCOUNTING_PRODUCTS)
          expect(sums(product, orders, { from: day, to: day })).toEqual({
            sales: closing.sales,
            refunds: closing.refunds,
          })
      }),
    )
  })

  it('is equal on both sides of every journal line and never below 1 yen', () => {
    fc.assert(
      fc.property(anyExportedOrder, (order) => {
        for (const row of rowsOf('yayoi', [order])) {
          expect(row['借方金額']).toBe(row['貸方金額'])
          expect(Number(row['借方金額'])).toBeGreaterThan(0)
        }
      }),
    )
  })
})
