import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { _electron, type Page } from '@playwright/test'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { electronArguments } from '../scripts/electron-arguments.ts'
import { atLeast, oursAtMost, ROUNDS, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, rounds, short } from './figures.ts'
import type { PaintedList, ReceiptsPage } from './receipts-page.ts'

const projectFolder = join(import.meta.dirname, '..')
/** A table that takes longer than this is not waited for, ms: half as many rows are taken instead. */
const PATIENCE_MS = 120_000
/** The table is measured so often as fits into this, ms, but never more often than ours. */
const PEER_TIME_MS = 240_000
const SMALLEST_TABLE = 1000

/** The page's own window, inside `evaluate`. */
declare const receiptsPage: ReceiptsPage

interface Bundle {
  readonly script: string
  readonly css: string
}

/** One mounted list in a fresh window. */
type Mount = (page: Page) => Promise<PaintedList>

/** B6: the list of all receipts, in the real window on the real book. */
export const receipts: Benchmark = { id: 'B6', run }

async function run(given: Given): Promise<readonly Measured[]> {
  const bundle = await bundlePage(join(given.work, 'b6-page'))
  const userData = await prepareShop(given)
  const once = (mount: Mount): Promise<PaintedList> => inFreshWindow(userData, bundle, mount)
  try {
    return await measure({ once, css: bundle.css }, given)
  } finally {
    rmSync(userData, { recursive: true, force: true })
  }
}

/** A whole new app each time: nothing compiled, nothing left over, and a window that died takes nothing with it. */
async function inFreshWindow(userData: string, { script }: Bundle, mount: Mount): Promise<PaintedList> {
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_EXEC_PATH'] ?? '',
    args: [...electronArguments(), projectFolder],
    env: { ...(process.env as Record<string, string>), UKETSUKE_USER_DATA: userData },
  })
  try {
    const page = await app.firstWindow()
    page.setDefaultTimeout(PATIENCE_MS)
    await page.getByRole('navigation').first().waitFor()
    // Spoken to the engine directly, as the page's own rules let no other script in.
    await page.evaluate(script)
    return await mount(page)
  } finally {
    await app.close()
  }
}

/** A real shop without keys that has the book already: nothing is asked of any provider. */
async function prepareShop({ book, work }: Given): Promise<string> {
  const userData = join(work, 'b6-shop')
  mkdirSync(join(userData, 'books'), { recursive: true })
  const { bookFolder } = await book()
  cpSync(bookFolder, join(userData, 'books', 'real'), { recursive: true, preserveTimestamps: true })
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ mode: 'real' }))
  return userData
}

/** Both lists in one script, built as the app is. */
async function bundlePage(out: string): Promise<Bundle> {
  const flags = { __VUE_I18N_FULL_INSTALL__: 'false', __VUE_I18N_LEGACY_API__: 'false', __VUE_OPTIONS_API__: 'false' }
  await build({
    configFile: false,
    logLevel: 'warn',
    root: projectFolder,
    plugins: [vue()],
    define: { ...flags, 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'chrome130',
      cssCodeSplit: false,
      lib: {
        entry: join(import.meta.dirname, 'receipts-page', 'page.ts'),
        formats: ['iife'],
        name: 'receiptsPageBundle',
        fileName: () => 'page.js',
        cssFileName: 'page',
      },
    },
  })
  return { script: readFileSync(join(out, 'page.js'), 'utf8'), css: readFileSync(join(out, 'page.css'), 'utf8') }
}

interface Measuring {
  readonly once: (mount: Mount) => Promise<PaintedList>
  readonly css: string
}

async function measure({ once, css }: Measuring, { rows, say }: Given): Promise<readonly Measured[]> {
  const mountOurs: Mount = (page) => page.evaluate((style) => receiptsPage.ours(style), css)
  const mountPlain =
    (count: number): Mount =>
    (page) =>
      soon(page.evaluate(([style, most]) => receiptsPage.plain(style, most), [css, count] as const))
  const largest = await largestTable((count) => once(mountPlain(count)), rows, say)
  const ours: PaintedList[] = []
  const peer: PaintedList[] = [largest.painted]
  const began = Date.now()
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await once(mountOurs))
    if (round > 0 && Date.now() - began < PEER_TIME_MS) peer.push(await once(mountPlain(largest.rows)))
    say(`B6 round ${round + 1}: ours ${short(ours.at(-1)?.ms ?? 0)} ms, plain table ${short(peer.at(-1)?.ms ?? 0)} ms`)
  }
  return figures({ ours, peer, rows, peerRows: largest.rows })
}

/** Playwright waits for a script as long as it takes; this does not. */
async function soon<T>(work: Promise<T>): Promise<T> {
  const patience = new AbortController()
  const late = setTimeout(PATIENCE_MS, null, { signal: patience.signal }).then(() => {
    throw new Error(`not there after ${PATIENCE_MS / 1000} s`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    patience.abort()
    late.catch(() => undefined)
  }
}

/** The table of all rows where it can be had, else of half as many, and so on. */
async function largestTable(
  mount: (count: number) => Promise<PaintedList>,
  rows: number,
  say: Given['say'],
): Promise<{ readonly rows: number; readonly painted: PaintedList }> {
  for (let count = rows; count >= SMALLEST_TABLE; count = Math.floor(count / 2)) {
    try {
      return { rows: count, painted: await mount(count) }
    } catch (cause) {
      say(`B6: a plain table of ${count.toLocaleString('en-US')} rows failed: ${String(cause).split('\n')[0] ?? ''}`)
    }
  }
  throw new Error('no plain table could be mounted')
}

interface Painted {
  readonly ours: readonly PaintedList[]
  readonly peer: readonly PaintedList[]
  readonly rows: number
  readonly peerRows: number
}

function figures({ ours, peer, rows, peerRows }: Painted): Measured[] {
  const ms = { ours: ours.map((list) => list.ms), peer: peer.map((list) => list.ms) }
  const smaller = peerRows < rows ? ` (only ${peerRows.toLocaleString('en-US')} of the rows: more did not mount)` : ''
  const peerName = `plain v-for table, no component a row, rows in memory already${smaller}`
  return [
    atLeast({
      ...{ id: 'B6', what: 'list mounted and painted', unit: 'ms', goal: 100, peerName },
      ...{ ours: median(ms.ours), peer: median(ms.peer) },
      note: `${rounds(ms.ours, ms.peer, 'ms')}; ours includes asking the book for its rows`,
    }),
    oursAtMost({
      ...{ id: 'B6-rows', what: 'rows in the document', unit: 'rows', goal: 60, peerName },
      ...{ ours: Math.max(...ours.map((list) => list.rowsInDocument)), peer: peer[0]?.rowsInDocument ?? 0 },
      note: 'at the top and in the middle of the list, head included',
    }),
  ]
}
