import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import type { CardScenario } from '../../../src/main/training/simulator/card-scenario.ts'
import type { Fault } from '../../../src/main/training/simulator/fault.ts'
import type { RecordedRequest } from '../../../src/main/training/simulator/request-log.ts'
import { startSimulator, type Simulator } from '../../../src/main/training/simulator/start-simulator.ts'

/** What the process under test says, line by line. */
const Line = v.union([
  v.object({ placed: v.string(), status: v.string(), identificationNumber: v.nullable(v.string()) }),
  v.object({ told: v.string(), status: v.string() }),
  v.object({ weight: v.number(), rss: v.number(), seconds: v.number(), open: v.number() }),
  v.object({ bug: v.string() }),
  v.object({ closed: v.literal(true) }),
])

/** Bytes of the heap and of the whole process after a garbage collection, `seconds` after the start. */
export interface Weight {
  readonly weight: number
  readonly rss: number
  readonly seconds: number
  readonly open: number
}

export interface Soak {
  readonly folder: string
  /** Order IDs of every registration the provider saw. */
  readonly sent: readonly string[]
  /** `orderId status`, as often as it was told. */
  readonly told: readonly string[]
  /** `orderId status` of every call that came to its end. */
  readonly ended: readonly string[]
  readonly weights: readonly Weight[]
  readonly problems: readonly string[]
  readonly asked: number
  readonly faults: number
  /** Fulfilled when as many orders are open as the plan names. */
  full(): Promise<void>
  /** Goes on for `ms` with calls and faults. */
  live(ms: number): Promise<void>
  /** No more calls and faults; fulfilled when everything was told or `ms` have passed, and the shop is closed. */
  finish(ms: number): Promise<void>
  end(): Promise<void>
}

export interface SoakPlan {
  readonly orders: number
  /** Where the book lies; a folder is made in it. */
  readonly place: string
  readonly weighEveryMs: number
  /** Whether requests may be left without any answer, which takes half a minute each. */
  readonly silences: boolean
  /** Calls that come to their end in a second. */
  readonly callsPerSecond: number
}

const TICK_MS = 100
/**
 * One request in about so many goes wrong. Counted in requests and not in time: a watcher that rightly waits longer after
 * every failure would else find the next one waiting for it.
 */
const FAULT_EVERY = 200

/** What customers do, and what the shop must say of it. */
const CALLS: readonly (readonly [CardScenario, string])[] = [
  [{ kind: 'accepted' }, 'paid'],
  [{ kind: 'declined-then-accepted', errInfo: '42G440000' }, 'paid'],
  [{ kind: 'declined', errInfo: '42G030000' }, 'declined'],
  [{ kind: 'hang-up' }, 'declined'],
  [{ kind: 'exchange-failed' }, 'unconfirmed'],
  [{ kind: 'declined', errInfo: '42C010000' }, 'unconfirmed'],
]

const FAULTS: readonly Fault[] = [
  { kind: 'reset' },
  { kind: 'reset', processed: true },
  { kind: 'close', processed: true },
  { kind: 'status', status: 500, body: '<html>' },
  { kind: 'status', status: 503, headers: { 'retry-after': '1' } },
  { kind: 'status', status: 429 },
  { kind: 'truncated' },
  { kind: 'half-body' },
  { kind: 'bom' },
  { kind: 'answer', json: { resultCode: '90' } },
  { kind: 'answer', json: { resultCode: '40' } },
  { kind: 'delay', ms: 300 },
]
const SILENCES: readonly Fault[] = [{ kind: 'silence', processed: true }, { kind: 'headers-then-silence' }]

function oneOf<T>(list: readonly T[]): T {
  const found = list[Math.floor(Math.random() * list.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

export async function startSoak(plan: SoakPlan): Promise<Soak> {
  const folder = mkdtempSync(join(plan.place, 'soak-'))
  const credentials = { apiKey: 'testKey', apiPassword: 'testPassword' }
  const simulator = await startSimulator({ credentials, clock: { now: () => Date.now() }, random: Math.random })
  const program = join(import.meta.dirname, 'soak-process.ts')
  const flags = ['--expose-gc', '--disable-warning=ExperimentalWarning', program, folder, simulator.url]
  const child = spawn(process.execPath, [...flags, String(plan.orders), String(plan.weighEveryMs)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  return new SoakedShop({ folder, simulator, child, plan })
}

class SoakedShop implements Soak {
  readonly folder: string
  readonly sent: string[] = []
  readonly told: string[] = []
  readonly ended: string[] = []
  readonly weights: Weight[] = []
  readonly problems: string[] = []
  asked = 0
  faults = 0
  readonly #simulator: Simulator
  readonly #child: ChildProcess
  readonly #exited: Promise<unknown>
  readonly #plan: SoakPlan
  /** Numbers nobody has called yet. */
  readonly #numbers: { readonly orderId: string; readonly number: string }[] = []
  #calling = 0
  #nextFault = FAULT_EVERY
  #newest: RecordedRequest | undefined

  constructor(given: { folder: string; simulator: Simulator; child: ChildProcess; plan: SoakPlan }) {
    this.folder = given.folder
    this.#simulator = given.simulator
    this.#child = given.child
    this.#plan = given.plan
    this.#exited = new Promise((resolve) => given.child.once('close', resolve))
    const { stdout, stderr } = given.child
    if (stdout !== null) createInterface({ input: stdout }).on('line', (line) => this.#listen(line))
    stderr?.on('data', (text: Buffer) => this.problems.push(text.toString()))
  }

  async full(): Promise<void> {
    const isFull = (): boolean => this.#numbers.length >= this.#plan.orders || this.#child.exitCode !== null
    while (!isFull()) await pause(TICK_MS)
  }

  async live(ms: number): Promise<void> {
    const until = Date.now() + ms
    while (Date.now() < until && this.#child.exitCode === null) {
      this.#disturb()
      const calls = (this.#plan.callsPerSecond * TICK_MS) / 1000
      for (let call = Math.random(); call < calls; call += 1) void this.#call()
      this.#count()
      await pause(TICK_MS)
    }
  }

  async finish(ms: number): Promise<void> {
    this.#simulator.faults.clear()
    const until = Date.now() + ms
    this.#child.stdin?.write('rest\n')
    const isDone = (): boolean => this.#calling === 0 && this.told.length >= this.ended.length
    while (!isDone() && Date.now() < until && this.#child.exitCode === null) await pause(TICK_MS)
    // One more round, in which nothing may be told again.
    await pause(2_000)
    this.#child.stdin?.write('close\n')
    await Promise.race([this.#exited, pause(60_000)])
    this.#count()
    if (this.#child.exitCode !== 0) this.problems.push(`ended with ${String(this.#child.exitCode)}`)
  }

  async end(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exited
    await this.#simulator.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  #listen(text: string): void {
    const line = v.parse(Line, JSON.parse(text))
    if ('placed' in line && line.identificationNumber !== null)
      this.#numbers.push({ orderId: line.placed, number: line.identificationNumber })
    else if ('told' in line) this.told.push(`${line.told} ${line.status}`)
    else if ('weight' in line) this.weights.push(line)
    else if ('bug' in line) this.problems.push(line.bug)
  }

  /** A customer calls, is asked for the card for some seconds, and comes to some end. */
  async #call(): Promise<void> {
    const [taken] = this.#numbers.splice(Math.floor(Math.random() * this.#numbers.length), 1)
    if (taken === undefined) return
    this.#calling += 1
    const [scenario, status] = oneOf(CALLS)
    const line = this.#simulator.openLine()
    line.dial()
    for (const key of `${taken.number}#`) line.key(key)
    line.handOver()
    await pause(Math.random() * 5_000)
    line.customerKeysCard(scenario)
    this.ended.push(`${taken.orderId} ${status}`)
    this.#calling -= 1
  }

  /** Now and then one request fails, seldom several in a row: the provider is down for a while. */
  #disturb(): void {
    if (this.asked < this.#nextFault) return
    this.#nextFault = this.asked + FAULT_EVERY * (0.5 + Math.random())
    const row = Math.random() < 0.05 ? 4 : 1
    for (let one = 0; one < row; one += 1) this.#disturbOne()
  }

  #disturbOne(): void {
    this.faults += 1
    // Keys refused is rare, and ends all asking until somebody says so.
    const fault: Fault =
      Math.random() < 0.02
        ? { kind: 'status', status: 401 }
        : oneOf(this.#plan.silences ? [...FAULTS, ...SILENCES] : FAULTS)
    this.#simulator.faults.next(Math.random() < 0.9 ? 'AuthSearchApi' : 'AuthRegistApi', fault)
  }

  /** Takes down what came since the last look; the simulator itself keeps only the newest. */
  #count(): void {
    const all = this.#simulator.requests()
    const fresh = all.slice(this.#newest === undefined ? 0 : all.lastIndexOf(this.#newest) + 1)
    this.#newest = fresh.at(-1) ?? this.#newest
    for (const { endpoint, body } of fresh) {
      this.asked += 1
      if (endpoint !== 'AuthRegistApi') continue
      this.sent.push(/"orderId":"([^"]+)"/u.exec(JSON.stringify(body))?.[1] ?? 'no ID')
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
