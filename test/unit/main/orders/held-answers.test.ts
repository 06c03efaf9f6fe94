import { expect, it, vi } from 'vitest'
import { HeldAnswers } from '../../../../src/main/orders/held-answers.ts'
import type { OrderChange } from '../../../../src/main/orders/order-book.ts'
import type { Order } from '../../../../src/shared/order.ts'
import { failure, success, type Result } from '../../../../src/shared/result.ts'
import { anOrder, MORNING } from '../../../support/builders.ts'
import { fakeClock } from '../../../support/fake-clock.ts'

const CHANGE: OrderChange = { event: 'registered', status: 'waiting', at: MORNING, operator: '' }
const orders = [1, 2, 3].map((id) => anOrder({ id, orderId: `U-${String(id)}` }))

/** Three answers held; a book that then does with each order as told. */
async function threeHeld(then: (id: number) => Promise<Result<Order, { kind: 'disk-full' }>>) {
  const clock = fakeClock()
  const changed = vi.fn()
  let full = true
  const held = new HeldAnswers({
    store: (id) => (full ? Promise.resolve(failure({ kind: 'disk-full' })) : then(id)),
    after: (ms, task) => clock.after(ms, task),
    changed,
  })
  for (const order of orders) await held.keep(order, CHANGE)
  full = false
  changed.mockClear()
  return { held, changed, clock }
}

const stored = (id: number): Promise<Result<Order, { kind: 'disk-full' }>> => Promise.resolve(success(anOrder({ id })))

it.each([
  ['refuses', () => Promise.resolve(failure({ kind: 'disk-full' as const }))],
  ['throws at', () => Promise.reject(new Error('odd'))],
])('tells of the answers that were stored, although the book %s the last one', async (_, last) => {
  const { held, changed } = await threeHeld((id) => (id === 3 ? last() : stored(id)))
  await held.retryAll().catch(() => undefined)
  expect([held.orderIds, changed.mock.calls.length]).toEqual([['U-3'], 1])
})

it('says nothing new when none could be stored, and goes on trying by itself', async () => {
  let room = false
  const { held, changed, clock } = await threeHeld((id) =>
    room ? stored(id) : Promise.resolve(failure({ kind: 'disk-full' })),
  )
  await clock.advance(5_000)
  expect([held.orderIds.length, changed.mock.calls.length]).toEqual([3, 0])
  room = true
  await clock.advance(5_000)
  expect([held.orderIds, changed.mock.calls.length]).toEqual([[], 1])
})
