import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JOB_CODES } from '../../../src/shared/order.ts'
import { MONEY_KINDS } from '../../../src/shared/order-entry.ts'
import { ORDER_STATUSES } from '../../../src/shared/order-status.ts'
import {
  addUp,
  NO_SUMS,
  saleFacts,
  saleMovements,
  saleSums,
  type CountedMoney,
  type SaleFacts,
} from '../../../src/shared/sale-sums.ts'
import { anOrder, anOrderDraft } from '../../support/builders.ts'

const facts = (overrides: Partial<SaleFacts> = {}): SaleFacts => ({
  day: '2026-11-01',
  status: 'paid',
  jobCode: 'CAPTURE',
  total: 11_000,
  finding: null,
  ...overrides,
})
let ids = 0
const entry = (kind: CountedMoney['kind'], amount: number, overrides: Partial<CountedMoney> = {}): CountedMoney => ({
  id: (ids += 1),
  kind,
  amount,
  day: '2026-11-05',
  mistaken: false,
  ...overrides,
})

describe('what an order comes to', () => {
  it('counts a paid immediate sale as a sale of the day it was taken', () => {
    expect(saleMovements(facts(), [])).toEqual([
      {
        day: '2026-11-01',
        kind: 'sale',
        entry: null,
        sales: 11_000,
        provisional: 0,
        refunds: 0,
        net: 11_000,
      },
    ])
  })

  it('counts what an operator found charged, and nothing that is unconfirmed or was found not charged', () => {
    expect(saleSums(facts({ status: 'reconciled', finding: 'charged' }), []).net).toBe(11_000)
    expect(saleSums(facts({ status: 'reconciled', finding: 'not-charged' }), [])).toEqual(NO_SUMS)
    expect(saleSums(facts({ status: 'unconfirmed' }), [])).toEqual(NO_SUMS)
  })

  it('never counts a validity check or a saved card', () => {
    expect(saleSums(facts({ jobCode: 'CHECK', total: 500 }), [])).toEqual(NO_SUMS)
    expect(saleSums(facts({ jobCode: null, total: 0, status: 'saved' }), [])).toEqual(NO_SUMS)
  })

  it('holds a provisional sale until it is captured, and then counts what was captured on that day', () => {
    const held = facts({ jobCode: 'AUTH' })
    expect(saleSums(held, [])).toEqual({ sales: 0, provisional: 11_000, refunds: 0, net: 0 })
    expect(saleMovements(held, [entry('capture', 9_000)]).at(-1)).toMatchObject({
      day: '2026-11-05',
      sales: 9_000,
      provisional: -11_000,
    })
    expect(saleSums(held, [entry('capture', 9_000)])).toEqual({
      sales: 9_000,
      provisional: 0,
      refunds: 0,
      net: 9_000,
    })
  })

  it('lets go of a voided hold and gives back a voided or refunded sale', () => {
    expect(saleSums(facts({ jobCode: 'SAUTH' }), [entry('void', 11_000)])).toEqual(NO_SUMS)
    const given = { sales: 11_000, provisional: 0, refunds: 11_000, net: 0 }
    expect(saleSums(facts(), [entry('void', 11_000)])).toEqual(given)
    expect(saleSums(facts({ jobCode: 'AUTH' }), [entry('capture', 11_000), entry('void', 11_000)])).toEqual(given)
    expect(saleSums(facts(), [entry('refund', 1_000), entry('refund', 500)]).net).toBe(9_500)
  })

  it('forgets an entry that was taken back', () => {
    const taken = [entry('refund', 4_000, { mistaken: true }), entry('mistake', 4_000)]
    expect(saleSums(facts(), taken)).toEqual(saleSums(facts(), []))
  })

  it('takes its facts from an order as the book gives it', () => {
    const order = anOrder({ status: 'paid', createdAt: Date.UTC(2026, 9, 31, 15, 0) })
    expect(saleFacts(order)).toEqual(facts())
    expect(saleFacts(anOrder({ draft: anOrderDraft({ customer: { division: '3' } }) })).jobCode).toBeNull()
  })
})

const someFacts = fc.record({
  day: fc.constantFrom('2026-10-31', '2026-11-01'),
  status: fc.constantFrom(...ORDER_STATUSES),
  jobCode: fc.constantFrom(...JOB_CODES, null),
  total: fc.integer({ min: 0, max: 9_999_999 }),
  finding: fc.constantFrom('charged', 'not-charged', 'saved', 'not-saved', null),
})
const someMoney = fc.array(
  fc.record({
    id: fc.integer({ min: 1 }),
    kind: fc.constantFrom(...MONEY_KINDS),
    day: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-02'),
    amount: fc.integer({ min: 1, max: 9_999_999 }),
    mistaken: fc.boolean(),
  }),
)

describe('the days of an order', () => {
  it('add up to the order, to the yen, whatever was recorded', () => {
    fc.assert(
      fc.property(someFacts, someMoney, (order, money) => {
        const steps = saleMovements(order, money)
        const days = [...new Set(steps.map(({ day }) => day))].map((day) =>
          addUp(steps.filter((step) => step.day === day)),
        )
        expect(addUp(days)).toEqual(saleSums(order, money))
      }),
    )
  })

  it('never hold less than nothing when all is told, nor more than was authorised', () => {
    fc.assert(
      fc.property(someFacts, someMoney, (order, money) => {
        const { provisional, sales, refunds, net } = saleSums(order, money)
        expect(provisional === 0 || provisional === order.total).toBe(true)
        expect(net).toBe(sales - refunds)
      }),
    )
  })
})
