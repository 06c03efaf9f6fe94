import { afterAll, beforeAll, expect, it } from 'vitest'
import { isFinal, isLive } from '../../../src/shared/order-status.ts'
import type { Order } from '../../../src/shared/order.ts'
import { look, startKilling, type KillingGround, type Remains } from './killed-shop.ts'

/** Fifteen in every test run; `UKETSUKE_KILLS=200` for the whole proof. */
const KILLS = Number(process.env['UKETSUKE_KILLS'] ?? 15)

let ground: KillingGround
beforeAll(async () => {
  ground = await startKilling()
})
afterAll(() => ground.end())

/** Order IDs of every registration that reached the provider, in order; the simulator itself forgets old requests. */
const sent: string[] = []
let countedUntil = 0
function countPosts(): void {
  const fresh = ground.simulator.requests().filter(({ ms }) => ms > countedUntil)
  countedUntil = fresh.at(-1)?.ms ?? countedUntil
  const registrations = fresh.filter(({ endpoint }) => endpoint === 'AuthRegistApi')
  sent.push(...registrations.map(({ body }) => /"orderId":"([^"]+)"/u.exec(JSON.stringify(body))?.[1] ?? 'no ID'))
}

/** The customers of some waiting numbers call, so that the next polls find results. */
function customersCall(orders: readonly Order[]): void {
  const line = ground.simulator.openLine()
  const waiting = orders.filter(({ status }) => status === 'waiting')
  for (const { identificationNumber } of waiting)
    if (Math.random() < 0.5)
      line.callThrough(identificationNumber ?? '', Math.random() < 0.8 ? { kind: 'accepted' } : { kind: 'hang-up' })
}

function finals(remains: Remains, orderId: string): string[] {
  return (remains.history.get(orderId) ?? []).filter((line) => line.startsWith('finished '))
}

function hasLiveNumber({ status, identificationNumber }: Order): boolean {
  return isLive(status) && identificationNumber !== null
}

function checkInvariants(remains: Remains): void {
  expect(remains.integrity).toBe('ok')
  const byId = new Map(remains.orders.map((order) => [order.orderId, order]))
  countPosts()
  // I1, I8: nothing left this PC that the book did not know of before; and nothing left it twice.
  expect(sent.filter((orderId) => !byId.has(orderId))).toEqual([])
  expect(new Set(sent).size).toBe(sent.length)
  for (const placed of ground.said.placed) {
    // I2, I6: what was answered is there, number and receipt included, and stays as it was.
    const order = byId.get(placed.orderId)
    const { identificationNumber, receiptNo, draft } = order ?? {}
    expect({ identificationNumber, receiptNo }).toEqual({
      identificationNumber: placed.identificationNumber,
      receiptNo: placed.receiptNo,
    })
    expect(draft?.payment?.amount).toBe(10_000)
  }
  for (const orderId of ground.said.noted) expect(remains.notes.has(orderId)).toBe(true)
  // I3: one sale, one live number; and no two orders share what the provider gave. A second intent may lie beside the
  // number before it: it is given up before anything is sent.
  const live = remains.orders.filter(hasLiveNumber).map(({ rootId }) => rootId)
  expect(new Set(live).size).toBe(live.length)
  const receipts = remains.orders.flatMap(({ receiptNo }) => receiptNo ?? [])
  expect(new Set(receipts).size).toBe(receipts.length)
  checkHistory(remains)
  checkBeside(remains)
  // I7: told at most once, and what is in the outbox was not told yet.
  expect(new Set(ground.said.told).size).toBe(ground.said.told.length)
  expect(remains.notices.filter((orderId) => ground.said.told.includes(orderId))).toEqual([])
}

/** What is written beside the book is the old or the new one, never half of it, and never older than what was said. */
function checkBeside({ orders, beside, closings, chainBreaks }: Remains): void {
  expect(chainBreaks).toEqual([])
  expect(closings).toBeGreaterThanOrEqual(ground.said.closings)
  expect(beside.drafted ?? 0).toBeGreaterThanOrEqual(ground.said.drafted)
  expect(beside.operators ?? 0).toBeGreaterThanOrEqual(ground.said.operators)
  expect(beside.names).not.toContain('operators.broken.json')
  expect(beside.halves).toBeLessThanOrEqual(1)
  // The newest order stands first in a file: one that ends with the first order of the book is whole.
  if (beside.exported === null) return
  exportsSeen.add(beside.exported.length)
  const ids = orders.map(({ orderId }) => orderId).toReversed()
  expect(beside.exported).toEqual(ids.slice(ids.length - beside.exported.length))
}

/** Lengths of the files of receipts that were found. */
const exportsSeen = new Set<number>()

/** I4, I5: every order tells its way from the start, ends once, and the journal knows every line of the book. */
function checkHistory(remains: Remains): void {
  for (const order of remains.orders) {
    const lines = remains.history.get(order.orderId) ?? []
    expect(lines[0]).toBe('added registering')
    expect(lines.filter((line) => line.startsWith('added'))).toHaveLength(1)
    expect(finals(remains, order.orderId)).toHaveLength(isFinal(order.status) ? 1 : 0)
    expect(lines.some((line) => line.startsWith('illegal-move'))).toBe(false)
  }
  const missing = Array.from({ length: remains.newest }, (_, index) => index + 1).filter(
    (id) => !remains.journaled.has(id),
  )
  expect(missing).toEqual([])
}

/** One order goes through about so many steps: counter, intent, request, answer, note, poll, result, notice. */
const STEPS = 16

it('fault 1: keeps its promises when it is killed at each step of writing and asking', async () => {
  for (let step = 1; step <= STEPS; step += 1) {
    await ground.liveUntilStep(step)
    const remains = await look(ground.folder)
    checkInvariants(remains)
    customersCall(remains.orders)
  }
  expect(ground.said.errors).toEqual([])
}, 90_000)

it(
  `fault 2: keeps its promises through ${KILLS} kills while it registers, polls, exports, closes days and writes`,
  async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      // One in five while the book is being opened, which takes about so long.
      if (kill % 5 === 4) await ground.live(200 + Math.random() * 400, 'start')
      else await ground.live(Math.random() * 300, 'open')
      const remains = await look(ground.folder)
      checkInvariants(remains)
      customersCall(remains.orders)
    }
    expect(ground.said.errors).toEqual([])
    expect(sent.length).toBeGreaterThan(KILLS / 2)
    expect(ground.said.redone.length).toBeGreaterThan(0)

    // What a kill left waiting is asked about again, until everything has its result.
    const { simulator, said } = ground
    const line = simulator.openLine()
    for (const { identificationNumber, status } of (await look(ground.folder)).orders)
      if (status === 'waiting') line.callThrough(identificationNumber ?? '', { kind: 'accepted' })
    const isOpen = ({ status }: Order): boolean => status === 'waiting' || status === 'in-call'
    await ground.finish(async () => {
      const { orders, notices } = await look(ground.folder)
      return !orders.some(isOpen) && notices.length === 0
    })
    const last = await look(ground.folder)
    checkInvariants(last)
    expect(last.orders.filter(isOpen)).toEqual([])
    // A toast may be lost between its outbox and the screen, one a kill at most; never a result.
    const done = last.orders.filter(({ status }) => isFinal(status))
    const untold = done.filter(({ orderId }) => !said.told.includes(orderId) && !last.notices.includes(orderId))
    expect(untold.length).toBeLessThanOrEqual(KILLS + STEPS)
    const lost = last.orders.filter(({ status }) => status === 'register-unknown')
    expect(lost.length).toBeLessThanOrEqual(KILLS + STEPS)
    process.stdout.write(
      `${KILLS} kills: ${sent.length} registrations, ${said.redone.length} of them second numbers, ${done.length} results, ${said.told.length} told, ` +
        `${untold.length} toasts and ${lost.length} registrations cut off; ${exportsSeen.size} different files of receipts, ` +
        `${said.drafted} drafts, ${said.operators} lists of operators, ${said.closings} closings\n`,
    )
  },
  KILLS * 6_000 + 60_000,
)
