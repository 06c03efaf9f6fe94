// A whole shop in a process of its own that keeps many orders open, tells every result, and weighs itself.
import { randomUUID } from 'node:crypto'
import { registerHooks } from 'node:module'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { systemClock } from '../../../src/main/clock.ts'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import { Shop } from '../../../src/main/shop.ts'
import { mainText } from '../../../src/main/text.ts'
import type { Order } from '../../../src/shared/order.ts'
import { success } from '../../../src/shared/result.ts'
import { Settings } from '../../../src/shared/settings.ts'
import { anOrderDraft } from '../../support/builders.ts'

const [folder = '', url = '', wanted = '0', weighEveryMs = '1000'] = process.argv.slice(2)

/** A desktop whose notifications fail now and then, and which forgets to say that some were closed. */
const ELECTRON = `data:text/javascript,${encodeURIComponent(`
  export class Notification {
    static isSupported() { return true }
    #heard = new Map()
    on(event, listener) { this.#heard.set(event, listener) }
    show() {
      const fate = Math.random()
      if (fate < 0.1) throw new Error('no notifications here')
      if (fate < 0.8) setTimeout(() => this.#heard.get('close')(), 500)
    }
  }`)}`
registerHooks({
  resolve: (name, context, next) => (name === 'electron' ? { url: ELECTRON, shortCircuit: true } : next(name, context)),
})
// Only now, so that it finds this desktop.
const { CallNotices } = await import('../../../src/main/notify.ts')

function say(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const opened = await openOrderBook({ folder, clock: systemClock, newId: randomUUID })
if (!opened.ok) throw new Error(`the book did not open: ${JSON.stringify(opened.error)}`)
const book = opened.value
const settings = v.parse(Settings, { duplicateMinutes: 0 })
const notices = new CallNotices({
  text: () => mainText('ja'),
  shows: () => settings,
  open: () => undefined,
  banner: ({ orderId, status }) => say({ told: orderId, status }),
})

const open = new Set<number>()
function heard({ id, status }: Order): void {
  if (status === 'waiting' || status === 'in-call' || status === 'not-found') open.add(id)
  else open.delete(id)
}

const account = { url, credentials: { apiKey: 'testKey', apiPassword: 'testPassword' }, shopId: 'testShop', siteId: '' }
const shop = new Shop({
  mode: 'training',
  book,
  gateway: createIvrGateway({}),
  account: () => Promise.resolve(success(account)),
  settings: () => settings,
  clock: systemClock,
  random: Math.random,
  newKey: randomUUID,
  phone: null,
  changed: heard,
  finished: () => void notices.deliver(book),
  // As an operator who has put the keys right.
  lineChanged: () => {
    if (shop.line === 'unauthorized') setTimeout(() => shop.resume(), 500)
  },
  bug: (cause) => say({ bug: String(cause) }),
})
await shop.open()

let placing = true
let underway = 0
async function place(): Promise<void> {
  const draft = anOrderDraft({ draftKey: randomUUID() })
  const placed = await shop.orders.place({ draft, replacing: null, notDuplicateOf: null, cardPass: '' })
  if (placed.ok) {
    const { orderId, status, identificationNumber } = placed.value
    say({ placed: orderId, status, identificationNumber })
  } else say({ bug: JSON.stringify(placed.error) })
}

/** Keeps as many orders open as are wanted: what ended is followed by another. */
async function keepOpen(): Promise<void> {
  while (placing) {
    if (open.size + underway >= Number(wanted)) await new Promise((resolve) => setTimeout(resolve, 100))
    else {
      underway += 1
      await place().finally(() => (underway -= 1))
    }
  }
}

const began = Date.now()
async function weigh(): Promise<void> {
  // With a pause after each: the driver's rows are freed by finalisers, which run only when the loop turns.
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  say({ weight: heapUsed + external, rss, seconds: (Date.now() - began) / 1000, open: open.size })
}
const weighing = setInterval(() => void weigh(), Number(weighEveryMs))

const placers = Promise.all(Array.from({ length: 4 }, keepOpen))
for await (const order of createInterface({ input: process.stdin })) {
  placing = false
  if (order === 'close') break
}
clearInterval(weighing)
await placers
await shop.close()
say({ closed: true })
process.exit(0)
