import { afterEach, expect, it, vi } from 'vitest'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { Shop } from '../../../src/main/shop.ts'
import { startSimulator, type Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import type { Order } from '../../../src/shared/order.ts'
import { failure, success } from '../../../src/shared/result.ts'
import { anOrderDraft } from '../../support/builders.ts'
import { fakeClock, settle, type FakeClock } from '../../support/fake-clock.ts'
import { ACCOUNT } from '../../support/fake-gateway.ts'
import { openBook, temporaryFolder } from '../book/temporary-book.ts'
import { aPress, DEFAULTS, got } from './order-counter.ts'

interface OpenShop {
  readonly shop: Shop
  /** Another one on the same book, as after a restart of the app. */
  readonly reopen: () => Shop
  readonly simulator: Simulator
  readonly clock: FakeClock
  readonly told: Order[]
  readonly bugs: unknown[]
  keys: typeof ACCOUNT.credentials
}

let running: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of running) await stop()
  running = []
})

/** A shop on a real book, joined to the real simulator by the real client. */
async function openShop(): Promise<OpenShop> {
  const clock = fakeClock()
  const simulator = await startSimulator({ credentials: ACCOUNT.credentials, clock, random: Math.random })
  const book = await openBook(temporaryFolder(), { clock })
  const open = { simulator, clock, told: [] as Order[], bugs: [] as unknown[], keys: ACCOUNT.credentials }
  const newShop = (): Shop =>
    new Shop({
      mode: 'training',
      book: { ...book, close: () => Promise.resolve() },
      gateway: createIvrGateway({}),
      clock,
      account: () => Promise.resolve(success({ ...ACCOUNT, url: simulator.url, credentials: open.keys })),
      settings: () => DEFAULTS,
      random: () => 0.5,
      newKey: () => '10000000-0000-4000-8000-000000000001',
      phone: null,
      changed: (order) => void open.told.push(order),
      finished: () => undefined,
      lineChanged: () => undefined,
      bug: (cause) => void open.bugs.push(cause),
    })
  const reopen = (): Shop => {
    const shop = newShop()
    running.unshift(() => shop.close())
    return shop
  }
  running.push(() => simulator.stop())
  return Object.assign(open, { shop: reopen(), reopen })
}

it('closes its book although a full disk refuses when it last asked', async () => {
  const { shop, clock, bugs } = await openShop()
  const order = got(await shop.orders.place(aPress(anOrderDraft())))
  await clock.advance(1)
  got(await shop.check(order.id))
  clock.setWall(clock.now() + 120_000)
  got(await shop.check(order.id))
  const { book } = shop
  let closed = 0
  Object.assign(book, {
    touch: () => Promise.reject(new Error('database or disk is full')),
    close: () => Promise.resolve(void (closed += 1)),
  })
  await shop.close()
  expect([closed, bugs.length]).toEqual([1, 1])
})

async function registered(open: OpenShop): Promise<Order> {
  return got(await open.shop.orders.place(aPress(anOrderDraft())))
}

it('follows a call from its number to the payment and keeps every step', async () => {
  const open = await openShop()
  const { shop, simulator } = open
  const order = await registered(open)
  expect(order.status).toBe('waiting')
  simulator.phone.dial()
  for (const key of `${order.identificationNumber ?? ''}#`) simulator.phone.key(key)
  expect(got(await shop.check(order.id)).status).toBe('in-call')
  simulator.phone.handOver()
  simulator.phone.customerKeysCard({ kind: 'accepted' })
  expect(got(await shop.check(order.id))).toMatchObject({ status: 'paid', problem: null, review: null })
  expect((await shop.book.history(order.id)).map(({ event, to }) => [event, to])).toEqual([
    ['added', 'registering'],
    ['registered', 'waiting'],
    ['asked', 'in-call'],
    ['finished', 'paid'],
  ])
  expect((await shop.book.notices()).map((notice) => notice.order.id)).toEqual([order.id])
  expect(open.bugs).toEqual([])
})

it('fault 14: keeps its line when the provider answers nonsense about one order, and flags that order', async () => {
  const open = await openShop()
  const order = await registered(open)
  open.simulator.faults.next('AuthSearchApi', { kind: 'answer', json: { resultCode: '90' } })
  const odd = got(await open.shop.check(order.id))
  expect(odd).toMatchObject({
    status: 'waiting',
    review: 'unlisted-answer',
    problem: { kind: 'unknown', reason: 'other-error', resultCode: '90' },
  })
  expect(open.shop.line).toBe('ok')
  expect(got(await open.shop.check(order.id)).problem).toBeNull()
})

it('fault 6: says that the keys were refused, asks no more, and goes on with the right ones', async () => {
  const open = await openShop()
  const order = await registered(open)
  open.keys = { apiKey: 'wrongKey', apiPassword: 'wrongPassword' }
  expect(await open.shop.check(order.id)).toEqual(failure({ kind: 'unauthorized' }))
  expect(open.shop.line).toBe('unauthorized')
  open.keys = ACCOUNT.credentials
  open.shop.resume()
  expect(got(await open.shop.check(order.id)).status).toBe('waiting')
  expect(open.shop.line).toBe('ok')
})

it('fault 8: sends one registration over a connection that breaks, and never another by itself', async () => {
  const open = await openShop()
  open.simulator.faults.next('AuthRegistApi', { kind: 'reset', processed: true })
  const lost = await registered(open)
  expect(lost.status).toBe('register-unknown')
  await open.clock.advance(60_000)
  expect(open.simulator.requests().filter(({ endpoint }) => endpoint === 'AuthRegistApi')).toHaveLength(1)
})

it('fault 15: reads an order again before it keeps an answer: withdrawn meanwhile and paid is shouted', async () => {
  const open = await openShop()
  const order = await registered(open)
  open.simulator.phone.callThrough(order.identificationNumber ?? '', { kind: 'accepted' })
  const checking = open.shop.check(order.id)
  got(await open.shop.orders.withdraw(order.id))
  expect(got(await checking)).toMatchObject({ status: 'paid', review: 'paid-after-withdrawal' })
})

it('fault 2: goes on watching after a restart, and lapses a number nobody called', async () => {
  const open = await openShop()
  const order = await registered(open)
  await open.shop.close()
  const again = open.reopen()
  await again.open()
  open.clock.setWall(open.clock.now() + 25 * 3_600_000)
  await open.clock.advance(60_000)
  await vi.waitFor(async () => expect(got(await again.find(order.id)).checkedAt).toBe(open.clock.now()))
  await open.clock.advance(600_000)
  await vi.waitFor(async () => expect(got(await again.find(order.id)).status).toBe('lapsed'))
  const asked = open.simulator.requests().map(({ endpoint }) => endpoint)
  expect(asked).toEqual(['AuthRegistApi', 'AuthSearchApi', 'AuthSearchApi'])
})

it('fault 17: asks about a withdrawn number again once a clock that ran 31 days ahead is set right', async () => {
  const [open, DAY] = [await openShop(), 24 * 3_600_000]
  const order = await registered(open)
  await open.shop.close()
  const again = open.reopen()
  await again.open()
  got(await again.orders.withdraw(order.id))
  const asked = (): number => open.simulator.requests().filter(({ endpoint }) => endpoint === 'AuthSearchApi').length
  open.clock.setWall(open.clock.now() + 31 * DAY)
  got(await again.check(order.id))
  const whileAhead = asked()
  await open.clock.advance(2 * 3_600_000)
  expect(asked()).toBe(whileAhead)
  open.clock.setWall(open.clock.now() - 31 * DAY)
  open.simulator.phone.callThrough(order.identificationNumber ?? '', { kind: 'accepted' })
  // An hour until it is looked up again, ten minutes until its turn.
  await open.clock.advance(3_600_000)
  await open.clock.advance(660_000)
  await vi.waitFor(async () => expect(got(await again.find(order.id)).status).toBe('paid'))
})

it('fault 9: closes at once though the provider keeps silent about a question, and reports no bug for it', async () => {
  const open = await openShop()
  const order = await registered(open)
  open.simulator.faults.next('AuthSearchApi', { kind: 'silence' })
  const checking = open.shop.check(order.id)
  await settle()
  await open.shop.close()
  expect((await checking).ok).toBe(false)
  expect(open.bugs).toEqual([])
})

it('throws a bug of ours on to the gate when the operator asked, and tells of it when nobody did', async () => {
  const open = await openShop()
  const order = await registered(open)
  const bug = new Error('a bug of ours')
  Object.assign(open.shop.book, { change: () => Promise.reject(bug) })
  open.simulator.openLine().callThrough(order.identificationNumber ?? '', { kind: 'accepted' })
  await expect(open.shop.check(order.id)).rejects.toBe(bug)
  expect([open.bugs, open.shop.line]).toEqual([[bug], 'unreachable'])
})

it('lists what needs the operator first, then open orders, oldest first', async () => {
  const open = await openShop()
  const ids: number[] = []
  for (const [name, fault] of [['甲'], ['乙', true], ['丙']] as const) {
    if (fault === true) open.simulator.faults.next('AuthRegistApi', { kind: 'reset' })
    ids.push(got(await open.shop.orders.place(aPress(anOrderDraft({ customer: { name } })))).id)
  }
  expect((await open.shop.board()).map(({ id }) => id)).toEqual([ids[1], ids[0], ids[2]])
})

it('fault 10: keeps what came instead of an answer beside the order, once in a row', async () => {
  const open = await openShop()
  const html = { kind: 'status', status: 200, body: '<html>proxy</html>' } as const
  const order = await registered(open)
  const kept = async () => {
    const events = (await open.shop.book.history(order.id)).map(({ event }) => event)
    const body = (await open.shop.book.detail(order.id))?.rawAnswer?.body
    return { unreadable: events.filter((event) => event === 'unreadable').length, body }
  }
  for (let poll = 0; poll < 3; poll += 1) {
    open.simulator.faults.next('AuthSearchApi', html)
    expect((await open.shop.check(order.id)).ok).toBe(false)
  }
  expect(await kept()).toEqual({ unreadable: 1, body: html.body })

  open.simulator.openLine().callThrough(order.identificationNumber ?? '', { kind: 'accepted' })
  expect(got(await open.shop.check(order.id)).status).toBe('paid')
  open.simulator.faults.next('AuthSearchApi', html)
  expect((await open.shop.check(order.id)).ok).toBe(false)
  expect((await kept()).body).toContain('"statusCode":"2"')
})

it('fault 10: a registration that was answered with half a text keeps it, without its number', async () => {
  const open = await openShop()
  open.simulator.faults.next('AuthRegistApi', { kind: 'truncated' })
  const order = await registered(open)
  expect(order.status).toBe('register-unknown')
  const body = (await open.shop.book.detail(order.id))?.rawAnswer?.body ?? ''
  expect(body).toMatch(/^\{"/u)
  expect(body).not.toMatch(/discrementId"?:"?\d/u)
})

it('fault 7: leaves a provider alone that says 503 for as long as it asks, and a failing one longer each time', async () => {
  const open = await openShop()
  const order = await registered(open)
  const searches = (): number => open.simulator.requests().filter(({ endpoint }) => endpoint === 'AuthSearchApi').length
  const asked = (times: number): Promise<void> => vi.waitFor(() => expect(searches()).toBe(times))
  const status = { kind: 'status', status: 503, body: '<h1>busy</h1>' } as const
  open.simulator.faults.always('AuthSearchApi', { ...status, headers: { 'Retry-After': '300' } })
  await open.clock.advance(6_000)
  await asked(1)
  await vi.waitFor(() => expect(open.shop.line).toBe('unreachable'))
  await open.clock.advance(299_000)
  expect(searches()).toBe(1)
  open.simulator.faults.always('AuthSearchApi', { kind: 'status', status: 500, body: '<h1>broken</h1>' })
  await open.clock.advance(20_000)
  await asked(2)
  expect(got(await open.shop.find(order.id)).status).toBe('waiting')
  open.simulator.faults.clear()
  await open.clock.advance(60_000)
  await vi.waitFor(() => expect(open.shop.line).toBe('ok'))
})

it.each([
  ['numbers as numbers', { resultCode: 0, discrementId: 7, receiptNo: 20261124 }, '7', '20261124'],
  ['sixteen digits', { discrementId: '0000000000000042', receiptNo: '00000001' }, '0000000000000042', '00000001'],
  ['22 digits', { receiptNo: '2026112400000000000019' }, '112233', '2026112400000000000019'],
])('fault 12: keeps %s digit by digit, in the book and after a restart', async (_, change, number, receiptNo) => {
  const open = await openShop()
  const json = { resultCode: '0', discrementId: '112233', ...change }
  open.simulator.faults.next('AuthRegistApi', { kind: 'answer', json })
  const order = await registered(open)
  expect([order.status, order.identificationNumber, order.receiptNo]).toEqual(['waiting', number, receiptNo])
  const again = open.reopen()
  expect(got(await again.find(order.id))).toMatchObject({ identificationNumber: number, receiptNo })
})

it.each([
  ['a number', { resultCode: '0', receiptNo: '202611240000000001' }, '202611240000000001'],
  ['a receipt', { resultCode: '0', discrementId: '112233' }, null],
])('fault 12: calls a success without %s unknown and shows no number', async (_, json, receiptNo) => {
  const open = await openShop()
  open.simulator.faults.next('AuthRegistApi', { kind: 'answer', json })
  const order = await registered(open)
  expect([order.status, order.identificationNumber, order.receiptNo]).toEqual(['register-unknown', null, receiptNo])
  expect(open.simulator.requests()).toHaveLength(1)
})

it.each(['30', '31', '32'])(
  'fault 13: keeps what a refusal %s says as text, without card numbers',
  async (resultCode) => {
    const open = await openShop()
    const fifty = Array.from({ length: 50 }, (_, index) => `<b onclick="x()">${index}</b> 4111 1111 1111 1111`)
    for (const errorMessageList of [undefined, [], ['金額'], fifty]) {
      open.simulator.faults.next('AuthRegistApi', { kind: 'answer', json: { resultCode, errorMessageList } })
      const press = aPress(anOrderDraft({ draftKey: crypto.randomUUID() }), { notDuplicateOf: await newest(open) })
      const { status, problem } = got(await open.shop.orders.place(press))
      const messages = problem?.kind === 'rejected' ? problem.messages : null
      expect([status, messages?.length]).toEqual(['rejected', errorMessageList?.length ?? 0])
      expect(JSON.stringify(problem)).not.toMatch(/4111|1111 1111/u)
      if (errorMessageList === fifty) expect(messages?.[7]).toContain('<b onclick="x()">7</b>')
    }
  },
)

/** ID of the order taken last, which the next one looks like; null before the first. */
async function newest({ shop }: OpenShop): Promise<number | null> {
  const found = await shop.book.byStatus(['rejected'])
  return found.length === 0 ? null : Math.max(...found.map(({ id }) => id))
}

it('fault 14: tolerates a receipt the provider does not know for a minute, then says so, and takes it back', async () => {
  const open = await openShop()
  const order = await registered(open)
  const forgotten = { kind: 'answer', json: { resultCode: '40' } } as const
  open.simulator.faults.always('AuthSearchApi', forgotten)
  expect(got(await open.shop.check(order.id))).toMatchObject({ status: 'waiting', review: null })
  open.clock.setWall(open.clock.now() + 61_000)
  expect(got(await open.shop.check(order.id)).status).toBe('not-found')
  open.simulator.faults.clear()
  open.simulator.phone.callThrough(order.identificationNumber ?? '', { kind: 'accepted' })
  expect(got(await open.shop.check(order.id)).status).toBe('paid')
})

it('fault 16: an order ID that is used already ends in a call that charged nothing, beside the attempt nobody knows of', async () => {
  const open = await openShop()
  open.simulator.faults.next('AuthRegistApi', { kind: 'reset', processed: true })
  const lost = await registered(open)
  const draft = got(await open.shop.orders.again(lost.id))
  expect([lost.status, draft.previous, draft.details.orderId]).toEqual([
    'register-unknown',
    lost.id,
    `${lost.orderId}-2`,
  ])
  const second = got(await open.shop.orders.place(aPress(draft)))
  // Somebody else's program used our next ID before: the provider says so in the call.
  open.simulator.phone.callThrough(second.identificationNumber ?? '', {
    kind: 'declined',

    errInfo: 'E01040010',
  })
  expect(got(await open.shop.check(second.id))).toMatchObject({ status: 'declined', rootId: lost.id, attempt: 2 })
  expect(got(await open.shop.find(lost.id)).status).toBe('withdrawn')
  expect(got(await open.shop.orders.again(second.id)).details.orderId).toBe(`${lost.orderId}-3`)
  const sent = open.simulator.requests().map(({ body }) => /"orderId":"([^"]+)"/u.exec(JSON.stringify(body))?.[1])
  expect(sent.filter((orderId) => orderId !== undefined)).toEqual([lost.orderId, second.orderId])
})
