import { describe, expect, it } from 'vitest'
import { CallWatcher, type LineState, type PollEnd } from '../../../../src/main/orders/call-watcher.ts'
import { backOff, jitter, pollInterval } from '../../../../src/main/orders/poll-interval.ts'
import type { Order } from '../../../../src/shared/order.ts'
import type { OrderStatus } from '../../../../src/shared/order-status.ts'
import { anOrder, MORNING } from '../../../support/builders.ts'
import { fakeClock, settle, type FakeClock } from '../../../support/fake-clock.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const unreachable = (retryAfterMs = 0): PollEnd => ({
  kind: 'unreachable',
  retryAfterMs,
  error: { kind: 'not-sent', reason: 'offline' },
})
const REFUSED: PollEnd = { kind: 'unauthorized', error: { kind: 'unauthorized' } }

interface Watching {
  readonly watcher: CallWatcher
  readonly clock: FakeClock
  /** When which order was asked about, ms since the start. */
  readonly asked: { id: number; at: number }[]
  readonly lines: LineState[]
  answer: (order: Order) => PollEnd | Promise<PollEnd>
  /** Questions on their way, and the most there ever were. */
  flying: number
  most: number
}

function startWatching(atOnce?: number): Watching {
  const clock = fakeClock()
  const watching = {
    clock,
    asked: [] as { id: number; at: number }[],
    lines: [] as LineState[],
    answer: (order: Order): PollEnd | Promise<PollEnd> => ({ kind: 'answered', order }),
    flying: 0,
    most: 0,
  }
  const ask = async (order: Order): Promise<PollEnd> => {
    watching.asked.push({ id: order.id, at: clock.now() - MORNING })
    watching.flying += 1
    watching.most = Math.max(watching.most, watching.flying)
    try {
      return await watching.answer(order)
    } finally {
      watching.flying -= 1
    }
  }
  const onLine = (line: LineState): void => void watching.lines.push(line)
  return Object.assign(watching, { watcher: new CallWatcher({ clock, random: () => 0.5, ask, onLine, atOnce }) })
}

function watched(status: OrderStatus, id = 1): Order {
  return anOrder({ id, status, receiptNo: `00000000000000000${id}`, registeredAt: MORNING })
}

const times = (watching: Watching): number[] => watching.asked.map(({ at }) => at / SECOND)

it.each<[OrderStatus, number, number]>([
  ['waiting', 0, 5 * SECOND],
  ['waiting', 15 * MINUTE, 20 * SECOND],
  ['waiting', 2 * HOUR, MINUTE],
  ['in-call', 0, 3 * SECOND],
  ['in-call', 30 * MINUTE, 15 * SECOND],
  ['not-found', 0, 30 * SECOND],
  ['not-found', 2 * HOUR, 10 * MINUTE],
  ['lapsed', 24 * HOUR, 10 * MINUTE],
  ['withdrawn', 0, 10 * MINUTE],
  ['withdrawn', 48 * HOUR, HOUR],
])('asks about an order that is %s for %i ms every %i ms', (status, age, every) => {
  expect(pollInterval(status, age)).toBe(every)
})

it('looks for the next turn once, however many orders are open at the start', () => {
  const watching = startWatching()
  let looked = 0
  const { watcher } = watching
  const after = watching.clock.after.bind(watching.clock)
  watching.clock.after = (ms, task) => {
    looked += 1
    return after(ms, task)
  }
  watcher.watchAll(Array.from({ length: 500 }, (_, index) => watched('waiting', index + 1)))
  expect(looked).toBe(1)
})

it('spreads its questions by a tenth either way', () => {
  expect([0, 0.5, 1].map((random) => jitter(5000, random))).toEqual([4500, 5000, 5500])
})

it('backs off 2, 4, 8 … seconds up to a minute, longer only when the provider asks for it', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => backOff(failures, 0) / SECOND)).toEqual([
    2, 4, 8, 16, 32, 60, 60, 60,
  ])
  expect([backOff(1, 90 * SECOND), backOff(9, SECOND)]).toEqual([90 * SECOND, MINUTE])
})

it('asks every 5 s while a number waits and every 3 s in the call', async () => {
  const watching = startWatching()
  watching.watcher.watch(watched('waiting'))
  await watching.clock.advance(10 * SECOND)
  watching.answer = () => ({ kind: 'answered', order: watched('in-call') })
  await watching.clock.advance(11 * SECOND)
  expect(times(watching)).toEqual([5, 10, 15, 18, 21])
  expect(watching.lines).toEqual(['ok'])
})

it('drops an order whose status is final and leaves no timer behind', async () => {
  const watching = startWatching()
  watching.watcher.watch(watched('waiting'))
  watching.answer = () => ({ kind: 'answered', order: watched('paid') })
  await watching.clock.advance(HOUR)
  expect([times(watching), watching.clock.timers]).toEqual([[5], 0])
})

it('stops asking about an order that somebody else found finished', async () => {
  const watching = startWatching()
  watching.watcher.watch(watched('waiting'))
  watching.watcher.watch(watched('paid'))
  watching.watcher.watch({ ...watched('waiting', 2), receiptNo: null })
  await watching.clock.advance(HOUR)
  expect([times(watching), watching.clock.timers]).toEqual([[], 0])
})

it('sweeps withdrawn and lapsed orders every ten minutes', async () => {
  const watching = startWatching()
  watching.watcher.watch(watched('withdrawn', 1))
  watching.watcher.watch(watched('lapsed', 2))
  await watching.clock.advance(21 * MINUTE)
  expect(watching.asked.map(({ id, at }) => [id, at / MINUTE])).toEqual([
    [1, 10],
    [2, 10],
    [1, 20],
    [2, 20],
  ])
})

it('lets a withdrawn or lapsed number rest once it is 30 days old', async () => {
  const watching = startWatching()
  const old = { createdAt: MORNING - 30 * 24 * HOUR + 90 * MINUTE, registeredAt: null }
  watching.watcher.watch({ ...watched('lapsed', 1), ...old })
  watching.watcher.watch({ ...watched('withdrawn', 2), ...old, createdAt: MORNING - 31 * 24 * HOUR })
  watching.answer = (order) => ({ kind: 'answered', order })
  await watching.clock.advance(6 * HOUR)
  expect(watching.asked.map(({ id, at }) => [id, at / HOUR])).toEqual([
    [1, 1],
    [1, 2],
  ])
  expect(watching.clock.timers).toBe(0)
})

it('fault 14: asks slowly about an order whose answer made no sense, and at its pace again once it does', async () => {
  const watching = startWatching()
  watching.watcher.watch(watched('waiting'))
  watching.answer = (order) => ({ kind: 'answered', order, slow: true })
  await watching.clock.advance(66 * SECOND)
  watching.answer = (order) => ({ kind: 'answered', order })
  await watching.clock.advance(65 * SECOND)
  expect(times(watching)).toEqual([5, 65, 125, 130])
})

it('fault 20: never has more than its cap of 8 requests on their way, whatever 500 orders want', async () => {
  const watching = startWatching()
  watching.answer = (order) =>
    new Promise((resolve) => void watching.clock.after(200, () => resolve({ kind: 'answered', order })))
  for (let id = 1; id <= 500; id += 1) watching.watcher.watch(watched('waiting', id))
  await watching.clock.advance(20 * SECOND)
  expect(watching.most).toBe(8)
  expect(new Set(watching.asked.map(({ id }) => id)).size).toBe(500)
})

it('fault 20: keeps its cap through fifty lost and found networks', async () => {
  const watching = startWatching()
  for (let id = 1; id <= 500; id += 1) watching.watcher.watch(watched('waiting', id))
  for (let turn = 0; turn < 50; turn += 1) {
    watching.answer = (order) =>
      new Promise((resolve) => {
        const end = turn % 2 === 0 ? unreachable() : ({ kind: 'answered', order } as const)
        watching.clock.after(100, () => resolve(end))
      })
    watching.watcher.resume()
    await watching.clock.advance(150)
  }
  expect(watching.most).toBe(8)
})

describe('faults 7 and 20: while the provider cannot be reached', () => {
  it('waits longer after each failed round, however many requests failed in it', async () => {
    const watching = startWatching()
    watching.answer = () => unreachable()
    for (let id = 1; id <= 8; id += 1) watching.watcher.watch(watched('waiting', id))
    await watching.clock.advance(40 * SECOND)
    expect(times(watching)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 10, 14, 22, 38])
  })

  it('lets one request at a time feel for the line, and asks about all when it is back', async () => {
    const watching = startWatching()
    watching.answer = () => unreachable()
    for (let id = 1; id <= 20; id += 1) watching.watcher.watch(watched('waiting', id))
    await watching.clock.advance(6 * SECOND)
    watching.most = 0
    watching.answer = () => new Promise((resolve) => void watching.clock.after(SECOND, () => resolve(unreachable())))
    await watching.clock.advance(2 * MINUTE)
    expect([watching.most, watching.watcher.line]).toEqual([1, 'unreachable'])
    watching.answer = (order) => ({ kind: 'answered', order })
    watching.asked.length = 0
    await watching.clock.advance(70 * SECOND)
    expect(new Set(watching.asked.map(({ id }) => id)).size).toBe(20)
    expect(watching.lines).toEqual(['unreachable', 'ok'])
  })

  it('leaves the provider alone for as long as it asks', async () => {
    const watching = startWatching()
    watching.watcher.watch(watched('waiting'))
    watching.answer = () => unreachable(120 * SECOND)
    await watching.clock.advance(124 * SECOND)
    expect(times(watching)).toEqual([5])
    await watching.clock.advance(SECOND)
    expect(times(watching)).toEqual([5, 125])
  })
})

describe('fault 6: when the keys are refused', () => {
  it('asks nothing more until somebody says so, and then at once', async () => {
    const watching = startWatching()
    watching.answer = () => REFUSED
    watching.watcher.watch(watched('waiting', 1))
    watching.watcher.watch(watched('withdrawn', 2))
    await watching.clock.advance(HOUR)
    watching.watcher.watch(watched('waiting', 3))
    await watching.clock.advance(HOUR)
    expect([times(watching), watching.watcher.line]).toEqual([[5], 'unauthorized'])

    watching.answer = (order) => ({ kind: 'answered', order })
    watching.watcher.resume()
    await settle()
    expect(watching.asked.slice(1).map(({ id, at }) => [id, at])).toEqual([
      [1, 2 * HOUR],
      [2, 2 * HOUR],
      [3, 2 * HOUR],
    ])
    expect(watching.lines).toEqual(['unauthorized', 'idle', 'ok'])
  })

  it('stays so whatever requests bring that left before', async () => {
    const watching = startWatching()
    watching.answer = async (order) => {
      if (order.id === 1) return REFUSED
      await settle()
      return order.id === 2 ? unreachable() : { kind: 'answered', order }
    }
    for (let id = 1; id <= 3; id += 1) watching.watcher.watch(watched('waiting', id))
    await watching.clock.advance(HOUR)
    expect([times(watching), watching.watcher.line]).toEqual([[5, 5, 5], 'unauthorized'])
  })

  it('goes on when a question somebody asked by hand was answered', async () => {
    const watching = startWatching()
    watching.answer = () => REFUSED
    const order = watched('waiting')
    watching.watcher.watch(order)
    await watching.clock.advance(MINUTE)
    watching.answer = (asked) => ({ kind: 'answered', order: asked })
    expect(await watching.watcher.askNow(order)).toEqual({ kind: 'answered', order })
    await watching.clock.advance(5 * SECOND)
    expect(times(watching)).toEqual([5, 60, 65])
  })
})

it('fault 19: asks at once after a sleep of ten hours, once per order', async () => {
  const watching = startWatching()
  watching.watcher.watch(watched('waiting', 1))
  watching.watcher.watch(watched('in-call', 2))
  await watching.clock.advance(3 * SECOND)
  watching.clock.setWall(MORNING + 10 * HOUR)
  watching.watcher.resume()
  await settle()
  expect(watching.asked.slice(1).map(({ id }) => id)).toEqual([1, 2])
})

it('fault 17: goes on at its pace when the clock is set back by a day', async () => {
  const watching = startWatching()
  watching.watcher.watch(watched('waiting'))
  await watching.clock.advance(5 * SECOND)
  watching.clock.setWall(MORNING - 24 * HOUR)
  watching.asked.length = 0
  await watching.clock.advance(16 * SECOND)
  expect(watching.asked.length).toBeGreaterThanOrEqual(2)
})

it('joins a question about the same order that is on its way, watched or not', async () => {
  const watching = startWatching()
  let answer: (end: PollEnd) => void = () => undefined
  watching.answer = () => new Promise((resolve) => (answer = resolve))
  for (const status of ['waiting', 'paid'] as const) {
    const order = watched(status)
    watching.asked.length = 0
    watching.watcher.watch(order)
    const both = Promise.all([watching.watcher.askNow(order), watching.watcher.askNow(order)])
    await watching.clock.advance(MINUTE)
    expect(watching.asked).toHaveLength(1)
    answer({ kind: 'answered', order })
    expect(await both).toEqual([
      { kind: 'answered', order },
      { kind: 'answered', order },
    ])
    watching.answer = () => new Promise((resolve) => (answer = resolve))
    watching.watcher.watch(watched('paid'))
  }
})

it('asks nothing after it was stopped, and has stopped when the last answer is in', async () => {
  const watching = startWatching()
  let answer: (end: PollEnd) => void = () => undefined
  watching.answer = () => new Promise((resolve) => (answer = resolve))
  watching.watcher.watch(watched('waiting', 1))
  await watching.clock.advance(5 * SECOND)
  let stopped = false
  const stopping = watching.watcher.stop().then(() => (stopped = true))
  await settle()
  expect(stopped).toBe(false)
  answer({ kind: 'answered', order: watched('waiting') })
  await stopping
  watching.watcher.watch(watched('waiting', 2))
  watching.watcher.resume()
  await watching.clock.advance(HOUR)
  expect([times(watching), watching.clock.timers]).toEqual([[5], 0])
})
