import { expect, test } from 'vitest'
import { anOrder, anOrderDraft, aNewOrder, MORNING } from '../../support/builders.ts'
import { besideBook, changed, openBook, stored, temporaryFolder } from './temporary-book.ts'

const MINUTE = 60_000

test('a new order is registering and comes back whole', async () => {
  const book = await openBook(temporaryFolder())
  const order = aNewOrder({ draft: anOrderDraft({ customer: { division: '2', note: '午後に電話 "急ぎ"' } }) })

  const kept = await stored(book, order)

  expect(kept).toEqual(anOrder({ id: kept.id, orderId: order.orderId, draft: order.draft }))
  expect(await book.get(kept.id)).toEqual(kept)
  expect(await book.findByDraftKey(order.draft.draftKey)).toEqual(kept)
  expect(await book.findByOrderId(order.orderId)).toEqual(kept)
  expect(await book.get(kept.id + 1)).toBeNull()
})

test('everything is there again after the book was closed and opened', async () => {
  const folder = temporaryFolder()
  const first = await openBook(folder)
  const { id } = await stored(first, aNewOrder())
  const before = await changed(first, id, {
    status: 'waiting',
    identificationNumber: '012345',
    receiptNo: '2026110109300012345678',
    registeredAt: MORNING,
    notify: true,
    rawAnswer: '{"resultCode":"0"}',
  })
  const history = await first.history(id)
  const notices = await first.notices()
  await first.close()

  const again = await openBook(folder)

  expect(await again.get(id)).toEqual(before)
  expect(await again.history(id)).toEqual(history)
  expect(await again.notices()).toEqual(notices)
  expect(notices).toEqual([{ id: 1, order: before }])
  expect(besideBook(folder).rows('select body from answers')).toEqual([{ body: '{"resultCode":"0"}' }])
})

test('an order ID is given only once, in this spelling', async () => {
  const book = await openBook(temporaryFolder())
  await stored(book, aNewOrder({ orderId: 'U-1a' }))

  expect(await book.add(aNewOrder({ orderId: 'U-1a' }))).toEqual({
    ok: false,
    error: { kind: 'order-id-taken', orderId: 'U-1a' },
  })
  expect(await book.add(aNewOrder({ orderId: 'U-1A' }))).toMatchObject({ ok: true })
  expect((await book.byStatus(['registering'])).map((order) => order.orderId)).toEqual(['U-1a', 'U-1A'])
})

test('orders of a status since a moment are found, whatever lies before', async () => {
  const book = await openBook(temporaryFolder())
  await stored(book, aNewOrder({ orderId: 'U-1', at: MORNING - 1 }))
  await stored(book, aNewOrder({ orderId: 'U-2', at: MORNING }))
  const found = await book.byStatus(['registering'], MORNING)
  expect(found.map((order) => order.orderId)).toEqual(['U-2'])
})

test('the same draft is never stored twice', async () => {
  const book = await openBook(temporaryFolder())
  const draft = anOrderDraft()
  await stored(book, aNewOrder({ draft, orderId: 'U-1' }))

  await expect(book.add(aNewOrder({ draft, orderId: 'U-2' }))).rejects.toThrow('draft_key')
  expect(await book.findByOrderId('U-2')).toBeNull()
})

test('a change keeps what it does not name', async () => {
  const book = await openBook(temporaryFolder())
  const { id } = await stored(book, aNewOrder())
  const problem = { kind: 'rejected', resultCode: '30', messages: ['金額'] } as const
  const rejected = await changed(book, id, { status: 'rejected', problem, checkedAt: 5 })

  const draft = anOrderDraft({ payment: { amount: 500, tax: null } })
  const edited = await changed(book, id, { draft })
  expect(edited).toEqual({ ...rejected, draft })
  expect(await changed(book, id, { status: 'registering', problem: null })).toEqual({
    ...edited,
    status: 'registering',
    problem: null,
  })
  expect(await book.findByDraftKey(draft.draftKey)).toMatchObject({ id })
})

test('a change of an order that is not there is named', async () => {
  const book = await openBook(temporaryFolder())
  const change = { event: 'test', at: MORNING, operator: '' }
  expect(await book.change(7, change)).toEqual({ ok: false, error: { kind: 'order-not-found' } })
})

test('asking again leaves no line in the history', async () => {
  const book = await openBook(temporaryFolder())
  const order = await stored(book, aNewOrder())

  await book.touch(new Map([[order.id, MORNING + 9]]))

  expect(await book.get(order.id)).toEqual({ ...order, checkedAt: MORNING + 9 })
  expect(await book.history(order.id)).toHaveLength(1)
})

test('all attempts at one sale are found together, first first', async () => {
  const book = await openBook(temporaryFolder())
  const first = await stored(book, aNewOrder())
  await stored(book, aNewOrder())
  const second = await stored(book, aNewOrder({ rootId: first.id, attempt: 2 }))

  expect(await book.chain(first.id)).toEqual([first, second])
  expect(second.rootId).toBe(first.id)
})

test('the newest order of the same customer and total is found, however the name is spelled', async () => {
  const book = await openBook(temporaryFolder())
  const draft = (name: string, amount: number) => anOrderDraft({ customer: { name }, payment: { amount, tax: 0 } })
  await stored(book, aNewOrder({ draft: draft('ヤマダ　タロウ', 500) }))
  const newest = await stored(book, aNewOrder({ draft: draft('ﾔﾏﾀﾞ ﾀﾛｳ', 500), at: MORNING + MINUTE }))
  await stored(book, aNewOrder({ draft: draft('ヤマダ', 500), at: MORNING + MINUTE }))

  const search = { name: 'やまだたろう', total: 500, since: MORNING }
  expect(await book.findSimilar(search)).toEqual(newest)
  expect(await book.findSimilar({ ...search, total: 501 })).toBeNull()
  expect(await book.findSimilar({ ...search, since: MORNING + MINUTE + 1 })).toBeNull()
})

test('an order that certainly came to nothing is not similar to a new one', async () => {
  const book = await openBook(temporaryFolder())
  const { id, draft } = await stored(book, aNewOrder())
  const search = { name: draft.customer.name, total: 11_000, since: 0 }
  expect(await book.findSimilar(search)).not.toBeNull()

  await changed(book, id, { status: 'rejected' })

  expect(await book.findSimilar(search)).toBeNull()
})

test('a counter hands out every number once, also to many at the same time and after a restart', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const numbers = await Promise.all(Array.from({ length: 20 }, () => book.nextCounter('20261101')))
  expect(numbers.map((number) => number.ok && number.value)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  )
  expect(await book.nextCounter('20261102')).toEqual({ ok: true, value: 1 })
  await book.close()

  const again = await openBook(folder)
  expect(await again.nextCounter('20261101')).toEqual({ ok: true, value: 21 })
})

test('a notice is taken out of the outbox once', async () => {
  const book = await openBook(temporaryFolder())
  const { id } = await stored(book, aNewOrder())
  await changed(book, id, { status: 'waiting' })
  const paid = await changed(book, id, { status: 'paid', notify: true })

  const [notice] = await book.notices()

  expect(notice).toEqual({ id: 1, order: paid })
  expect(await Promise.all([book.takeNotice(1), book.takeNotice(1)])).toEqual([true, false])
  expect(await book.notices()).toEqual([])
})
