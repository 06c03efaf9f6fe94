import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { inFreshWindow, withShop } from './app-window.ts'
import { atLeast, oursAtMost, ROUNDS, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, rounds, short } from './figures.ts'
import { bundlePage } from './page-bundle.ts'
import type { PaintedList, ReceiptsPage } from './receipts-page.ts'

/** A table that is not painted after this is given up, ms: half as many rows are taken instead. */
const PATIENCE_MS = 60_000
/** No further table is begun when it would not end within this, ms from the first: ours are always five. */
const PEER_TIME_MS = 110_000
const SMALLEST_TABLE = 1000
/**
 * Both lists are drawn without the graphics process: where there is no graphics card that suits the peer best, though its
 * window was still seen to die of 50,000 rows and more.
 */
const SWITCHES = ['--disable-gpu']

/** The page's own window, inside `evaluate`. */
declare const receiptsPage: ReceiptsPage

/** One list in a fresh window: ours, or the plain table. */
type Side = 'ours' | 'plain'
type Mount = (side: Side, rows: number) => Promise<PaintedList>

/** B6: the list of all receipts, in the real window on the real book. */
export const receipts: Benchmark = { id: 'B6', run }

async function run(given: Given): Promise<readonly Measured[]> {
  const { script, css } = await bundlePage(join(given.work, 'b6-page'))
  return withShop(given, (userData) => {
    const mount: Mount = (side, rows) =>
      inFreshWindow({ userData, switches: SWITCHES }, async (page) => {
        // Spoken to the engine directly, as the page's own rules let no other script in.
        await page.evaluate(script)
        return soon(mounted(page, { side, css, rows }))
      })
    return measure(mount, given)
  })
}

function mounted(page: Page, list: { side: Side; css: string; rows: number }): Promise<PaintedList> {
  return page.evaluate(({ side, css, rows }) => receiptsPage[side](css, rows), list)
}

async function measure(mount: Mount, { rows, say }: Given): Promise<readonly Measured[]> {
  const began = Date.now()
  const largest = await largestTable(mount, rows, say)
  const peer: PaintedList[] = [largest.painted]
  const ours: PaintedList[] = []
  let died = false
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await mount('ours', largest.rows))
    const enough = Date.now() + largest.tookMs > began + PEER_TIME_MS
    if (round > 0 && !enough && !died) died = !(await another(mount, { of: largest.rows, to: peer }))
    say(`B6 round ${round + 1}: ours ${short(ours.at(-1)?.ms ?? 0)} ms, plain table ${short(peer.at(-1)?.ms ?? 0)} ms`)
  }
  return figures({ ours, peer, rows, largest })
}

/** One more plain table; false when its window died of it, after which no further one is tried. */
async function another(mount: Mount, { of, to }: { of: number; to: PaintedList[] }): Promise<boolean> {
  try {
    to.push(await mount('plain', of))
    return true
  } catch {
    return false
  }
}

/** Playwright waits for a script as long as it takes; this does not. */
async function soon<T>(work: Promise<T>): Promise<T> {
  const patience = new AbortController()
  const late = setTimeout(PATIENCE_MS, null, { signal: patience.signal }).then(() => {
    throw new Error(`not painted after ${PATIENCE_MS / 1000} s`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    patience.abort()
    late.catch(() => undefined)
    work.catch(() => undefined)
  }
}

interface LargestTable {
  readonly rows: number
  readonly painted: PaintedList
  /** With starting the app and reading the rows, ms. */
  readonly tookMs: number
  readonly failedAt: readonly number[]
}

/** The table of all rows where it can be had, else of half as many, and so on. */
async function largestTable(mount: Mount, rows: number, say: Given['say']): Promise<LargestTable> {
  const failedAt: number[] = []
  for (let count = rows; count >= SMALLEST_TABLE; count = Math.floor(count / 2)) {
    const began = Date.now()
    try {
      return { rows: count, painted: await mount('plain', count), tookMs: Date.now() - began, failedAt }
    } catch (cause) {
      failedAt.push(count)
      say(`B6: plain table of ${many(count)} rows failed: ${String(cause).split('\n')[0] ?? ''}`)
    }
  }
  throw new Error('no plain table could be mounted')
}

const many = (count: number): string => count.toLocaleString('en-US')

interface Painted {
  readonly ours: readonly PaintedList[]
  readonly peer: readonly PaintedList[]
  readonly rows: number
  readonly largest: LargestTable
}

function figures({ ours, peer, rows, largest }: Painted): Measured[] {
  const ms = { ours: ours.map((list) => list.ms), peer: peer.map((list) => list.ms) }
  const failed = largest.failedAt.map((count) => `peer failed at ${many(count)}; `).join('')
  const what = `list of ${many(largest.rows)} of ${many(rows)} mounted and painted`
  const peerName = 'plain v-for table, three cells a row, no component a row, no reactive rows, rows in memory already'
  return [
    atLeast({
      ...{ id: 'B6', what, unit: 'ms', goal: 100, peerName },
      ...{ ours: median(ms.ours), peer: median(ms.peer) },
      note: `${failed}${rounds(ms.ours, ms.peer, 'ms')}; ours includes asking the book; both with ${SWITCHES.join(' ')}`,
    }),
    oursAtMost({
      ...{ id: 'B6-rows', what: 'rows in the document', unit: 'rows', goal: 60, peerName },
      ...{ ours: Math.max(...ours.map((list) => list.rowsInDocument)), peer: peer[0]?.rowsInDocument ?? 0 },
      note: 'at the top and in the middle of the list, head included',
    }),
  ]
}
