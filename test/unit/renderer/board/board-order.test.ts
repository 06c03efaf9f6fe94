import { describe, expect, it } from 'vitest'
import type { Order } from '../../../../src/shared/order.ts'
import { boardOrder, isTrouble, justFinished } from '../../../../src/renderer/src/board/board-order.ts'
import { anOrder } from '../../../support/builders.ts'

const ids = (orders: readonly Order[]): number[] => orders.map((order) => order.id)

describe('the order of the board', () => {
  it('puts trouble on top, then the oldest', () => {
    const orders = [
      anOrder({ id: 1, status: 'waiting', createdAt: 300 }),
      anOrder({ id: 2, status: 'unconfirmed', createdAt: 400 }),
      anOrder({ id: 3, status: 'in-call', createdAt: 100 }),
      anOrder({ id: 4, status: 'register-unknown', createdAt: 200 }),
      anOrder({ id: 5, status: 'paid', review: 'paid-after-withdrawal', createdAt: 500 }),
    ]
    expect(ids(boardOrder(orders))).toEqual([4, 2, 5, 3, 1])
    expect(ids(orders.filter(isTrouble))).toEqual([2, 4, 5])
  })
  it('keeps what just finished in sight for a quarter of an hour, newest first', () => {
    const now = 10_000_000
    const orders = [
      anOrder({ id: 1, status: 'paid', finishedAt: now - 60_000 }),
      anOrder({ id: 2, status: 'declined', finishedAt: now - 1_000 }),
      anOrder({ id: 3, status: 'paid', finishedAt: now - 15 * 60_000 }),
      anOrder({ id: 4, status: 'unconfirmed', finishedAt: now - 1_000 }),
      anOrder({ id: 5, status: 'waiting' }),
    ]
    expect(ids(justFinished(orders, now))).toEqual([2, 1])
  })
})
