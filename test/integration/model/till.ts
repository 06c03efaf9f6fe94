import { cpSync, rmSync } from 'node:fs'
import type { BookMemory } from '../../../src/main/orders/book/book-marker.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import type { Fault } from '../../../src/main/training/simulator/fault.ts'
import type { RecordedRequest } from '../../../src/main/training/simulator/request-log.ts'
import type { SimulatedOrder } from '../../../src/main/training/simulator/simulated-order.ts'
import { startSimulator, type Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import type { Order } from '../../../src/shared/order.ts'
import type { Settings } from '../../../src/shared/settings.ts'
import { MORNING } from '../../support/builders.ts'
import { fakeClock, settle, type FakeClock } from '../../support/fake-clock.ts'
import { ACCOUNT } from '../../support/fake-gateway.ts'
import { DEFAULTS } from '../orders/order-counter.ts'
import { Life, newFolder, type Surroundings } from './life.ts'
import { checkPost, Promises } from './promises.ts'

/** Something that goes wrong with this PC at the n-th step (power) or from the n-th write on (disk) of a command. */
export interface Trouble {
  readonly kind: 'power-cut' | 'disk-full'
  readonly at: number
}

/** One registration as it reached the provider. */
export interface Post {
  readonly key: string
  /** Order of the book that was being registered then; null when there was none. */
  readonly order: number | null
}

/** What a command knows that the book cannot: which answers were wrong on purpose, and what the operator asked for. */
export interface Step {
  /** Answers that were false: they excuse moves that the provider's truth does not explain. */
  readonly lies: Set<'declined' | 'unknown-receipt' | 'backwards'>
  /** Statuses the operator asked for, as `order status`. */
  readonly wished: Set<string>
}

class PowerCut extends Error {}

/** As long as anything of ours waits for the provider or a time-out, ms. */
const PATIENCE_MS = 5_000
const MOST_PATIENCE = 40

/** A folder with a book that was just made, to begin lives from copies of it. */
export async function emptyBook(): Promise<string> {
  const folder = newFolder()
  const opened = await openOrderBook({ folder, clock: { now: () => MORNING }, newId: () => 'book-of-the-model' })
  if (!opened.ok) throw new Error('no empty book')
  await opened.value.close()
  return folder
}

function memoryOfNothing(): BookMemory | null {
  return null
}

/** The app's core, its operator, its customers and its provider, on a clock that only moves when told. */
export class Till {
  readonly clock: FakeClock
  readonly posts: Post[] = []
  readonly told: { readonly id: number; readonly status: string }[] = []
  readonly problems: string[] = []
  /** Numbers the operator has heard, by order. */
  readonly heardNumbers = new Map<
    number,
    { readonly identificationNumber: string | null; readonly receiptNo: string | null }
  >()
  /** What the customers' calls came to, by receipt number. */
  readonly verdicts = new Map<string, string>()
  readonly settings: Settings = { ...DEFAULTS, issuerName: '花屋', lapseHours: 24 }
  /** Orders whose notice was taken out of the outbox when the power went. */
  readonly lostNotices: number[] = []
  cuts = 0
  keysWrong = false
  offline = false
  step: Step = { lies: new Set(), wished: new Set() }
  #life: Life | null = null
  #simulator: Simulator | null = null
  #trouble: { readonly kind: Trouble['kind']; left: number } | null = null
  #memory: BookMemory | null = memoryOfNothing()
  #keys = 0
  #armed = 0
  #seenPosts = 0
  readonly #promises = new Promises()

  constructor() {
    this.clock = fakeClock(MORNING, () => this.quiet())
  }

  static async open(book: string): Promise<Till> {
    const till = new Till()
    const { clock } = till
    till.#simulator = await startSimulator({ credentials: ACCOUNT.credentials, clock, random: () => 0.123456 })
    const folder = newFolder()
    cpSync(book, folder, { recursive: true, preserveTimestamps: true })
    await till.#begin(folder)
    return till
  }

  get life(): Life {
    if (this.#life === null) throw new Error('no life yet')
    return this.#life
  }

  get simulator(): Simulator {
    if (this.#simulator === null) throw new Error('no provider yet')
    return this.#simulator
  }

  newKey(): string {
    this.#keys += 1
    return `20000000-0000-4000-8000-${String(this.#keys).padStart(12, '0')}`
  }

  /** What the provider knows of an order, and what its call came to. */
  truthOf(receiptNo: string | null): { readonly order: SimulatedOrder; readonly verdict: string | null } | null {
    const order = this.simulator.orders().find((one) => one.receiptNo === receiptNo)
    return order === undefined ? null : { order, verdict: this.verdicts.get(order.receiptNo) ?? null }
  }

  /** One command of the run, perhaps with a trouble; afterwards everything is looked at. */
  async act(trouble: Trouble | null, work: () => Promise<void>): Promise<void> {
    this.simulator.faults.clear()
    this.step = { lies: new Set(), wished: new Set() }
    this.#trouble = trouble === null ? null : { kind: trouble.kind, left: trouble.at }
    this.#armed = 0
    try {
      await work()
      await this.quiet()
    } catch (cause) {
      if (!(cause instanceof PowerCut)) throw cause
      await this.#reboot()
    }
    this.#trouble = null
    if (this.#isCut()) await this.#reboot()
    await this.#lookAround()
  }

  /** Waits for something the app does; time passes only when nothing else is left to wait for. */
  async during<T>(work: Promise<T>): Promise<T> {
    const state = { ended: false }
    const running = work.finally(() => (state.ended = true))
    running.catch(() => undefined)
    for (let tries = 0; tries < MOST_PATIENCE; tries += 1) {
      await this.quiet()
      if (state.ended) return running
      await this.clock.advance(PATIENCE_MS)
    }
    throw new Error('the app waits for nothing that ever comes')
  }

  /** Fulfilled when everything waits for time to pass; rejected when the power is gone. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 3;) {
      await settle()
      const life = this.#life
      if (life === null) return
      if (!life.alive) throw new PowerCut()
      calm = [...life.asking].every((key) => life.silent.has(key)) ? calm + 1 : 0
    }
  }

  /** The next registration goes out under this fault, and is looked at when it reaches the provider. */
  expectPost(fault: Fault | null): void {
    this.#armed += 1
    const normal: Fault = { kind: 'transform', change: (answer) => answer }
    this.simulator.faults.next('AuthRegistApi', fault ?? normal, () => this.#arrived(isSilent(fault)))
  }

  /** The next question goes out under this fault. */
  expectQuestion(fault: Fault): void {
    this.simulator.faults.next('AuthSearchApi', fault, () => {
      const { body } = this.#lastRequest()
      if (isSilent(fault)) this.life.silent.add(String(at(body, 'receiptNo')))
    })
  }

  async restart(): Promise<void> {
    await this.during(this.life.shop.close())
    const { folder } = this.life
    await this.life.bury()
    await this.#begin(folder)
  }

  cutPower(): void {
    this.life.cut()
    throw new PowerCut()
  }

  async end(): Promise<void> {
    const life = this.life
    await life.bury()
    await this.simulator.stop()
    for (const folder of [life.folder, life.remains])
      if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }

  #isCut(): boolean {
    return !this.life.alive
  }

  #lastRequest(): RecordedRequest {
    const request = this.simulator.requests().at(-1)
    if (request === undefined) throw new Error('no request yet')
    return request
  }

  /** I1, I3, I8: a registration is at the provider's door; what does the disk say at this moment? */
  #arrived(silent: boolean): void {
    const { body } = this.#lastRequest()
    const key = String(at(body, 'gmopg', 'auth', 'orderId') ?? at(body, 'gmopg', 'save', 'memberId'))
    if (silent) this.life.silent.add(key)
    const yen = ['amount', 'tax'].map((name) => wireText(at(body, 'gmopg', 'auth', name))).join(' + ')
    const { order, problems } = checkPost(this, { key, yen })
    this.problems.push(...problems)
    this.posts.push({ key, order })
    if (this.#cutsHere()) this.life.cut()
  }

  #cutsHere(): boolean {
    if (this.#trouble?.kind !== 'power-cut') return false
    this.#trouble.left -= 1
    return this.#trouble.left === 0
  }

  #refusesWrite(): boolean {
    if (this.#trouble?.kind !== 'disk-full') return false
    this.#trouble.left -= 1
    return this.#trouble.left <= 0
  }

  async #begin(folder: string): Promise<void> {
    this.#life = await Life.open(folder, this.#surroundings())
    await this.during(this.#life.begin())
  }

  async #reboot(): Promise<void> {
    const { remains } = this.life
    if (remains === null) throw new Error('nothing remains')
    const old = this.life
    this.#life = null
    await settle()
    await old.bury()
    this.cuts += 1
    this.#trouble = null
    this.simulator.faults.clear()
    await this.#begin(remains)
  }

  #surroundings(): Surroundings {
    return {
      clock: this.clock,
      settings: this.settings,
      account: () => ({
        ...ACCOUNT,
        url: this.offline ? 'http://127.0.0.1:9/authorization/api' : this.simulator.url,
        credentials: this.keysWrong ? { apiKey: 'wrongKey', apiPassword: 'wrongPassword' } : ACCOUNT.credentials,
      }),
      memory: () => this.#memory,
      remember: (memory) => {
        this.#memory = memory
        return true
      },
      newKey: () => this.newKey(),
      cutsHere: () => this.#cutsHere(),
      refusesWrite: () => this.#refusesWrite(),
      heard: (order) => this.hear(order),
      told: (order) => this.#hearEnd(order),
      lostNotice: (order) => void this.lostNotices.push(order),
      bug: (cause) => this.problems.push(`a bug: ${String(cause)}`),
    }
  }

  /** I2: whatever the operator hears is on the disk before. */
  hear({ id, identificationNumber, receiptNo }: Order): void {
    if (identificationNumber === null) return
    const kept = this.life.disk.order(id)
    if (kept?.identificationNumber !== identificationNumber || kept.receiptNo !== receiptNo)
      this.problems.push(`I2: the number of order ${id} was heard before it was on the disk`)
    this.heardNumbers.set(id, { identificationNumber, receiptNo })
  }

  #hearEnd(order: Order): void {
    this.hear(order)
    this.told.push({ id: order.id, status: order.status })
  }

  async #lookAround(): Promise<void> {
    const registrations = this.simulator.requests().filter(({ endpoint }) => endpoint === 'AuthRegistApi').length
    if (registrations - this.#seenPosts > this.#armed)
      this.problems.push('I1: a registration went out that nobody pressed for')
    this.#seenPosts = registrations
    this.problems.push(...(await this.#promises.check(this)))
    if (this.problems.length > 0) throw new Error(this.problems.join('\n'))
  }
}

function isSilent(fault: Fault | null): boolean {
  return fault?.kind === 'silence' || fault?.kind === 'headers-then-silence'
}

function wireText(value: unknown): string {
  return typeof value === 'string' ? value : 'null'
}

/** A field of a request's body. */
function at(value: unknown, ...path: readonly string[]): unknown {
  const step = (found: unknown, name: string): unknown =>
    typeof found === 'object' && found !== null && name in found ? Reflect.get(found, name) : undefined
  return path.reduce(step, value)
}
