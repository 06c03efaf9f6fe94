import { describe, expect, it } from 'vitest'
import { mayTakeBack, moneyActions } from '../../../../src/renderer/src/receipts/money-actions.ts'
import { checkMoney, emptyMoney } from '../../../../src/renderer/src/receipts/typed-money.ts'
import type { MoneyEntry, MoneySums } from '../../../../src/shared/order-entry.ts'
import type { JobCode, Order } from '../../../../src/shared/order.ts'
import { refuseMoney } from '../../../../src/main/orders/money-rules.ts'
import { anOrder, anOrderDraft } from '../../../support/builders.ts'

const NOTHING: MoneySums = { captured: 0, voided: 0, refunded: 0 }
const paid = (jobCode: JobCode, over: Partial<Order> = {}): Order =>
  anOrder({ status: 'paid', draft: anOrderDraft({ payment: { jobCode } }), ...over })
const offered = (order: Order, sums: Partial<MoneySums> = {}): string[] =>
  moneyActions({ order, sums: { ...NOTHING, ...sums } }).map((action) =>
    action.kind === 'mistake' ? action.kind : `${action.kind} ${action.most}`,
  )
const entry = (over: Partial<MoneyEntry>): MoneyEntry => ({
  id: 7,
  orderId: 1,
  kind: 'capture',
  day: '2026-11-01',
  amount: 11_000,
  reason: '',
  operator: 'sato',
  at: 0,
  corrects: null,
  mistaken: false,
  ...over,
})

describe('what may be recorded about money', () => {
  it.each([
    ['a provisional sale', paid('AUTH'), {}, ['capture 11000', 'void 11000']],
    ['a simple authorisation', paid('SAUTH'), {}, ['capture 11000', 'void 11000']],
    ['a captured one', paid('AUTH'), { captured: 9_000 }, ['void 9000', 'refund 9000']],
    ['a sale', paid('CAPTURE'), {}, ['void 11000', 'refund 11000']],
    ['a sale refunded in part', paid('CAPTURE'), { refunded: 1_000 }, ['refund 10000']],
    ['a sale refunded whole', paid('CAPTURE'), { refunded: 11_000 }, []],
    ['a voided one', paid('AUTH'), { voided: 11_000 }, []],
    ['a validity check', paid('CHECK'), {}, []],
    ['a declined one', paid('CAPTURE', { status: 'declined' }), {}, []],
    [
      'one found charged in the console',
      paid('CAPTURE', {
        status: 'reconciled',
        reconciliation: { finding: 'charged', note: '', operator: 'sato', at: 0 },
      }),
      {},
      ['void 11000', 'refund 11000'],
    ],
  ])('%s', (_, order, sums, actions) => {
    expect(offered(order, sums)).toEqual(actions)
  })

  it('is never what the main process would refuse', () => {
    for (const jobCode of ['AUTH', 'SAUTH', 'CAPTURE', 'CHECK'] as const)
      for (const entries of [[], [entry({})], [entry({ kind: 'refund', amount: 1_000 })], [entry({ kind: 'void' })]]) {
        const order = paid(jobCode)
        const of = (kind: string): number =>
          entries.filter((one) => one.kind === kind).reduce((sum, e) => sum + e.amount, 0)
        const sums = { captured: of('capture'), voided: of('void'), refunded: of('refund') }
        const refusals = moneyActions({ order, sums }).map((action) =>
          action.kind === 'mistake'
            ? null
            : refuseMoney(order, entries, { ...action, amount: action.most, corrects: null }),
        )
        expect(refusals.filter((refusal) => refusal !== null)).toEqual([])
      }
  })

  it('takes an entry back once, and never what takes one back', () => {
    expect([entry({}), entry({ mistaken: true }), entry({ kind: 'mistake', corrects: 7 })].map(mayTakeBack)).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('the fields of a money entry', () => {
  const action = { kind: 'refund', most: 9_000 } as const
  const given = { action, today: '2026-11-23', erased: false }
  const good = { ...emptyMoney(action, '2026-11-23', 'sato'), reason: '数量の間違い' }

  it('start with today and all there is', () => {
    expect(good).toMatchObject({ day: '2026-11-23', amount: '9,000', operator: 'sato' })
  })
  it('become an entry', () => {
    expect(checkMoney(3, { ...good, amount: '１，５００円' }, given)).toEqual({
      ok: true,
      value: {
        id: 3,
        kind: 'refund',
        day: '2026-11-23',
        amount: 1_500,
        reason: '数量の間違い',
        operator: 'sato',
        corrects: null,
      },
    })
  })
  it.each([
    ['amount', { amount: '9,001' }, { say: 'receipts.money.tooMuch', values: { amount: '¥9,000' } }],
    ['amount', { amount: 'abc' }, { rule: 'amount.notNumber' }],
    ['amount', { amount: '0' }, { rule: 'amount.tooSmall' }],
    ['day', { day: '2026-11-24' }, { say: 'receipts.money.future', values: {} }],
    ['reason', { reason: ' ' }, { say: 'receipts.money.reasonFirst', values: {} }],
    ['reason', { reason: '4111 1111 1111 1111' }, { rule: 'cardNumber' }],
    ['operator', { operator: '' }, { say: 'receipts.money.operatorFirst', values: {} }],
  ])('refuse a wrong %s %o', (field, typed, refusal) => {
    const checked = checkMoney(3, { ...good, ...typed }, given)
    expect(checked.ok ? {} : checked.error).toEqual({ [field]: refusal })
  })
  it('record a void of the whole, whatever stands in the amount', () => {
    const whole = { kind: 'void', most: 11_000 } as const
    for (const amount of ['1,000', '']) {
      const checked = checkMoney(3, { ...good, amount }, { action: whole, today: '2026-11-23', erased: false })
      expect(checked).toMatchObject({ ok: true, value: { kind: 'void', amount: 11_000 } })
    }
  })
  it('need no reason where the customer was erased, and send none', () => {
    for (const reason of ['', '山田さまのご希望']) {
      const checked = checkMoney(3, { ...good, reason }, { ...given, erased: true })
      expect(checked).toMatchObject({ ok: true, value: { amount: 9_000, reason: '' } })
    }
  })
  it('need no amount to take a mistake back', () => {
    const mistake = { kind: 'mistake', entry: entry({}) } as const
    const typed = { ...emptyMoney(mistake, '2026-11-23', 'sato'), reason: '押し間違い' }
    expect(checkMoney(3, typed, { action: mistake, today: '2026-11-23', erased: false })).toMatchObject({
      ok: true,
      value: { kind: 'mistake', amount: 0, corrects: 7 },
    })
  })
})
