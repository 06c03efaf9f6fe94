import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Shop } from '../../../src/main/shop.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import type { SearchError, SearchResult } from '../../../src/main/gateway/ivr-gateway.ts'
import { isFinal, type OrderStatus } from '../../../src/shared/order-status.ts'
import type { Order } from '../../../src/shared/order.ts'
import { failure, success, type Result } from '../../../src/shared/result.ts'
import { ANSWERS, type AnswerName } from '../../support/answers.ts'
import { anOrderDraft } from '../../support/builders.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { ACCOUNT, fakeGateway, type FakeGateway } from '../../support/fake-gateway.ts'
import { openBook, temporaryFolder } from '../book/temporary-book.ts'
import { aPress, DEFAULTS, got } from './order-counter.ts'

type Event = AnswerName | 'no-such-receipt' | 'busy' | 'offline' | 'withdraw' | 'an hour' | 'restart' | 'twice'

const NAMES = ['waiting', 'in-call', 'paid', 'declined', 'hang-up', 'unconfirmed', 'unlisted'] as const
const OTHERS = ['no-such-receipt', 'busy', 'offline', 'withdraw', 'an hour', 'restart', 'twice'] as const
const EVENTS: readonly Event[] = [...NAMES, ...OTHERS]
const VERDICTS: readonly OrderStatus[] = ['paid', 'declined', 'unconfirmed']

function answerOf(event: Event): Result<SearchResult, SearchError> {
  if (event === 'busy') return failure({ kind: 'unknown', reason: 'other-error', status: 200, resultCode: '90' })
  if (event === 'offline') return failure({ kind: 'not-sent', reason: 'offline' })
  const name = NAMES.find((one) => one === event)
  if (name === undefined) return failure({ kind: 'no-such-receipt' })
  return success({ answer: ANSWERS[name], raw: name })
}

interface Desk {
  readonly book: OrderBook
  readonly gateway: FakeGateway
  readonly clock: ReturnType<typeof fakeClock>
  readonly bugs: unknown[]
}

function openShop({ book, gateway, clock, bugs }: Desk): Shop {
  return new Shop({
    mode: 'training',
    // The book outlives the shop, so that a restart can be played on it.
    book: { ...book, close: () => Promise.resolve() },
    gateway,
    clock,
    account: () => Promise.resolve(success(ACCOUNT)),
    settings: () => ({ ...DEFAULTS, duplicateMinutes: 0 }),
    random: () => 0.5,
    newKey: () => '',
    phone: null,
    changed: () => undefined,
    finished: () => undefined,
    lineChanged: () => undefined,
    bug: (cause) => void bugs.push(cause),
  })
}

/** Plays one order's life and answers every status the book ever showed of it. */
async function play(desk: Desk, events: readonly Event[]): Promise<{ id: number; seen: Order[] }> {
  let shop = openShop(desk)
  const { id } = got(await shop.orders.place(aPress(anOrderDraft())))
  const seen: Order[] = []
  for (const event of events) {
    const answer = answerOf(event)
    desk.gateway.onSearch = () => Promise.resolve(answer)
    if (event === 'withdraw') await shop.orders.withdraw(id)
    else if (event === 'an hour') await desk.clock.advance(3_600_000)
    else if (event === 'twice') {
      desk.gateway.onSearch = () => Promise.resolve(success({ answer: ANSWERS.paid, raw: '' }))
      await Promise.all([shop.check(id), shop.check(id)])
    } else if (event === 'restart') {
      await shop.close()
      shop = openShop(desk)
      await shop.open()
    } else await shop.check(id)
    seen.push(got(await shop.find(id)))
  }
  await shop.close()
  return { id, seen }
}

it('fault 15: never leaves "paid" again and tells every final change exactly once, whatever the provider says when', async () => {
  const desk: Desk = {
    book: await openBook(temporaryFolder()),
    gateway: fakeGateway(),
    clock: fakeClock(),
    bugs: [],
  }
  const events = fc.array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(events, async (sequence) => {
      const { id, seen } = await play(desk, sequence)
      const paidAt = seen.findIndex(({ status }) => status === 'paid')
      const after = paidAt < 0 ? [] : seen.slice(paidAt)
      expect(after.filter(({ status }) => status !== 'paid')).toEqual([])
      expect(new Set(after.map((order) => JSON.stringify([order.call, order.verdict, order.finishedAt]))).size).toBe(
        paidAt < 0 ? 0 : 1,
      )
      const history = await desk.book.history(id)
      const last = seen.at(-1)
      if (last?.status === 'paid' && history.some(({ event, to }) => event === 'withdrawn' && to === 'withdrawn'))
        expect(last.review).toMatch(/^(?:paid-after-withdrawal|paid-then-declined)$/u)
      const moves = history.filter(({ from, to }) => from !== to && to !== null)
      const final = moves.filter(({ event, to }) => event === 'finished' && to !== null && VERDICTS.includes(to))
      expect(moves.filter(({ to }) => to !== null && isFinal(to))).toEqual(final)
      const notices = (await desk.book.notices()).filter(({ order }) => order.id === id)
      expect(notices).toHaveLength(final.length)
    }),
    { numRuns: 150 },
  )
  expect(desk.bugs).toEqual([])
}, 120_000)

it('fault 15: a payment that comes after a refusal frees no second charge until somebody has looked', async () => {
  const desk: Desk = { book: await openBook(temporaryFolder()), gateway: fakeGateway(), clock: fakeClock(), bugs: [] }
  const { id, seen } = await play(desk, ['declined', 'paid'])
  expect(seen.map(({ status, review }) => [status, review])).toEqual([
    ['declined', null],
    ['unconfirmed', 'result-changed'],
  ])
  const shop = openShop(desk)
  const orderId = seen[0]?.orderId
  expect(await shop.orders.again(id)).toEqual(failure({ kind: 'unconfirmed-open', orderId }))
  const notices = (await desk.book.notices()).filter(({ order }) => order.id === id)
  expect(notices).toHaveLength(2)
  got(await shop.orders.reconcile({ id, finding: 'charged', note: '', operator: 'sato' }))
  expect(await shop.orders.again(id)).toEqual(failure({ kind: 'already-paid', orderId }))
  await shop.close()
  expect(desk.bugs).toEqual([])
})

it.each(['the provider', 'a look at its console'])(
  'fault 15: shouts when a number that was followed by another, and came to an unclear end, is found paid by %s',
  async (by) => {
    const desk: Desk = { book: await openBook(temporaryFolder()), gateway: fakeGateway(), clock: fakeClock(), bugs: [] }
    const shop = openShop(desk)
    const answered = async (id: number, name: AnswerName): Promise<Order> => {
      desk.gateway.onSearch = () => Promise.resolve(success({ answer: ANSWERS[name], raw: name }))
      return got(await shop.check(id))
    }
    const first = got(await shop.orders.place(aPress(anOrderDraft())))
    const draft = { ...got(await shop.orders.again(first.id)), draftKey: '10000000-0000-4000-8000-000000000002' }
    const second = got(await shop.orders.place(aPress(draft, { replacing: first.orderId })))
    expect(await answered(first.id, 'unconfirmed')).toMatchObject({ status: 'unconfirmed', review: null })
    expect(await answered(second.id, 'paid')).toMatchObject({ status: 'paid', review: null })
    const look = { id: first.id, finding: 'charged', note: '', operator: 'sato' } as const
    const found = by === 'the provider' ? await answered(first.id, 'paid') : got(await shop.orders.reconcile(look))
    expect(found.review).toBe('paid-after-withdrawal')
    const detail = by === 'the provider' ? 'paid-after-withdrawal' : 'charged'
    expect((await desk.book.history(first.id)).at(-1)).toMatchObject({ detail })
    await shop.close()
  },
)

it('shouts of no order that was not withdrawn, nor of one whose end is still unclear', async () => {
  const desk: Desk = { book: await openBook(temporaryFolder()), gateway: fakeGateway(), clock: fakeClock(), bugs: [] }
  const { seen } = await play(desk, ['unconfirmed', 'paid'])
  expect(seen.at(-1)).toMatchObject({ status: 'paid', review: null })
  const other = await play({ ...desk, book: await openBook(temporaryFolder()) }, ['withdraw', 'unconfirmed'])
  expect(other.seen.at(-1)).toMatchObject({ status: 'unconfirmed', review: null })
})
