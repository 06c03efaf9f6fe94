import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { checkChain } from '../../../src/main/orders/audit/check-chain.ts'
import { BOOK_FILE } from '../../../src/main/orders/backup/book-paths.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { journalEnd, journalLines } from '../../../src/main/orders/book/journal-files.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { startSimulator, type Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import { ORDER_STATUSES } from '../../../src/shared/order-status.ts'
import type { Order } from '../../../src/shared/order.ts'
import { whatLiesBeside, type Beside } from './what-lies-beside.ts'

interface Placed {
  readonly orderId: string
  readonly status: string
  readonly identificationNumber: string | null
  readonly receiptNo: string | null
}

/** Everything the killed processes said before they died. */
export interface Said {
  readonly placed: Placed[]
  readonly told: string[]
  readonly noted: string[]
  /** Order IDs of second and later numbers for a sale. */
  readonly redone: string[]
  /** Highest numbers of what was kept beside the book, and how often a day was closed. */
  drafted: number
  operators: number
  closings: number
  readonly errors: string[]
}

export interface KillingGround {
  readonly folder: string
  readonly simulator: Simulator
  readonly said: Said
  /** Lets a shop live, then kills it; `ms` counts from its first word, or from its start to catch it opening. */
  live(ms: number, from: 'open' | 'start'): Promise<void>
  /** Lets a shop live until it kills itself at the n-th step, or for two seconds. */
  liveUntilStep(step: number): Promise<void>
  /** A shop that places nothing and is left alone until `done`. */
  finish(done: () => Promise<boolean>): Promise<void>
  end(): Promise<void>
}

interface Living {
  readonly child: ChildProcess
  readonly closed: Promise<void>
}

/** From its start to its first word on a machine with nothing else to do, ms. */
const USUAL_OPENING_MS = 500

export async function startKilling(): Promise<KillingGround> {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'))
  const credentials = { apiKey: 'testKey', apiPassword: 'testPassword' }
  const simulator = await startSimulator({ credentials, clock: { now: () => Date.now() }, random: Math.random })
  const said: Said = { placed: [], told: [], noted: [], redone: [], drafted: 0, operators: 0, closings: 0, errors: [] }
  const start = (places: 'yes' | 'no', killAt = 0): Living => {
    const program = join(import.meta.dirname, 'shop-process.ts')
    const flags = ['--disable-warning=ExperimentalWarning', program, folder, simulator.url, places, String(killAt)]
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'pipe'] })
    createInterface({ input: child.stdout }).on('line', (line) => listen(said, line))
    child.stderr.on('data', (text: Buffer) => said.errors.push(text.toString()))
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
    return { child, closed }
  }
  return {
    folder,
    simulator,
    said,
    live: async (ms, from) => {
      const born = Date.now()
      const living = start('yes')
      if (from === 'open')
        await Promise.race([new Promise((resolve) => living.child.stdout?.once('data', resolve)), living.closed])
      await pause(from === 'open' ? ms * slowness(Date.now() - born) : ms)
      await kill(living)
    },
    liveUntilStep: async (step) => {
      const living = start('yes', step)
      await Promise.race([living.closed, pause(2_000)])
      await kill(living)
    },
    finish: async (done) => {
      const living = start('no')
      const until = Date.now() + 60_000
      // Copied while it lives, one file is older than the other: such a look says nothing, the one after the kill does.
      const isDone = (): Promise<boolean> => done().catch(() => false)
      try {
        while (!(await isDone()) && Date.now() < until && living.child.exitCode === null) await pause(200)
      } finally {
        await kill(living)
      }
    },
    end: async () => {
      await simulator.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** On a busy machine a life of so many ms holds nothing: it is as much longer as the shop took longer to open, 1 to 10. */
function slowness(openingMs: number): number {
  return Math.min(10, Math.max(1, openingMs / USUAL_OPENING_MS))
}

function listen(said: Said, line: string): void {
  // Marked boundary: our own process; a line that was cut off by the kill was not said.
  const heard = parsed(line)
  if (heard === null) return
  if (typeof heard['placed'] === 'string') said.placed.push({ ...heard, orderId: heard['placed'] } as unknown as Placed)
  if (typeof heard['told'] === 'string') said.told.push(heard['told'])
  if (typeof heard['noted'] === 'string') said.noted.push(heard['noted'])
  if (typeof heard['redone'] === 'string') said.redone.push(heard['redone'])
  if (typeof heard['drafted'] === 'number') said.drafted = heard['drafted']
  if (typeof heard['operators'] === 'number') said.operators = heard['operators']
  if (typeof heard['closedAs'] === 'number') said.closings += 1
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return null
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Ends a shop that may have ended by itself (with nothing left to ask about); fulfilled after its last line was read. */
async function kill({ child, closed }: Living): Promise<void> {
  child.kill('SIGKILL')
  await closed
}

/** What lies on the disk after a kill, read from a copy, so that the next shop finds it as the crash left it. */
export interface Remains {
  readonly orders: readonly Order[]
  readonly history: ReadonlyMap<string, readonly string[]>
  readonly notices: readonly string[]
  readonly notes: ReadonlySet<string>
  readonly integrity: string
  /** History lines of book and journal. */
  readonly newest: number
  readonly journaled: ReadonlySet<number>
  /** Places where the chain of hashes is broken, as `npm run check:chain` finds them in the file as it lay there. */
  readonly chainBreaks: readonly unknown[]
  readonly closings: number
  readonly beside: Beside
}

export async function look(folder: string): Promise<Remains> {
  const copy = mkdtempSync(join(tmpdir(), 'remains-'))
  try {
    cpSync(folder, copy, { recursive: true })
    const before = journalEnd(copy)
    const chainBreaks = existsSync(join(copy, BOOK_FILE)) ? await breaksOf(copy) : []
    const opened = await openOrderBook({ folder: copy, clock: { now: () => Date.now() }, newId: () => 'new' })
    if (!opened.ok) throw new Error(`the book did not open: ${JSON.stringify([opened.error, before])}`)
    const remains = await read(opened.value, copy)
    await opened.value.close()
    return { ...remains, chainBreaks }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Before anything mends what the kill left; a book whose first migration never ended has no history yet. */
async function breaksOf(folder: string): Promise<readonly unknown[]> {
  if (journalEnd(folder) === null) return []
  return (await checkChain(join(folder, BOOK_FILE))).breaks
}

async function read(book: OrderBook, folder: string): Promise<Omit<Remains, 'chainBreaks'>> {
  const orders = await book.byStatus(ORDER_STATUSES)
  const database = openDatabase(join(folder, 'book.sqlite'), 'existing')
  const lines = database.rows('select of_order, event, to_status from history order by id')
  const noted = database.rows('select distinct of_order from notes')
  const names = new Map(orders.map(({ id, orderId }) => [id, orderId]))
  const history = new Map<string, string[]>(orders.map(({ orderId }) => [orderId, []]))
  for (const { of_order, event, to_status } of lines)
    history.get(names.get(Number(of_order)) ?? '')?.push(`${String(event)} ${String(to_status)}`)
  const integrity = String(Object.values(database.rows('pragma integrity_check')[0] ?? {})[0])
  const closings = Number(database.rows('select count(*) as count from closings')[0]?.['count'])
  const newest = Number(database.rows('select max(id) as id from history')[0]?.['id'] ?? 0)
  database.close()
  const journaled = new Set<number>()
  for await (const line of journalLines(folder)) if (line.line === 'change') journaled.add(line.history)
  return {
    orders,
    history,
    notices: (await book.notices()).map(({ order }) => order.orderId),
    notes: new Set(noted.map(({ of_order }) => names.get(Number(of_order)) ?? '')),
    integrity,
    newest,
    journaled,
    closings,
    beside: whatLiesBeside(join(folder, 'own')),
  }
}
