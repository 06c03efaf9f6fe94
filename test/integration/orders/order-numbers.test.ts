import { expect, it } from 'vitest'
import { followingOrderId, nextOrderId } from '../../../src/main/orders/order-id.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { holdsCardNumber } from '../../../src/shared/card-number.ts'
import { failure, success } from '../../../src/shared/result.ts'
import { aNewOrder, anOrder, anOrderDraft, MORNING } from '../../support/builders.ts'
import { changed, openBook, stored, temporaryFolder } from '../book/temporary-book.ts'
import { aPress, DEFAULTS, got, openCounter } from './order-counter.ts'

/** These digits with the check digit that a card number has. */
function luhn(digits: string): string {
  const last = Array.from({ length: 10 }, (_, digit) => `${digits}${digit}`).find(holdsCardNumber)
  return last ?? ''
}

const JAPAN_MIDNIGHT = Date.UTC(2026, 11, 31, 15, 0, 0)

it('numbers by the shop’s pattern and counts each day of Japan for itself', async () => {
  const book = await openBook(temporaryFolder())
  const next = async (at: number, pattern = DEFAULTS.orderIdPattern): Promise<unknown> => nextOrderId(book, pattern, at)
  expect([
    await next(JAPAN_MIDNIGHT - 1),
    await next(JAPAN_MIDNIGHT - 1),
    await next(JAPAN_MIDNIGHT),
    await next(JAPAN_MIDNIGHT, '{n6}-A{MM}{dd}'),
    await next(JAPAN_MIDNIGHT, '{yyyy}{n4}{n6}'),
  ]).toEqual(
    ['U20261231-0001', 'U20261231-0002', 'U20270101-0001', '000001-A0101', '20270001000001'].map((id) => success(id)),
  )
})

it('gives every order its own number, also when many are placed at once and some were typed by hand', async () => {
  const { orders, gateway } = await openCounter()
  const drafts = Array.from({ length: 30 }, (_, index) =>
    anOrderDraft({
      customer: { name: `客${index}` },
      details: { orderId: index % 3 === 0 ? `U20261101-${String(index + 1).padStart(4, '0')}` : '' },
    }),
  )
  const ids = (await Promise.all(drafts.map((draft) => orders.place(aPress(draft))))).map((end) => got(end).orderId)
  expect(new Set(ids).size).toBe(30)
  expect(gateway.posts.toSorted()).toEqual(ids.toSorted())
})

it('fault 16: refuses a typed order ID that the book has already, and stores nothing', async () => {
  const { orders, book } = await openCounter()
  const typed = (name: string) => aPress(anOrderDraft({ customer: { name }, details: { orderId: 'A-1' } }))
  got(await orders.place(typed('甲')))
  expect(await orders.place(typed('乙'))).toEqual(failure({ kind: 'order-id-taken', orderId: 'A-1' }))
  expect(await book.get(2)).toBeNull()
})

it('fault 16: continues with -2, -3 and over what is taken, never beyond 27 characters', async () => {
  const book = await openBook(temporaryFolder())
  const chainOf = (orderId: string, attempt = 1) => [anOrder({ orderId, attempt: 1 }), anOrder({ id: 2, attempt })]
  await stored(book, aNewOrder({ orderId: 'A-3' }))
  expect(await followingOrderId(book, chainOf('A'))).toEqual(success('A-2'))
  expect(await followingOrderId(book, chainOf('A', 2))).toEqual(success('A-4'))
  const longest = 'A'.repeat(25)
  expect(await followingOrderId(book, chainOf(longest))).toEqual(success(`${longest}-2`))
  expect(await followingOrderId(book, chainOf(longest, 9))).toEqual(failure({ kind: 'no-free-order-id' }))
  expect(await followingOrderId(book, chainOf('A'.repeat(26)))).toEqual(failure({ kind: 'no-free-order-id' }))
})

it('never makes a number that could be a card number', async () => {
  const book = await openBook(temporaryFolder())
  // One of every ten of this pattern passes the check digit.
  const ids: unknown[] = []
  for (let order = 0; order < 12; order += 1) {
    const made = got(await nextOrderId(book, '4111110000{n6}', MORNING))
    expect([made, holdsCardNumber(made)]).toEqual([made, false])
    ids.push(made)
  }
  expect(new Set(ids).size).toBe(12)
  expect(ids).not.toContain(luhn('411111000000000'))
  const chain = [anOrder({ orderId: '41111100000000', attempt: 1 })]
  const following = got(await followingOrderId(book, chain))
  expect([following, holdsCardNumber(following)]).toEqual([following, false])
})

it('does an order of an older book again whose number could be a card number, under a number of its own', async () => {
  const counter = await openCounter()
  const orderId = '4111111111111111'
  const old = await stored(counter.book, aNewOrder({ orderId, draft: anOrderDraft({ details: { orderId } }) }))
  await changed(counter.book, old.id, { status: 'rejected' })
  expect((await counter.book.get(old.id))?.orderId).toBe(orderId)
  expect(got(await counter.orders.again(old.id)).details.orderId).toBe('U20261101-0001')
})

it('says that there is no free order ID when a pattern has outgrown the provider’s limit', async () => {
  const { orders, book, gateway } = await openCounter()
  const full: OrderBook = { ...book, nextCounter: () => Promise.resolve(success(10_000_000_000)) }
  expect(await nextOrderId(full, 'ABCDEFGHIJKLMNOPQR{n4}', MORNING)).toEqual(failure({ kind: 'no-free-order-id' }))
  const draft = anOrderDraft({ details: { orderId: 'A'.repeat(27) } })
  got(await orders.place(aPress(draft)))
  expect(await orders.again(1)).toEqual(failure({ kind: 'no-free-order-id' }))
  expect(gateway.posts).toHaveLength(1)
})
