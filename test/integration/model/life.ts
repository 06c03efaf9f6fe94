import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../../src/main/clock.ts'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import type { GatewayAccount, OrderToRegister } from '../../../src/main/gateway/ivr-gateway.ts'
import { CallNotices } from '../../../src/main/notify.ts'
import type { BookMemory } from '../../../src/main/orders/book/book-marker.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import type { BookError, OrderBook } from '../../../src/main/orders/order-book.ts'
import { Shop } from '../../../src/main/shop.ts'
import { mainText } from '../../../src/main/text.ts'
import type { Order } from '../../../src/shared/order.ts'
import { failure, success, type Result } from '../../../src/shared/result.ts'
import type { Settings } from '../../../src/shared/settings.ts'
import { OnDisk } from './on-disk.ts'

/** The world around the app: decides what fails, and hears what the operator would hear. */
export interface Surroundings {
  readonly clock: Clock
  readonly settings: Settings
  readonly account: () => GatewayAccount
  readonly memory: () => BookMemory | null
  readonly remember: (memory: BookMemory) => boolean
  readonly newKey: () => string
  /** Passed before and after everything that is written or sent: true cuts the power there. */
  readonly cutsHere: () => boolean
  /** Asked before everything that is written: true refuses it for want of room. */
  readonly refusesWrite: () => boolean
  readonly heard: (order: Order) => void
  readonly told: (order: Order) => void
  /** A notice was taken out of the outbox and the power went before it was shown. */
  readonly lostNotice: (order: number) => void
  readonly bug: (cause: unknown) => void
}

/** What names a registration on the wire: the order ID, or the member where a card is saved alone. */
function wireKey({ orderId, draft }: OrderToRegister): string {
  return draft.customer.division === '3' ? (draft.card?.memberId ?? '') : orderId
}

/** One of its own for each who waits: a shared one would keep every dead life, and its files, for ever. */
function never(): Promise<never> {
  return new Promise(() => undefined)
}
const FULL = failure({ kind: 'disk-full' } satisfies BookError)

/** In memory where that is to be had: what a flush really keeps is for the durability test, here it would only be slow. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export function newFolder(): string {
  return mkdtempSync(join(PLACE, 'model-'))
}

/** The app's core from its start to its end, on a real book, joined to the provider by real HTTP. */
export class Life {
  readonly folder: string
  readonly disk: OnDisk
  readonly shop: Shop
  readonly notices: CallNotices
  /** Requests on their way, by receipt number or wire key, and those of them that will get no answer. */
  readonly asking = new Set<string>()
  readonly silent = new Set<string>()
  alive = true
  /** What the next life finds: the folder as the cut left it. */
  remains: string | null = null
  readonly #around: Surroundings
  readonly #whole: OrderBook
  readonly #book: OrderBook
  readonly #timers = new Set<() => void>()

  private constructor(folder: string, whole: OrderBook, around: Surroundings) {
    this.folder = folder
    this.#around = around
    this.#whole = whole
    this.disk = new OnDisk(folder)
    this.#book = this.#steppedBook(whole)
    this.notices = new CallNotices({
      text: () => mainText('ja'),
      shows: () => around.settings,
      open: () => undefined,
      banner: (order) => around.told(order),
    })
    this.shop = this.#openShop()
  }

  static async open(folder: string, around: Surroundings): Promise<Life> {
    const { clock, newKey, memory, remember } = around
    const opened = await openOrderBook({ folder, clock, newId: newKey, memory, remember })
    if (!opened.ok) throw new Error(`the book did not open: ${JSON.stringify(opened.error)}`)
    return new Life(folder, opened.value, around)
  }

  /** As the app does when its page is there: settles what a crash left, and tells what nobody was told. */
  async begin(): Promise<void> {
    await this.shop.open()
    this.#deliver()
  }

  /** The power goes: nothing of this life happens any more, and the files are copied as they lie there. */
  cut(): void {
    if (!this.alive) return
    this.alive = false
    for (const callOff of this.#timers) callOff()
    this.remains = newFolder()
    cpSync(this.folder, this.remains, { recursive: true, preserveTimestamps: true })
  }

  /** Lets go of the files of a life that is over. */
  async bury(): Promise<void> {
    this.alive = false
    for (const callOff of this.#timers) callOff()
    this.disk.close()
    await this.#whole.close()
    if (this.remains !== null) rmSync(this.folder, { recursive: true, force: true })
  }

  #deliver(): void {
    this.notices.deliver(this.#book).catch((cause: unknown) => {
      if (!(cause instanceof NoRoom)) this.#around.bug(cause)
    })
  }

  #openShop(): Shop {
    const { settings, account, newKey, heard, bug } = this.#around
    return new Shop({
      mode: 'real',
      book: this.#book,
      gateway: this.#steppedGateway(),
      account: () => Promise.resolve(success(account())),
      settings: () => settings,
      clock: this.#clock(),
      random: () => 0.5,
      newKey,
      phone: null,
      changed: (order) => {
        if (this.alive) heard(order)
      },
      finished: () => this.#deliver(),
      lineChanged: () => undefined,
      bug: (cause) => {
        if (this.alive && !(cause instanceof NoRoom)) bug(cause)
      },
    })
  }

  #clock(): Clock {
    const { clock } = this.#around
    return {
      now: () => clock.now(),
      after: (ms, task) => {
        const callOff = clock.after(ms, () => {
          this.#timers.delete(callOff)
          if (this.alive) task()
        })
        this.#timers.add(callOff)
        return () => {
          this.#timers.delete(callOff)
          callOff()
        }
      },
    }
  }

  async #step(): Promise<void> {
    if (this.alive && this.#around.cutsHere()) this.cut()
    if (!this.alive) await never()
  }

  /** A write that answers whether it was kept. */
  #kept<A extends unknown[], T, E>(
    work: (...given: A) => Promise<Result<T, E>>,
  ): (...given: A) => Promise<Result<T, E | BookError>> {
    return async (...given) => {
      await this.#step()
      if (this.#around.refusesWrite()) return FULL
      const result = await work(...given)
      await this.#step()
      return result
    }
  }

  #steppedBook(whole: OrderBook): OrderBook {
    return {
      ...whole,
      add: this.#kept((...given: Parameters<OrderBook['add']>) => whole.add(...given)),
      change: this.#kept((...given: Parameters<OrderBook['change']>) => whole.change(...given)),
      nextCounter: this.#kept((...given: Parameters<OrderBook['nextCounter']>) => whole.nextCounter(...given)),
      writeNote: this.#kept((...given: Parameters<OrderBook['writeNote']>) => whole.writeNote(...given)),
      recordMoney: this.#kept((...given: Parameters<OrderBook['recordMoney']>) => whole.recordMoney(...given)),
      addDocument: this.#kept((...given: Parameters<OrderBook['addDocument']>) => whole.addDocument(...given)),
      touch: async (checked) => {
        await this.#step()
        if (this.#around.refusesWrite()) throw new NoRoom()
        await whole.touch(checked)
      },
      takeNotice: async (id) => {
        await this.#step()
        if (this.#around.refusesWrite()) throw new NoRoom()
        const order = this.disk.orderOfNotice(id)
        const taken = await whole.takeNotice(id)
        if (taken && this.alive && this.#around.cutsHere()) {
          this.#around.lostNotice(order)
          this.cut()
        }
        return this.alive ? taken : never()
      },
    }
  }

  #steppedGateway(): ConstructorParameters<typeof Shop>[0]['gateway'] {
    const clock = this.#clock()
    const timers = {
      setTimeout: (run: () => void, ms: number) => clock.after(ms, run),
      // Marked boundary: only ever handed what setTimeout above returned.
      clearTimeout: (callOff: unknown) => (callOff as () => void)(),
    }
    const gateway = createIvrGateway({ timers, now: () => clock.now() })
    const asked = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
      await this.#step()
      this.asking.add(key)
      const end = await work().finally(() => {
        this.asking.delete(key)
        this.silent.delete(key)
      })
      await this.#step()
      return end
    }
    return {
      register: (account, order, signal) => asked(wireKey(order), () => gateway.register(account, order, signal)),
      search: (account, receiptNo, signal) => asked(receiptNo, () => gateway.search(account, receiptNo, signal)),
    }
  }
}

/** What a write that answers nothing throws when there is no room. */
class NoRoom extends Error {}
