import * as v from 'valibot'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { OrderService } from '../../../src/main/orders/order-service.ts'
import type { GatewayAccount } from '../../../src/main/gateway/ivr-gateway.ts'
import type { AppError } from '../../../src/shared/app-error.ts'
import type { Order, OrderDraft } from '../../../src/shared/order.ts'
import type { PlaceOrder } from '../../../src/shared/place-order.ts'
import { success, type Result } from '../../../src/shared/result.ts'
import { Settings } from '../../../src/shared/settings.ts'
import { anOrderDraft } from '../../support/builders.ts'
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { ACCOUNT, fakeGateway, type FakeGateway } from '../../support/fake-gateway.ts'
import { faultyBook, type FaultyBook } from '../../support/faulty-book.ts'
import { openBook, temporaryFolder } from '../book/temporary-book.ts'

/** The shop's defaults, which every fresh installation has. */
export const DEFAULTS = v.parse(Settings, {})

/** The service on a real book, with a provider that can be told what to do. */
export interface OrderCounter {
  readonly orders: OrderService
  readonly book: FaultyBook
  readonly gateway: FakeGateway
  readonly clock: FakeClock
  /** Every order the screen heard of. */
  readonly told: Order[]
  settings: Settings
  account: Result<GatewayAccount, AppError>
}

export async function openCounter(folder = temporaryFolder()): Promise<OrderCounter> {
  return counterOn(await openBook(folder))
}

/** A fresh service on a book, as after a restart of the app. */
export function counterOn(book: OrderBook): OrderCounter {
  const clock = fakeClock()
  const faulty = faultyBook(book)
  const gateway = fakeGateway()
  const told: Order[] = []
  let keys = 0
  const counter = { book: faulty, gateway, clock, told, settings: DEFAULTS, account: success(ACCOUNT) }
  const orders = new OrderService({
    book: faulty,
    gateway,
    settings: () => counter.settings,
    account: () => Promise.resolve(counter.account),
    now: () => clock.now(),
    newKey: () => `10000000-0000-4000-8000-${String((keys += 1)).padStart(12, '0')}`,
    changed: (order) => void told.push(order),
    after: (ms, task) => clock.after(ms, task),
    heldChanged: () => undefined,
  })
  return Object.assign(counter, { orders })
}

/** What the screen sends when the operator presses the key. */
export function aPress(draft: OrderDraft = anOrderDraft(), agreed: Partial<PlaceOrder> = {}): PlaceOrder {
  return { draft, replacing: null, notDuplicateOf: null, cardPass: '', ...agreed }
}

export function got<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`expected an answer, got ${JSON.stringify(result.error)}`)
  return result.value
}
