import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { Desk } from '../../../src/main/desk.ts'
import type { SearchError, SearchResult } from '../../../src/main/gateway/ivr-gateway.ts'
import { SecretVault } from '../../../src/main/settings/secret-vault.ts'
import { Shop } from '../../../src/main/shop.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { failure, success, type Result } from '../../../src/shared/result.ts'
import { fakeClock, settle, type FakeClock } from '../../support/fake-clock.ts'
import { ACCOUNT, fakeGateway } from '../../support/fake-gateway.ts'
import { ANSWERS } from '../../support/answers.ts'
import { anOrderDraft } from '../../support/builders.ts'
import { openBook, temporaryFolder } from '../book/temporary-book.ts'
import { aPress, DEFAULTS, got } from './order-counter.ts'

const [SECOND, HOUR] = [1_000, 3_600_000]
type Found = Result<SearchResult, SearchError>

interface SleepyDesk {
  readonly desk: Desk
  readonly book: OrderBook
  readonly clock: FakeClock
  /** Receipt numbers asked about, in order. */
  readonly asked: string[]
  /** Questions on their way, and the most that ever were. */
  readonly flight: { now: number; most: number; aborted: number }
  /** What the network does with a question: it gets the signal that ends it. */
  network: (signal: AbortSignal) => Promise<Found>
  readonly posts: readonly string[]
  /** Places an order whose answer waits for `answerRegistration`. */
  readonly placing: () => ReturnType<Shop['orders']['place']>
  readonly answerRegistration: () => void
  /** One for every order id that became final. */
  readonly finished: () => Promise<readonly number[]>
}

const found = (answer: (typeof ANSWERS)['paid' | 'waiting']): Promise<Found> =>
  Promise.resolve(success({ answer, raw: '{}' }))
const waiting = (): Promise<Found> => found(ANSWERS.waiting)
const paid = (): Promise<Found> => found(ANSWERS.paid)
const OFFLINE: Found = failure({ kind: 'not-sent', reason: 'offline' })
const offline = (): Promise<Found> => Promise.resolve(OFFLINE)
/** A connection that died unheard: nothing comes until somebody gives it up. */
const dead = (signal: AbortSignal): Promise<Found> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(failure({ kind: 'unknown', reason: 'interrupted' })))
  })

/** A desk with a real book, so many orders whose number is out, and a network that a test plays. */
async function openDesk(orders: number): Promise<SleepyDesk> {
  const [clock, book] = [fakeClock(), await openBook(join(temporaryFolder(), 'real'))]
  const open = {
    asked: [] as string[],
    flight: { now: 0, most: 0, aborted: 0 },
    network: waiting as SleepyDesk['network'],
  }
  const gateway = fakeGateway()
  gateway.search = async (_, receiptNo, signal = new AbortController().signal) => {
    open.asked.push(receiptNo)
    open.flight.most = Math.max(open.flight.most, (open.flight.now += 1))
    const found = await open.network(signal)
    open.flight.now -= 1
    if (signal.aborted) open.flight.aborted += 1
    return found
  }
  const nothing = (): void => undefined
  const shop = new Shop({
    ...{ mode: 'real', book, gateway, clock, phone: null, changed: nothing, finished: nothing, lineChanged: nothing },
    ...{
      account: () => Promise.resolve(success(ACCOUNT)),
      settings: () => ({ ...DEFAULTS, duplicateMinutes: 0 }),
      random: () => 0.5,
    },
    ...{ newKey: () => '', bug: (cause: unknown) => expect.unreachable(String(cause)) },
  })
  const settings = { ...DEFAULTS, mode: 'real' } as const
  const desk = new Desk({
    settings: {
      ...{
        get: () => settings,
        save: () => success(settings),
        credentialsSavedAt: () => null,
        credentialsSavedFor: () => null,
      },
      ...{ markCredentials: () => null, bookMemory: () => null, rememberBook: () => true },
      ...{ backupPlace: () => null, keepBackupPlace: () => null },
    },
    vault: new SecretVault({
      ...{ service: 'x', keychain: () => Promise.reject(new Error('none')), clock, savedAt: () => null },
      ...{ savedFor: () => null, server: () => '' },
      ...{ mark: () => null, changed: nothing },
    }),
    ...{ clock, openShop: () => Promise.resolve(success(shop)), changed: nothing, bug: nothing },
    ...{ version: '1', electron: '2' },
  })
  await desk.start()
  onTestFinished(() => desk.close())
  for (let at = 0; at < orders; at += 1) {
    const draftKey = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
    got(await shop.orders.place(aPress({ ...anOrderDraft(), draftKey })))
  }
  const finished = async (): Promise<readonly number[]> => (await book.notices()).map(({ order }) => order.id)
  let answerRegistration = (): void => undefined
  const placing = (): ReturnType<Shop['orders']['place']> => {
    const usual = gateway.onRegister
    const waits = new Promise<void>((resolve) => (answerRegistration = resolve))
    gateway.onRegister = (order) => waits.then(() => usual(order))
    return shop.orders.place(aPress())
  }
  const given = { desk, book, clock, finished, posts: gateway.posts, placing }
  return Object.assign(open, given, { answerRegistration: () => answerRegistration() })
}

/** How often each receipt number was asked about. */
const each = (asked: readonly string[]): readonly number[] =>
  [...new Set(asked)].map((receiptNo) => asked.filter((one) => one === receiptNo).length)

it('fault 19: waking gives up what was on its way, asks once about each order and tells of each once', async () => {
  const at = await openDesk(3)
  at.network = dead
  await at.clock.advance(5 * SECOND)
  expect(at.flight).toEqual({ now: 3, most: 3, aborted: 0 })
  at.clock.setWall(at.clock.now() + 10 * HOUR)
  at.asked.length = 0
  at.network = paid
  at.desk.resume()
  await at.clock.advance(0)
  expect([at.flight, each(at.asked)]).toEqual([{ now: 0, most: 3, aborted: 3 }, [1, 1, 1]])
  // The system may tell of one waking several times.
  at.desk.resume()
  at.desk.resume()
  await at.clock.advance(60 * SECOND)
  expect([each(at.asked), await at.finished()]).toEqual([
    [1, 1, 1],
    [1, 2, 3],
  ])
  expect((await at.desk.state()).line).toBe('ok')
})

it('fault 19: waking without a network asks carefully, and the network’s return tells of each order once', async () => {
  const at = await openDesk(20)
  at.network = dead
  await at.clock.advance(5 * SECOND)
  at.clock.setWall(at.clock.now() + 10 * HOUR)
  at.network = offline
  at.asked.length = 0
  at.desk.resume()
  await at.clock.advance(60 * SECOND)
  expect(at.asked.length).toBeLessThan(20)
  expect((await at.desk.state()).line).toBe('unreachable')
  at.network = paid
  at.desk.resume()
  await at.clock.advance(60 * SECOND)
  expect((await at.finished()).length).toBe(20)
  expect(new Set(await at.finished()).size).toBe(20)
  expect(at.flight.most).toBeLessThanOrEqual(8)
})

it('fault 19: a waking that nobody told of is made up for by the next turn', async () => {
  const at = await openDesk(3)
  await at.clock.advance(5 * SECOND)
  at.clock.setWall(at.clock.now() + 10 * HOUR)
  at.network = paid
  at.asked.length = 0
  await at.clock.advance(15 * SECOND)
  expect([each(at.asked), await at.finished()]).toEqual([
    [1, 1, 1],
    [1, 2, 3],
  ])
})

it('fault 19: waking neither gives up nor repeats a registration on its way', async () => {
  const at = await openDesk(0)
  const placed = at.placing()
  await settle()
  at.desk.resume()
  at.answerRegistration()
  expect(got(await placed).status).toBe('waiting')
  expect(at.posts).toHaveLength(1)
})

it('fault 20: fifty lost and found networks, with a waking at each return: the cap holds and nothing is told twice', async () => {
  const at = await openDesk(40)
  let whileOffline = 0
  for (let turn = 0; turn < 50; turn += 1) {
    at.network = offline
    at.asked.length = 0
    await at.clock.advance(4 * SECOND)
    whileOffline += at.asked.length
    at.network = turn === 49 ? paid : waiting
    at.asked.length = 0
    at.desk.resume()
    await at.clock.advance(4 * SECOND)
    expect(at.asked.length).toBeLessThanOrEqual(2 * 40)
  }
  await at.clock.advance(60 * SECOND)
  expect(whileOffline).toBeLessThan(50 * 12)
  expect(at.flight).toEqual({ now: 0, most: 8, aborted: 0 })
  expect((await at.finished()).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
})
