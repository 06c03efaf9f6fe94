// Runs inside the app's window: mounts either list in place of the app and tells how long it took to be painted.
import { createApp, type App } from 'vue'
import { windowBridge } from '../../src/renderer/src/window-bridge.ts'
import { createTexts } from '../../src/renderer/src/text/index.ts'
import { ja } from '../../src/renderer/src/text/messages-ja.ts'
import type { OrderRow } from '../../src/shared/order-query.ts'
import type { PageWatch, PaintedList, ReceiptsPage } from '../receipts-page.ts'
import OurReceipts from './OurReceipts.vue'
import PlainInput from './PlainInput.vue'
import PlainTable from './PlainTable.vue'
import { startWatching, stopWatching } from './watched-frames.ts'
import { startTiming, stopTiming } from './watched-keys.ts'

declare global {
  var receiptsPage: ReceiptsPage & PageWatch
}

const MOST_AT_ONCE = 500

/** A frame was drawn after everything that is in the document now. */
async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve))
  await new Promise((resolve) => requestAnimationFrame(resolve))
}

function emptyWindow(css: string): HTMLElement {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
  const host = document.createElement('div')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
  return host
}

async function allRows(count: number): Promise<OrderRow[]> {
  const rows: OrderRow[] = []
  while (rows.length < count) {
    const limit = Math.min(MOST_AT_ONCE, count - rows.length)
    const page = await windowBridge().orders.list({ offset: rows.length, limit })
    if (!page.ok || page.value.rows.length === 0) throw new Error('the book gave no rows')
    rows.push(...page.value.rows)
  }
  return rows
}

const rowsIn = (host: HTMLElement): number => host.querySelectorAll('[role=row], tr').length

/** From the first line of code to a frame with the newest row in it. */
async function mount(host: HTMLElement, app: App): Promise<number> {
  const began = performance.now()
  app.use(createTexts('ja', { ja })).mount(host)
  while (host.querySelector('.name, td') === null) await new Promise((resolve) => requestAnimationFrame(resolve))
  await painted()
  return performance.now() - began
}

async function ours(css: string, rows: number): Promise<PaintedList> {
  // The app opens its book after its first screen; the table's rows are in memory by then, too.
  await allRows(1)
  const host = emptyWindow(css)
  const ms = await mount(host, createApp(OurReceipts, { bridge: windowBridge(), rows }))
  const atTop = rowsIn(host)
  const list = host.querySelector('[role=grid]')
  if (list !== null) list.scrollTop = list.scrollHeight / 2
  await painted()
  await painted()
  return { ms, rowsInDocument: Math.max(atTop, rowsIn(host)) }
}

async function plain(css: string, count: number): Promise<PaintedList> {
  const rows = await allRows(count)
  const host = emptyWindow(css)
  const ms = await mount(host, createApp(PlainTable, { rows }))
  return { ms, rowsInDocument: rowsIn(host) }
}

function emptyScroller(height: number): void {
  const host = emptyWindow('')
  host.className = 'empty-scroller'
  host.style.overflow = 'auto'
  const inside = document.createElement('div')
  inside.style.height = `${height}px`
  host.replaceChildren(inside)
}

function emptyInput(css: string): void {
  createApp(PlainInput).mount(emptyWindow(css))
}

globalThis.receiptsPage = {
  ours,
  plain,
  emptyScroller,
  emptyInput,
  startWatching,
  stopWatching,
  startTiming,
  stopTiming,
}
