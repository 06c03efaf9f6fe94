import fc from 'fast-check'
import { sumMoney } from '../../src/main/orders/money-rules.ts'
import type { ExportedOrder } from '../../src/main/receipts/sheet.ts'
import { JOB_CODES, type Order } from '../../src/shared/order.ts'
import { MONEY_KINDS, type MoneyEntry } from '../../src/shared/order-entry.ts'
import { ORDER_STATUSES } from '../../src/shared/order-status.ts'
import { anOrder, anOrderDraft, MORNING } from './builders.ts'

const DAY = 24 * 60 * 60 * 1000

export function aMoneyEntry(overrides: Partial<MoneyEntry> = {}): MoneyEntry {
  return {
    id: 1,
    orderId: 1,
    kind: 'refund',
    day: '2026-11-05',
    amount: 1_000,
    reason: '',
    operator: 'sato',
    at: MORNING + 4 * DAY,
    corrects: null,
    mistaken: false,
    ...overrides,
  }
}

/** An order as a file sees it: paid unless said otherwise, with what was recorded of its money. */
export function anExportedOrder(order: Partial<Order> = {}, money: readonly MoneyEntry[] = []): ExportedOrder {
  return { order: anOrder({ status: 'paid', ...order }), money, sums: sumMoney(money) }
}

const money = fc.record({
  kind: fc.constantFrom(...MONEY_KINDS),
  day: fc.integer({ min: 1, max: 30 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
  amount: fc.integer({ min: 0, max: 9_999_999 }),
  mistaken: fc.boolean(),
})

/** Anything a book could hold: every status, every kind of sale, entries in any order, also nonsensical ones. */
export const anyExportedOrder: fc.Arbitrary<ExportedOrder> = fc
  .record({
    status: fc.constantFrom(...ORDER_STATUSES),
    jobCode: fc.constantFrom(...JOB_CODES),
    amount: fc.integer({ min: 1, max: 9_000_000 }),
    tax: fc.integer({ min: 0, max: 900_000 }),
    day: fc.integer({ min: 0, max: 29 }),
    charged: fc.boolean(),
    name: fc.string({ unit: 'grapheme', maxLength: 60 }),
    entries: fc.array(money, { maxLength: 5 }),
  })
  .map(({ status, jobCode, amount, tax, day, charged, name, entries }) => {
    const at = MORNING + day * DAY
    const finding = charged ? ('charged' as const) : ('not-charged' as const)
    const order: Partial<Order> = {
      status,
      createdAt: at,
      draft: anOrderDraft({ customer: { name }, payment: { jobCode, amount, tax } }),
      reconciliation: status === 'reconciled' ? { finding, note: '', operator: 'sato', at } : null,
    }
    return anExportedOrder(
      order,
      entries.map((entry, index) => aMoneyEntry({ ...entry, id: index + 1 })),
    )
  })
