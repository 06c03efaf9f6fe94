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
  await open.clock.advance(25 * 3_600_000)
  await vi.waitFor(async () => expect(got(await again.find(order.id)).checkedAt).toBe(open.clock.now()))
  await open.clock.advance(60_000)
  await vi.waitFor(async () => expect(got(await again.find(order.id)).status).toBe('lapsed'))
  const asked = open.simulator.requests().map(({ endpoint }) => endpoint)
  expect(asked).toEqual(['AuthRegistApi', 'AuthSearchApi', 'AuthSearchApi'])
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
