// A whole shop in a process of its own, to be killed: places orders without end and says what it was told.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Clock } from '../../../src/main/clock.ts'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import type { IvrGateway } from '../../../src/main/gateway/ivr-gateway.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { Shop } from '../../../src/main/shop.ts'
import { BOOK_FILE } from '../../../src/main/orders/backup/book-paths.ts'
import type { AppError } from '../../../src/shared/app-error.ts'
import { figuresText } from '../../../src/shared/closing.ts'
import { japanDayName } from '../../../src/shared/japan-time.ts'
import { besideShop } from './beside-shop.ts'
import { success, type Result } from '../../../src/shared/result.ts'
import type { Order, OrderDraft } from '../../../src/shared/order.ts'
import { Settings } from '../../../src/shared/settings.ts'
import { anOrderDraft } from '../../support/builders.ts'

const [folder = '', url = '', places = 'yes', killAt = '0'] = process.argv.slice(2)

/** Sixty times as fast as the real one, so that a life of some tenths of a second holds many polls. */
const HASTE = 60
const born = Date.now()
const clock: Clock = {
  now: () => born + (Date.now() - born) * HASTE,
  after: (ms, task) => {
    const timer = setTimeout(task, ms / HASTE)
    return () => clearTimeout(timer)
  },
}

function say(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const opened = await openOrderBook({ folder, clock, newId: randomUUID })
if (!opened.ok) throw new Error(`the book did not open: ${JSON.stringify(opened.error)}`)

let steps = 0
/** Ends this process without any farewell at the n-th step, counted before and after each of its writes and requests. */
function step(): void {
  steps += 1
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL')
}
function stepped<A extends unknown[], R>(work: (...given: A) => Promise<R>): (...given: A) => Promise<R> {
  return async (...given) => {
    step()
    const result = await work(...given)
    step()
    return result
  }
}
const whole = opened.value
const book = {
  ...whole,
  add: stepped((...given: Parameters<OrderBook['add']>) => whole.add(...given)),
  change: stepped((...given: Parameters<OrderBook['change']>) => whole.change(...given)),
  nextCounter: stepped((...given: Parameters<OrderBook['nextCounter']>) => whole.nextCounter(...given)),
  writeNote: stepped((...given: Parameters<OrderBook['writeNote']>) => whole.writeNote(...given)),
  takeNotice: stepped((...given: Parameters<OrderBook['takeNotice']>) => whole.takeNotice(...given)),
  backUp: stepped((...given: Parameters<OrderBook['backUp']>) => whole.backUp(...given)),
}
const gateway = createIvrGateway({})

let delivering = Promise.resolve()
/** As CallNotices does it: taken out of the outbox, then told. */
function deliver(): void {
  delivering = delivering.then(async () => {
    for (const notice of await book.notices())
      if (await book.takeNotice(notice.id)) say({ told: notice.order.orderId, status: notice.order.status })
  })
}

const account = { url, credentials: { apiKey: 'testKey', apiPassword: 'testPassword' }, shopId: 'testShop', siteId: '' }
const shop = new Shop({
  mode: 'training',
  book,
  gateway: {
    register: stepped((...given: Parameters<IvrGateway['register']>) => gateway.register(...given)),
    search: stepped((...given: Parameters<IvrGateway['search']>) => gateway.search(...given)),
  },
  account: () => Promise.resolve(success(account)),
  settings: () => v.parse(Settings, { duplicateMinutes: 0 }),
  clock,
  random: Math.random,
  newKey: randomUUID,
  phone: null,
  changed: () => undefined,
  finished: deliver,
  lineChanged: () => undefined,
  bug: (cause) => {
    throw cause
  },
})
await shop.open()
deliver()
say({ open: true })

const beside = besideShop(join(folder, 'own'))
// Not in every life: it takes the time of many a registration.
if (places === 'yes' && Math.random() < 0.4) void beside.exportAlways(join(folder, BOOK_FILE))

/** Closes the day as it is seen; refused when another result came in between. */
async function closeDay(): Promise<void> {
  const day = japanDayName(clock.now())
  const { figures, unconfirmed } = await shop.closing.day(day)
  const seen = figuresText(figures)
  const closed = await shop.closing.close({ day, operator: 'sato', seen })
  if (closed.ok) say({ closedAs: closed.value.closings.length })
  else if (unconfirmed.length === 0 && closed.error.kind !== 'closing-changed') throw new Error(closed.error.kind)
}

async function place(draft: OrderDraft, replacing: string | null): Promise<Result<Order, AppError>> {
  const placed = await shop.orders.place({ draft, replacing, notDuplicateOf: null, cardPass: '' })
  if (!placed.ok) return placed
  const { orderId, status, identificationNumber, receiptNo } = placed.value
  say({ placed: orderId, status, identificationNumber, receiptNo })
  return placed
}

/** A second number for the same sale, the live one named: what a crash in between leaves is what I3 is about. */
async function redo(id: number): Promise<void> {
  const draft = await shop.orders.again(id)
  if (!draft.ok) {
    allow(draft.error)
    return
  }
  const first = await place(draft.value, null)
  const live = !first.ok && first.error.kind === 'live-number' ? first.error.orderId : null
  const placed = live === null ? first : await place(draft.value, live)
  if (placed.ok) say({ redone: placed.value.orderId })
  else allow(placed.error)
}

/** Paid, or to be looked at, by now: any other refusal is none that may come. */
function allow({ kind }: AppError): void {
  if (kind !== 'already-paid' && kind !== 'unconfirmed-open') throw new Error(`not redone: ${kind}`)
}

// What an earlier life left without an answer is registered again, as an operator would.
if (places === 'yes') for (const lost of await book.byStatus(['register-unknown'])) await redo(lost.id)

while (places === 'yes') {
  const placed = await place(anOrderDraft({ draftKey: randomUUID() }), null)
  if (!placed.ok) throw new Error(`not placed: ${JSON.stringify(placed.error)}`)
  const { id, orderId } = placed.value
  if (Math.random() < 0.3) await redo(id)
  if (Math.random() < 0.3) {
    const noted = await shop.entries.note({ id, text: 'メモ', operator: 'sato' })
    if (noted.ok) say({ noted: orderId })
  }
  const written = Math.random()
  if (written < 0.3) say({ drafted: beside.keepDraft() })
  else if (written < 0.6) say({ operators: await beside.keepOperators() })
  else if (written < 0.7) await closeDay()
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 10))
}
