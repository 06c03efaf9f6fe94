// One process of B5: watches open orders for one round, ours or with an interval for each.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createIvrGateway } from '../../src/main/gateway/ivr-api.ts'
import type { GatewayAccount } from '../../src/main/gateway/ivr-gateway.ts'
import { systemClock } from '../../src/main/clock.ts'
import { CallWatcher } from '../../src/main/orders/call-watcher.ts'
import type { Order } from '../../src/shared/order.ts'
import { madeUpOrder } from '../made-up-orders.ts'
import { seededRandom } from '../random.ts'
import { answer, sampleGiven } from '../sample.ts'
import type { WatchGiven } from '../watch.ts'

const INTERVAL_MS = 5_000
/** Changes begin when every order has been asked about, and come for one interval, so that no moment of it is favoured. */
const CHANGES_FROM_MS = 6_000
const CHANGED_SHARE = 0.1
/** Nobody may take longer than this, ms from the start. */
const GIVE_UP_MS = 30_000
const RESOLUTION_MS = 1
const MICROSECONDS = 1000

const { side, url, orders: count, seed } = sampleGiven() as WatchGiven
const account: GatewayAccount = { url, credentials: { apiKey: 'k', apiPassword: 'p' }, shopId: 's', siteId: 't' }
const gateway = createIvrGateway()
const random = seededRandom(seed)
const began = Date.now()
const orders = Array.from({ length: count }, (_, index) => waitingOrder(index))
const changes = orders
  .filter(() => random.next() < CHANGED_SHARE)
  .map(({ receiptNo }) => [receiptNo ?? '', began + CHANGES_FROM_MS + INTERVAL_MS * random.next()] as const)
const changesAt = new Map(changes)
const detectedMs = new Map<string, number>()

function waitingOrder(index: number): Order {
  const { draft, orderId, identificationNumber, receiptNo } = madeUpOrder(index, began, random)
  const nothing = { problem: null, review: null, call: null, verdict: null, reconciliation: null }
  const times = { createdAt: began, registeredAt: began, finishedAt: null, checkedAt: null }
  const id = index + 1
  return {
    ...nothing,
    ...times,
    id,
    rootId: id,
    attempt: 1,
    orderId,
    draft,
    identificationNumber,
    receiptNo,
    status: 'waiting',
  }
}

/** Asks once and notes a change the first time it is seen; the order stays open, so that the load stays the same. */
async function ask(order: Order): Promise<void> {
  const receiptNo = order.receiptNo ?? ''
  const found = await gateway.search(account, receiptNo)
  if (!found.ok) throw new Error(`the provider failed: ${found.error.kind}`)
  const changedAt = changesAt.get(receiptNo)
  if (found.value.answer.progress === 'in-call' && changedAt !== undefined && !detectedMs.has(receiptNo))
    detectedMs.set(receiptNo, Date.now() - changedAt)
}

function watchOurs(): void {
  const watcher = new CallWatcher({
    clock: systemClock,
    random: Math.random,
    onLine: () => undefined,
    ask: async (order) => {
      await ask(order)
      return { kind: 'answered', order }
    },
  })
  for (const order of orders) watcher.watch(order)
}

function watchPeer(): void {
  for (const order of orders) setInterval(() => void ask(order), INTERVAL_MS)
}

/** Our own processor time between two ticks of a timer: what stood in the way of the tick, whoever else is on the machine. */
function watchBusy(): { worstMs: number } {
  const worst = { worstMs: 0 }
  let before = process.threadCpuUsage()
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    before = process.threadCpuUsage()
    worst.worstMs = Math.max(worst.worstMs, (user + system) / MICROSECONDS)
  }, RESOLUTION_MS)
  return worst
}

await fetch(`${url}/plan`, { method: 'POST', body: JSON.stringify(changes) })
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
if (side === 'ours') watchOurs()
else watchPeer()
let busy = { worstMs: 0 }
// Not the start-up: what is compiled for the first time is the same on both sides.
setTimeout(() => {
  delay.enable()
  busy = watchBusy()
}, INTERVAL_MS / 2)
while (detectedMs.size < changesAt.size && Date.now() - began < GIVE_UP_MS)
  await new Promise((resolve) => setTimeout(resolve, 100))
const worstDelayMs = delay.max / 1e6 - RESOLUTION_MS
if (detectedMs.size < changesAt.size) throw new Error(`${changesAt.size - detectedMs.size} changes were never seen`)
const mostInFlight = Number(await (await fetch(`${url}/most`)).text())
answer({ mostInFlight, worstDelayMs, worstBusyMs: busy.worstMs, detectedMs: [...detectedMs.values()] })
process.stdout.end(() => process.exit(0))
