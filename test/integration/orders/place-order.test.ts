import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { AppError } from '../../../src/shared/app-error.ts'
import type { Order } from '../../../src/shared/order.ts'
import { failure, success } from '../../../src/shared/result.ts'
import { anOrderDraft, MORNING } from '../../support/builders.ts'
import { settle } from '../../support/fake-clock.ts'
import { ACCOUNT, numberOf } from '../../support/fake-gateway.ts'
import { DISK_FULL } from '../../support/faulty-book.ts'
import { everything, openBook, temporaryFolder } from '../book/temporary-book.ts'
import { aPress, counterOn, got, openCounter } from './order-counter.ts'

/** The order as the book keeps it once its number has arrived. */
function waiting(id: number, draft: Order['draft'], overrides: Partial<Order> = {}): Order {
  const orderId = `U20261101-${String(id).padStart(4, '0')}`
  return {
    id,
    rootId: id,
    attempt: 1,
    orderId,
    draft: { ...draft, details: { ...draft.details, orderId } },
    status: 'waiting',
    problem: null,
    review: null,
    ...numberOf(1),
    call: null,
    verdict: null,
    reconciliation: null,
    createdAt: MORNING,
    registeredAt: MORNING,
    finishedAt: null,
    checkedAt: null,
    ...overrides,
  }
}

it('stores the intent before the provider hears of it and the number before the operator does', async () => {
  const folder = temporaryFolder()
  const counter = counterOn(await openBook(folder))
  const beside = await openBook(folder)
  const draft = anOrderDraft()
  let seen: Order | null = null
  counter.gateway.onRegister = async ({ orderId }) => {
    seen = await beside.findByOrderId(orderId)
    return success({ ...numberOf(1), orderId: null, memberId: null })
  }

  const placed = got(await counter.orders.place(aPress(draft)))

  const after = waiting(1, draft)
  expect(seen).toEqual({
    ...after,
    status: 'registering',
    identificationNumber: null,
    receiptNo: null,
    registeredAt: null,
  })
  expect(placed).toEqual(after)
  expect(await beside.get(1)).toEqual(after)
  expect(counter.told.map(({ status }) => status)).toEqual(['registering', 'waiting'])
})

it('fault 3: sends nothing when the intent cannot be stored, and takes the order once there is room again', async () => {
  const { orders, book, gateway, told } = await openCounter()
  const press = aPress()
  book.onAdd = () => DISK_FULL
  expect(await orders.place(press)).toEqual(failure(DISK_FULL))
  expect([gateway.posts, told, (await book.list({ filter: everything(), offset: 0, limit: 9 })).total]).toEqual([
    [],
    [],
    0,
  ])
  book.onAdd = () => null
  expect(got(await orders.place(press)).status).toBe('waiting')
  expect(gateway.posts).toHaveLength(1)
})

it('fault 3: shows no number that could not be stored, keeps it, and stores it at the next press without asking again', async () => {
  const { orders, book, gateway, told } = await openCounter()
  const draft = anOrderDraft()
  book.onChange = () => DISK_FULL
  const held = failure({ kind: 'answer-unstored', orderId: 'U20261101-0001' })
  expect(await orders.place(aPress(draft))).toEqual(held)
  expect(await orders.place(aPress(draft))).toEqual(held)
  expect(told.map((order) => order.identificationNumber)).toEqual([null])
  book.onChange = () => null
  const stored = got(await orders.place(aPress(draft)))
  expect(stored).toEqual(waiting(1, draft))
  expect(gateway.posts).toEqual([stored.orderId])
})

it('fault 3: keeps an answer even when the book breaks in a way nobody foresaw', async () => {
  const { orders, book, gateway } = await openCounter()
  const press = aPress()
  book.onChange = () => {
    throw new Error('a bug')
  }
  await expect(orders.place(press)).rejects.toThrow('a bug')
  book.onChange = () => null
  expect(got(await orders.place(press))).toMatchObject({ status: 'waiting', ...numberOf(1) })
  expect(gateway.posts).toHaveLength(1)
})

it('fault 23: registers once however often the key is pressed, and answers every press with the same order', async () => {
  const { orders, gateway } = await openCounter()
  const press = aPress()
  const placed = await Promise.all([orders.place(press), orders.place(press), orders.place(press)])
  placed.push(await orders.place(press))
  expect(new Set(placed.map((one) => got(one).id))).toEqual(new Set([1]))
  expect(gateway.posts).toEqual(['U20261101-0001'])
})

it.each<[string, AppError & { kind: 'rejected' | 'not-sent' | 'unauthorized' }, Order['status']]>([
  ['refused', { kind: 'rejected', resultCode: '30', messages: ['bad'] }, 'rejected'],
  ['not sent', { kind: 'not-sent', reason: 'refused' }, 'not-sent'],
  ['refused for wrong keys', { kind: 'unauthorized' }, 'rejected'],
])('sends an order that was %s again under the same order ID, as corrected', async (_, error, status) => {
  const { orders, book, gateway } = await openCounter()
  const draft = anOrderDraft()
  const give = gateway.onRegister
  gateway.onRegister = () => Promise.resolve(failure(error))
  const first = got(await orders.place(aPress(draft)))
  expect(first).toMatchObject({ status, problem: error, identificationNumber: null })
  gateway.onRegister = give
  const corrected = { ...draft, customer: { ...draft.customer, name: '山田 次郎' } }
  const again = got(await orders.place(aPress(corrected)))
  expect(again).toEqual(waiting(1, corrected, numberOf(2)))
  expect(gateway.posts).toEqual([first.orderId, first.orderId])
  expect((await book.history(1)).map(({ event, to }) => [event, to])).toEqual([
    ['added', 'registering'],
    [status, status],
    ['registering-again', 'registering'],
    ['registered', 'waiting'],
  ])
})

it('tells in the history what the total was before it was corrected, amount or tax', async () => {
  const { orders, book, gateway } = await openCounter()
  const draft = anOrderDraft()
  const give = gateway.onRegister
  const priced = (amount: number, tax: number | null) =>
    anOrderDraft({ draftKey: draft.draftKey, payment: { amount, tax } })
  gateway.onRegister = () => Promise.resolve(failure({ kind: 'rejected', resultCode: '30', messages: [] }))
  got(await orders.place(aPress(draft)))
  got(await orders.place(aPress(priced(12_000, 1_000))))
  gateway.onRegister = give
  got(await orders.place(aPress(priced(12_000, null))))
  const told = await book.history(1)
  expect(told.filter(({ totals }) => totals !== null).map(({ event, totals }) => [event, totals])).toEqual([
    ['registering-again', { from: 11_000, to: 13_000 }],
    ['registering-again', { from: 13_000, to: 12_000 }],
  ])
})

it('faults 7 and 8: never repeats by itself what may have reached the provider', async () => {
  const { orders, gateway } = await openCounter()
  gateway.onRegister = () => Promise.resolve(failure({ kind: 'unknown', reason: 'timeout' }))
  const press = aPress()
  const lost = got(await orders.place(press))
  expect(lost).toMatchObject({ status: 'register-unknown', problem: { kind: 'unknown', reason: 'timeout' } })
  expect(got(await orders.place(press))).toEqual(lost)
  expect(gateway.posts).toHaveLength(1)
})

it('fault 12: keeps a receipt number that came without an identification number', async () => {
  const { orders, gateway } = await openCounter()
  const error = { kind: 'unknown', reason: 'incomplete', status: 200, resultCode: '0', receiptNo: '12345678' } as const
  gateway.onRegister = () => Promise.resolve(failure(error))
  expect(got(await orders.place(aPress()))).toMatchObject({ status: 'register-unknown', receiptNo: '12345678' })
})

it.each<[string, '1' | '2' | '3', Partial<typeof ACCOUNT>, AppError]>([
  ['a payment without a shop ID', '1', { shopId: '' }, { kind: 'missing-setting', setting: 'shopId' }],
  ['a payment with saving without a shop ID', '2', { shopId: '' }, { kind: 'missing-setting', setting: 'shopId' }],
  ['a payment with saving without a site ID', '2', { siteId: '' }, { kind: 'missing-setting', setting: 'siteId' }],
  ['saving a card without a site ID', '3', { siteId: '' }, { kind: 'missing-setting', setting: 'siteId' }],
])('refuses %s and keeps nothing of it', async (_, division, account, error) => {
  const counter = await openCounter()
  counter.account = success({ ...ACCOUNT, ...account })
  const press = aPress(anOrderDraft({ customer: { division } }))
  expect(await counter.orders.place(press)).toEqual(failure(error))
  expect([await counter.book.get(1), counter.gateway.posts, counter.told]).toEqual([null, [], []])
})

it('asks for no setting that the division has no use for', async () => {
  const counter = await openCounter()
  counter.account = success({ ...ACCOUNT, siteId: '' })
  expect((await counter.orders.place(aPress())).ok).toBe(true)
  counter.account = success({ ...ACCOUNT, shopId: '' })
  expect((await counter.orders.place(aPress(anOrderDraft({ customer: { division: '3' } })))).ok).toBe(true)
})

it.each<AppError>([{ kind: 'no-credentials' }, { kind: 'keychain-unavailable', reason: 'locked' }])(
  'keeps nothing of an order when it has no keys to send it with: $kind',
  async (error) => {
    const counter = await openCounter()
    counter.account = failure(error)
    expect(await counter.orders.place(aPress())).toEqual(failure(error))
    expect([await counter.book.get(1), counter.gateway.posts]).toEqual([null, []])
  },
)

it('leaves a refused order as it was when the keys are gone at the second press', async () => {
  const counter = await openCounter()
  counter.gateway.onRegister = () => Promise.resolve(failure({ kind: 'not-sent', reason: 'offline' }))
  const press = aPress()
  const before = got(await counter.orders.place(press))
  counter.account = failure({ kind: 'no-credentials' })
  expect(await counter.orders.place(press)).toEqual(failure({ kind: 'no-credentials' }))
  expect(await counter.book.get(1)).toEqual(before)
})

it('fault 1: turns what a crash left on its way out into an unknown registration and sends nothing', async () => {
  const counter = await openCounter()
  counter.gateway.onRegister = () => new Promise(() => undefined)
  void counter.orders.place(aPress())
  await settle()
  const left = await counter.book.get(1)
  expect(left?.status).toBe('registering')

  const restarted = counterOn(counter.book)
  await restarted.orders.recover()
  expect(await restarted.book.get(1)).toEqual({
    ...left,
    status: 'register-unknown',
    problem: { kind: 'unknown', reason: 'interrupted' },
  })
  expect(restarted.gateway.posts).toEqual([])
  await restarted.orders.recover()
  expect((await restarted.book.history(1)).map(({ event }) => event)).toEqual(['added', 'interrupted'])
})

it('faults 1 and 3: what a crash left on its way out is settled by itself once a disk that was full at the start has room', async () => {
  const counter = await openCounter()
  counter.gateway.onRegister = () => new Promise(() => undefined)
  void counter.orders.place(aPress())
  await settle()

  const restarted = counterOn(counter.book)
  restarted.book.onChange = () => DISK_FULL
  await restarted.orders.recover()
  expect([(await restarted.book.get(1))?.status, restarted.orders.unstored]).toEqual([
    'registering',
    ['U20261101-0001'],
  ])
  restarted.book.onChange = () => null
  await restarted.clock.advance(5_000)
  expect([(await restarted.book.get(1))?.status, restarted.orders.unstored]).toEqual(['register-unknown', []])
  expect(restarted.gateway.posts).toEqual([])
})

it('settles an order whose registering broke off by a bug, so that it blocks nothing', async () => {
  const { orders, book, gateway } = await openCounter()
  gateway.onRegister = () => Promise.reject(new Error('a bug'))
  const press = aPress()
  await expect(orders.place(press)).rejects.toThrow('a bug')
  expect(await book.get(1)).toMatchObject({
    status: 'register-unknown',
    problem: { kind: 'unknown', reason: 'interrupted' },
  })
  expect((await orders.again(1)).ok).toBe(true)
})

it('fault 1: treats an order found on its way out that nobody is sending as interrupted', async () => {
  const counter = await openCounter()
  counter.gateway.onRegister = () => new Promise(() => undefined)
  const press = aPress()
  void counter.orders.place(press)
  await settle()
  const restarted = counterOn(counter.book)
  expect(got(await restarted.orders.place(press)).status).toBe('register-unknown')
  expect(restarted.gateway.posts).toEqual([])
})

it('fault 27: sends a card password with every press and keeps it in no file', async () => {
  const folder = temporaryFolder()
  const { orders, book, gateway } = counterOn(await openBook(folder))
  const sent: unknown[] = []
  gateway.onRegister = (order) => {
    sent.push(order.cardPass)
    return Promise.resolve(failure({ kind: 'not-sent', reason: 'offline' }))
  }
  const press = aPress(anOrderDraft({ customer: { division: '3' } }), { cardPass: 'canary9Pass' })
  got(await orders.place(press))
  got(await orders.place(press))
  expect(sent).toEqual(['canary9Pass', 'canary9Pass'])
  await book.close()
  expect(
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join(''),
  ).not.toContain('canary')
})

it('waits for registrations on their way until their answers are stored', async () => {
  const { orders, book, gateway } = await openCounter()
  let answer = (): void => undefined
  gateway.onRegister = () =>
    new Promise((resolve) => (answer = () => resolve(success({ ...numberOf(1), orderId: null, memberId: null }))))
  void orders.place(aPress())
  await settle()
  let settled = false
  const waited = orders.settled().then(() => (settled = true))
  await settle()
  expect(settled).toBe(false)
  answer()
  await waited
  expect((await book.get(1))?.status).toBe('waiting')
})
