import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { checkChain } from '../../../src/main/orders/audit/check-chain.ts'
import { isFinal } from '../../../src/shared/order-status.ts'
import { look } from '../kill/killed-shop.ts'
import { startSoak, type Weight } from './soaked-shop.ts'

// Faults 7, 8, 9, 14 and 29 all together and for long: hundreds of open orders on a line that fails now and then.

/** Twelve seconds in every test run; `UKETSUKE_SOAK_MINUTES=30` for the whole proof. */
const MINUTES = Number(process.env['UKETSUKE_SOAK_MINUTES'] ?? 0.2)
const RUN_MS = MINUTES * 60_000
const ORDERS = 500
/** Memory is compared with what it was when everything had been done often: after five minutes, or a quarter. */
const SETTLED_SECONDS = Math.min(300, RUN_MS / 4_000)
const MOST_GROWTH = 0.1
const IS_LONG = MINUTES >= 10
const LONG = { orders: ORDERS, place: tmpdir(), weighEveryMs: 10_000, callsPerSecond: 2, silences: true }
/** In memory where that is to be had: what is looked at is the time after the orders are there. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const SHORT = { orders: ORDERS, place, weighEveryMs: 500, callsPerSecond: 8, silences: false }

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** How much more there is in the last fifth than in the first one, as a share. */
function growth(weights: readonly Weight[], of: (weight: Weight) => number): number {
  const fifth = Math.max(1, Math.floor(weights.length / 5))
  return middle(weights.slice(-fifth).map(of)) / middle(weights.slice(0, fifth).map(of)) - 1
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const megabytes = (bytes: number | undefined): string => `${((bytes ?? 0) / 1e6).toFixed(1)} MB`

it(
  `fault 7, fault 8, fault 9, fault 29: ${ORDERS} open orders for ${MINUTES} minutes grow no memory, and every result is told once`,
  async () => {
    const soak = await startSoak(IS_LONG ? LONG : SHORT)
    onTestFinished(() => soak.end())
    await soak.full()
    const began = soak.weights.at(-1)?.seconds ?? 0
    await soak.live(RUN_MS)
    const ended = soak.weights.at(-1)?.seconds ?? 0
    // An order whose last answer made no sense is asked about a minute later: its result may take that long.
    await soak.finish(120_000)

    expect(soak.problems).toEqual([])
    // The line was up for most of the time, or the rest would say little.
    expect(soak.asked).toBeGreaterThan((RUN_MS / 1_000) * 20)
    // Every final outcome is seen, as what it was, and told once.
    expect(soak.told.toSorted()).toEqual(soak.ended.toSorted())
    const { orders, history, notices, integrity } = await look(soak.folder)
    expect([integrity, notices]).toEqual(['ok', []])
    const finals = orders.filter(({ status }) => isFinal(status))
    expect(finals.map(({ orderId, status }) => `${orderId} ${status}`).toSorted()).toEqual(soak.ended.toSorted())
    for (const { orderId } of finals)
      expect(history.get(orderId)?.filter((line) => line.startsWith('finished '))).toHaveLength(1)
    // Nothing went out twice, and nothing that the book does not know.
    expect(soak.sent.toSorted()).toEqual(orders.map(({ orderId }) => orderId).toSorted())
    expect((await checkChain(join(soak.folder, 'book.sqlite'))).breakCount).toBe(0)

    const settled = soak.weights.filter(({ seconds }) => seconds - began >= SETTLED_SECONDS && seconds <= ended)
    const [heap, rss] = [growth(settled, ({ weight }) => weight), growth(settled, (weight) => weight.rss)]
    process.stdout.write(
      `${MINUTES} minutes: ${soak.asked} requests, ${soak.faults} faults, ${soak.sent.length} registrations, ` +
        `${soak.ended.length} results told once, ${middle(settled.map(({ open }) => open))} open; ` +
        `heap ${megabytes(settled.at(-1)?.weight)} (${percent(heap)}), process ${megabytes(settled.at(-1)?.rss)} (${percent(rss)})\n`,
    )
    expect(heap).toBeLessThan(MOST_GROWTH)
    // In a short run the process is still warming up.
    if (IS_LONG) expect(rss).toBeLessThan(MOST_GROWTH)
  },
  RUN_MS + 200_000,
)
