import { expect, it } from 'vitest'
import { dayFigures } from '../../../../src/main/closing/day-figures.ts'
import type { JobCode, Order } from '../../../../src/shared/order.ts'
import type { Leg } from '../../../../src/shared/outcome.ts'
import { anOrder, anOrderDraft } from '../../../support/builders.ts'

function ended(jobCode: JobCode, saving: Leg): Order {
  const yen = jobCode === 'CHECK' ? { amount: null, tax: null } : {}
  const draft = anOrderDraft({ customer: { division: '2' }, payment: { jobCode, ...yen } })
  const charge = { leg: 'done', reason: 'success-flag', codes: [] } as const
  const save = { leg: saving, reason: 'no-flag', codes: [] } as const
  return anOrder({ status: 'paid', draft, verdict: { status: 'paid', charge, save } })
}

it('tells sales, provisional sales and card checks apart, each with what became of the card', () => {
  const orders = (['CAPTURE', 'AUTH', 'CHECK'] as const).flatMap((jobCode) =>
    (['failed', 'done', 'unknown'] as const).map((saving) => ({ order: ended(jobCode, saving), money: [] })),
  )
  const { outcomes } = dayFigures('2026-11-01', orders)
  expect(outcomes.map(({ outcome, orders: count }) => [outcome, count])).toEqual([
    ['paid', 1],
    ['paid-card-unknown', 1],
    ['paid-card-not-saved', 1],
    ['authorised', 1],
    ['authorised-card-unknown', 1],
    ['authorised-card-not-saved', 1],
    ['valid', 1],
    ['valid-card-unknown', 1],
    ['valid-card-not-saved', 1],
  ])
})
