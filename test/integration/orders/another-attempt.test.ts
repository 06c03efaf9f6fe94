import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../src/shared/app-error.ts'
import type { Order, OrderDraft } from '../../../src/shared/order.ts'
import { ORDER_STATUSES, type OrderStatus } from '../../../src/shared/order-status.ts'
import { failure } from '../../../src/shared/result.ts'
import { anOrderDraft, MORNING } from '../../support/builders.ts'
import { numberOf } from '../../support/fake-gateway.ts'
import { DISK_FULL } from '../../support/faulty-book.ts'
import { changed } from '../book/temporary-book.ts'
import { aPress, DEFAULTS, got, openCounter, type OrderCounter } from './order-counter.ts'

const lost = { kind: 'unknown', reason: 'connection-lost' } as const

async function placed(counter: OrderCounter, draft: OrderDraft = anOrderDraft()): Promise<Order> {
  return got(await counter.orders.place(aPress(draft)))
}

async function lostOrder(counter: OrderCounter): Promise<Order> {
  const give = counter.gateway.onRegister
  counter.gateway.onRegister = () => Promise.resolve(failure(lost))
  const order = await placed(counter)
  counter.gateway.onRegister = give
  return order
}

it('fault 16: does an order of unknown fate again under the next ID, which settles the first', async () => {
  const counter = await openCounter()
  const first = await lostOrder(counter)
  const draft = got(await counter.orders.again(first.id))
  expect(draft).toEqual({
    ...first.draft,
    draftKey: '10000000-0000-4000-8000-000000000001',
    previous: 1,
    details: { ...first.draft.details, orderId: 'U20261101-0001-2' },
  })
  expect(counter.gateway.posts).toHaveLength(1)
  expect(await counter.book.get(first.id)).toEqual(first)

  const second = await placed(counter, draft)
  expect(second).toMatchObject({ orderId: 'U20261101-0001-2', rootId: 1, attempt: 2, status: 'waiting' })
  expect(await counter.book.get(first.id)).toEqual({ ...first, status: 'withdrawn' })
  expect(counter.told.map((order) => [order.id, order.status])).toContainEqual([1, 'withdrawn'])
  expect((await counter.book.history(1)).at(-1)).toMatchObject({ event: 'superseded', to: 'withdrawn' })
})

it('keeps in the history that the customer agreed to the card, also of a corrected order and of the next one', async () => {
  const counter = await openCounter()
  const give = counter.gateway.onRegister
  counter.gateway.onRegister = () =>
    Promise.resolve(failure({ kind: 'rejected', resultCode: '30', messages: ['memberId'] }))
  const first = await placed(counter, anOrderDraft({ customer: { division: '2' }, card: { memberId: 'wrong' } }))
  const card = first.draft.card
  if (card === null) throw new Error('an order with a card')
  counter.gateway.onRegister = give
  await placed(counter, { ...first.draft, card: { ...card, memberId: 'right' } })
  const agreements = async (id: number): Promise<string[]> =>
    (await counter.book.history(id)).filter(({ detail }) => detail === 'card-consent').map(({ event }) => event)
  expect(await agreements(first.id)).toEqual(['added', 'registering-again'])

  const draft = got(await counter.orders.again(first.id))
  const second = got(await counter.orders.place(aPress(draft, { replacing: first.orderId })))
  expect([second.attempt, await agreements(second.id)]).toEqual([2, ['added']])
})

it('gives a second number only to an operator who names the first, and ends the first with it', async () => {
  const counter = await openCounter()
  const first = await placed(counter)
  const draft = got(await counter.orders.again(first.id))
  const refusal: AppError = {
    kind: 'live-number',
    orderId: first.orderId,
    identificationNumber: numberOf(1).identificationNumber,
  }
  expect(await counter.orders.place(aPress(draft))).toEqual(failure(refusal))
  expect(await counter.orders.place(aPress(draft, { replacing: 'another' }))).toEqual(failure(refusal))
  expect(await counter.book.get(2)).toBeNull()

  expect(got(await counter.orders.place(aPress(draft, { replacing: first.orderId })))).toMatchObject({
    ...numberOf(2),
    status: 'waiting',
  })
  expect((await counter.book.get(first.id))?.status).toBe('withdrawn')
})

it('signs the end of an earlier number with whoever ends it, also while there are no operators', async () => {
  const counter = await openCounter()
  const first = await placed(counter, anOrderDraft({ details: { operator: 'sato' } }))
  const draft = got(await counter.orders.again(first.id))
  const bySuzuki = { ...draft, details: { ...draft.details, operator: 'suzuki' } }
  got(await counter.orders.place(aPress(bySuzuki, { replacing: first.orderId })))
  expect((await counter.book.history(first.id)).at(-1)).toMatchObject({ event: 'superseded', operator: 'suzuki' })
})

it('lets only one of two drafts at the same sale have a number, when both are placed at once', async () => {
  const counter = await openCounter()
  const first = await lostOrder(counter)
  const one = got(await counter.orders.again(first.id))
  const other = got(await counter.orders.again(first.id))
  const named = { ...other, details: { ...other.details, orderId: 'typed-by-hand' } }
  const ends = await Promise.all([counter.orders.place(aPress(one)), counter.orders.place(aPress(named))])
  expect(ends.map((end) => end.ok)).toEqual([true, false])
  expect(counter.gateway.posts).toEqual([first.orderId, 'U20261101-0001-2'])
})

it('does not send an unsent order any more once another attempt at the same sale has a number', async () => {
  const counter = await openCounter()
  const draft = anOrderDraft()
  const give = counter.gateway.onRegister
  counter.gateway.onRegister = () => Promise.resolve(failure({ kind: 'not-sent', reason: 'offline' }))
  await placed(counter, draft)
  counter.gateway.onRegister = give
  const second = await placed(counter, got(await counter.orders.again(1)))
  expect(await counter.orders.place(aPress(draft))).toEqual(
    failure({
      kind: 'live-number',
      orderId: second.orderId,
      identificationNumber: second.identificationNumber,
    }),
  )
  expect((await counter.book.get(1))?.status).toBe('not-sent')
})

it('leaves the earlier number alone when the new order cannot be stored', async () => {
  const counter = await openCounter()
  const first = await placed(counter)
  const draft = got(await counter.orders.again(first.id))
  counter.book.onAdd = () => DISK_FULL
  expect(await counter.orders.place(aPress(draft, { replacing: first.orderId }))).toEqual(failure(DISK_FULL))
  expect(await counter.book.get(first.id)).toEqual(first)
  expect(counter.gateway.posts).toHaveLength(1)
})

it('asks for no second number while the first cannot be ended in the book', async () => {
  const counter = await openCounter()
  const first = await placed(counter)
  const draft = got(await counter.orders.again(first.id))
  const press = aPress(draft, { replacing: first.orderId })
  counter.book.onChange = (id) => (id === first.id ? DISK_FULL : null)
  expect(await counter.orders.place(press)).toEqual(failure(DISK_FULL))
  expect(await counter.book.get(2)).toMatchObject({ status: 'not-sent', identificationNumber: null })
  expect(counter.gateway.posts).toEqual([first.orderId])
  counter.book.onChange = () => null
  expect(got(await counter.orders.place(press))).toMatchObject({ orderId: 'U20261101-0001-2', status: 'waiting' })
  expect((await counter.book.get(first.id))?.status).toBe('withdrawn')
})

it.each([
  ['paid', 'already-paid'],
  ['unconfirmed', 'unconfirmed-open'],
] as const)(
  'fault 15: asks for no second number when the first is %s while it is being ended',
  async (status, kind) => {
    const counter = await openCounter()
    const first = await placed(counter)
    const draft = got(await counter.orders.again(first.id))
    const change = counter.book.change.bind(counter.book)
    counter.book.change = async (id, given) => {
      if (given.event === 'superseded') await change(id, { event: 'finished', status, at: MORNING, operator: '' })
      return change(id, given)
    }
    const end = await counter.orders.place(aPress(draft, { replacing: first.orderId }))
    expect(end).toEqual(failure({ kind, orderId: first.orderId }))
    expect(await counter.book.get(2)).toMatchObject({ status: 'not-sent', identificationNumber: null })
    expect(counter.gateway.posts).toEqual([first.orderId])
  },
)

it('refuses a draft that says it does again an order that is not in the book', async () => {
  const counter = await openCounter()
  const press = aPress(anOrderDraft({ previous: 99 }))
  expect(await counter.orders.place(press)).toEqual(failure({ kind: 'order-not-found' }))
  expect(await counter.orders.again(99)).toEqual(failure({ kind: 'order-not-found' }))
})

describe('an attempt that may have been charged', () => {
  async function unconfirmed(): Promise<{ counter: OrderCounter; first: Order }> {
    const counter = await openCounter()
    const { id } = await placed(counter)
    return { counter, first: await changed(counter.book, id, { status: 'unconfirmed' }) }
  }
  const record = { note: 'seen', operator: 'sato' }

  it('blocks another until someone records the console check', async () => {
    const { counter, first } = await unconfirmed()
    const refusal = failure({ kind: 'unconfirmed-open', orderId: first.orderId })
    expect(await counter.orders.again(first.id)).toEqual(refusal)
    const press = aPress(anOrderDraft({ previous: first.id }), { replacing: first.orderId })
    expect(await counter.orders.place(press)).toEqual(refusal)
  })

  it('is freed by "not charged", which is kept with who, when and what', async () => {
    const { counter, first } = await unconfirmed()
    await counter.clock.advance(60_000)
    const checked = got(await counter.orders.reconcile({ id: first.id, finding: 'not-charged', ...record }))
    const at = MORNING + 60_000
    expect(checked).toEqual({
      ...first,
      status: 'reconciled',
      reconciliation: { finding: 'not-charged', ...record, at },
    })
    expect((await counter.book.history(first.id)).at(-1)).toMatchObject({
      at,
      event: 'reconciled',
      from: 'unconfirmed',
      to: 'reconciled',
      operator: 'sato',
      detail: 'not-charged',
    })
    expect(got(await counter.orders.again(first.id)).details.orderId).toBe('U20261101-0001-2')
  })

  it('stays blocked for good when the console says that it was charged', async () => {
    const { counter, first } = await unconfirmed()
    got(await counter.orders.reconcile({ id: first.id, finding: 'charged', ...record }))
    expect(await counter.orders.again(first.id)).toEqual(failure({ kind: 'already-paid', orderId: first.orderId }))
  })

  it.each([
    ['1', 'not-saved'],
    ['2', 'saved'],
    ['3', 'not-charged'],
  ] as const)('is not settled in division %s by a finding about something else: %s', async (division, finding) => {
    const counter = await openCounter()
    const { id } = await placed(counter, anOrderDraft({ customer: { division } }))
    const before = await changed(counter.book, id, { status: 'unconfirmed' })
    const answer = await counter.orders.reconcile({ id, finding, ...record })
    expect(answer).toEqual(failure({ kind: 'invalid-input', issues: [{ path: 'finding', message: 'choose' }] }))
    expect(await counter.book.get(id)).toEqual(before)
  })
})

it.each(['paid', 'saved'] as const)('never charges a sale again that is %s', async (status) => {
  const counter = await openCounter()
  const { id, orderId } = await placed(counter)
  await changed(counter.book, id, { status })
  expect(await counter.orders.again(id)).toEqual(failure({ kind: 'already-paid', orderId }))
  const press = aPress(anOrderDraft({ previous: id }), { replacing: orderId })
  expect(await counter.orders.place(press)).toEqual(failure({ kind: 'already-paid', orderId }))
})

it('warns of the same customer and amount within the window, and lets it pass once confirmed', async () => {
  const counter = await openCounter()
  const first = await placed(counter)
  await counter.clock.advance(9 * 60_000 + 59_999)
  const draft = anOrderDraft()
  const warning = { kind: 'looks-duplicate', duplicateOf: 1, orderId: first.orderId, minutesAgo: 9 } as const
  expect(await counter.orders.place(aPress(draft))).toEqual(failure(warning))
  expect(await counter.book.get(2)).toBeNull()
  expect((await counter.orders.place(aPress(draft, { notDuplicateOf: 1 }))).ok).toBe(true)
})

it('does not warn after the window, of another amount or customer, or with the warning turned off', async () => {
  const counter = await openCounter()
  await placed(counter)
  for (const draft of [anOrderDraft({ payment: { amount: 1 } }), anOrderDraft({ customer: { name: '鈴木' } })])
    expect((await counter.orders.place(aPress(draft))).ok).toBe(true)
  counter.settings = { ...DEFAULTS, duplicateMinutes: 0 }
  expect((await counter.orders.place(aPress())).ok).toBe(true)
  counter.settings = DEFAULTS
  await counter.clock.advance(10 * 60_000 + 1)
  expect((await counter.orders.place(aPress())).ok).toBe(true)
})

it('warns when two drafts of the same sale are placed at the same moment', async () => {
  const counter = await openCounter()
  const ends = await Promise.all([counter.orders.place(aPress()), counter.orders.place(aPress())])
  expect(ends.map((end) => (end.ok ? 'placed' : end.error.kind))).toEqual(['placed', 'looks-duplicate'])
})

it('fault 17: counts no minutes below zero when the clock was set back', async () => {
  const counter = await openCounter()
  await placed(counter)
  counter.clock.setWall(MORNING - 3_600_000)
  expect(await counter.orders.place(aPress())).toMatchObject({ ok: false, error: { minutesAgo: 0 } })
})

describe('withdrawing', () => {
  const WITHDRAWN: readonly OrderStatus[] = ['waiting', 'in-call', 'not-found', 'lapsed', 'register-unknown']
  const WAY_TO: Partial<Record<OrderStatus, readonly OrderStatus[]>> = {
    registering: [],
    rejected: ['rejected'],
    'not-sent': ['not-sent'],
    'register-unknown': ['register-unknown'],
    waiting: ['waiting'],
    reconciled: ['waiting', 'unconfirmed', 'reconciled'],
  }

  it.each(ORDER_STATUSES.filter((status) => status !== 'withdrawn'))('follows the table: %s', async (status) => {
    const counter = await openCounter()
    const order = { draft: anOrderDraft(), orderId: 'A-1', rootId: null, attempt: 1, at: MORNING }
    const { id } = got(await counter.book.add(order))
    for (const step of WAY_TO[status] ?? ['waiting', status]) await changed(counter.book, id, { status: step })
    const before = await counter.book.get(id)
    const answer = await counter.orders.withdraw(id)
    expect(answer).toEqual(
      WITHDRAWN.includes(status)
        ? { ok: true, value: { ...before, status: 'withdrawn' } }
        : failure({ kind: 'illegal-move', from: status, to: 'withdrawn' }),
    )
  })

  it('twice changes nothing more, and an unknown order is named', async () => {
    const counter = await openCounter()
    const { id } = await placed(counter)
    const once = got(await counter.orders.withdraw(id))
    const lines = await counter.book.history(id)
    expect(got(await counter.orders.withdraw(id))).toEqual(once)
    expect(await counter.book.history(id)).toEqual(lines)
    expect(await counter.orders.withdraw(99)).toEqual(failure({ kind: 'order-not-found' }))
  })
})
