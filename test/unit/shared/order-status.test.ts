import { describe, expect, it } from 'vitest'
import {
  isLive,
  isWatched,
  mayForget,
  moveStatus,
  ORDER_STATUSES,
  type OrderStatus,
} from '../../../src/shared/order-status.ts'

const reachable = (from: OrderStatus): OrderStatus[] =>
  ORDER_STATUSES.filter((to) => to !== from && moveStatus(from, to).ok)

describe('the status table', () => {
  it('moves only where the trade allows it', () => {
    expect(Object.fromEntries(ORDER_STATUSES.map((from) => [from, reachable(from).join(' ')]))).toEqual({
      registering: 'waiting rejected not-sent register-unknown',
      waiting: 'in-call paid declined saved save-failed unconfirmed withdrawn lapsed not-found',
      'in-call': 'paid declined saved save-failed unconfirmed withdrawn lapsed not-found',
      paid: '',
      declined: 'unconfirmed',
      saved: '',
      'save-failed': '',
      unconfirmed: 'paid saved reconciled',
      rejected: 'registering',
      'not-sent': 'registering',
      'register-unknown': 'withdrawn',
      withdrawn: 'paid declined saved save-failed unconfirmed',
      lapsed: 'in-call paid declined saved save-failed unconfirmed withdrawn not-found',
      'not-found': 'waiting in-call paid declined saved save-failed unconfirmed withdrawn lapsed',
      reconciled: 'paid saved',
    })
  })
  it('names the move it refuses', () => {
    expect(moveStatus('paid', 'declined')).toEqual({
      ok: false,
      error: { kind: 'illegal-move', from: 'paid', to: 'declined' },
    })
  })
  it('lets a status stay as it is', () => {
    expect(ORDER_STATUSES.every((status) => moveStatus(status, status).ok)).toBe(true)
  })
})

describe('groups of statuses', () => {
  it('counts as live what the provider may still let be charged', () => {
    expect(ORDER_STATUSES.filter(isLive)).toEqual(['registering', 'waiting', 'in-call', 'not-found'])
  })
  it('watches what has a number and no end, also what the shop has put aside', () => {
    expect(ORDER_STATUSES.filter(isWatched)).toEqual(['waiting', 'in-call', 'withdrawn', 'lapsed', 'not-found'])
  })
})

describe('forgetting a customer', () => {
  const day = 24 * 60 * 60 * 1000
  const forgotten = (days: number): OrderStatus[] =>
    ORDER_STATUSES.filter((status) => mayForget({ status, createdAt: 0 }, days * day))
  const over = ['paid', 'declined', 'saved', 'save-failed', 'rejected', 'not-sent', 'reconciled']

  it('waits until the order is over', () => {
    expect(forgotten(30).toSorted()).toEqual(over.toSorted())
  })
  it('takes a number that nobody called for a month as over', () => {
    expect(forgotten(31).toSorted()).toEqual([...over, 'withdrawn', 'lapsed'].toSorted())
  })
})
