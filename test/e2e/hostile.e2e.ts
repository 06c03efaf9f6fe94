import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bridge } from '../../src/shared/ipc-contract.ts'
import type { ElectronApplication } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { openDatabase } from '../../src/main/orders/book/open-database.ts'
import { callEverythingWithJunk, floodAndAsk, tryEveryWayOut } from './support/hostile-page.ts'
import { playCall } from './support/walk-cast.ts'
import { expect, test } from './support/uketsuke.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** Everything that may not change: rows of every table of the book, and the files beside it byte by byte. */
function stateOf(userData: string): unknown {
  const book = openDatabase(join(userData, 'books/training/book.sqlite'), 'read-only')
  const tables = book.rows("select name from sqlite_schema where type = 'table' order by name")
  const rows = tables.map(({ name }) => [name, book.rows(`select count(*) as rows from "${String(name)}"`)])
  const orders = book.rows('select * from orders')
  book.close()
  const files = ['settings.json', 'books/training/book.json', 'books/training/journal.jsonl']
  return { rows, orders, files: files.map((name) => [name, readFileSync(join(userData, name), 'utf8')]) }
}

/** From now on: what main let fall. Dialogs are answered at once, as by somebody who cancels. */
async function watchMain(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ dialog }) => {
    const fallen: string[] = []
    Reflect.set(globalThis, 'fallen', fallen)
    process.on('uncaughtExceptionMonitor', (error, origin) => fallen.push(`${origin}: ${error.message}`))
    process.on('warning', ({ message }) => {
      // About the colours of the terminal that the test was started from.
      if (!message.includes("'FORCE_COLOR'")) fallen.push(`warning: ${message}`)
    })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
  })
  return () => app.evaluate(() => Reflect.get(globalThis, 'fallen') as readonly string[])
}

/** From now on: what the page wanted to download, and whether it was refused by who had listened before us. */
async function watchDownloads(app: ElectronApplication): Promise<() => Promise<readonly boolean[]>> {
  await app.evaluate(({ session }) => {
    const refused: boolean[] = []
    Reflect.set(globalThis, 'refused', refused)
    session.defaultSession.on('will-download', (event) => refused.push(event.defaultPrevented))
  })
  return () => app.evaluate(() => Reflect.get(globalThis, 'refused') as readonly boolean[])
}

/** Questions without an input: the preload passes none on, so junk asks them as an honest page would. */
function questionsWithoutInput(): readonly string[] {
  const source = readFileSync(join(import.meta.dirname, '../../src/preload/index.ts'), 'utf8')
  return [...source.matchAll(/^ {2}(\w+): \{([^}]*)\}/gmu)].flatMap(([, group, body]) =>
    [...(body ?? '').matchAll(/(\w+): askNothing\(/gu)].map(([, name]) => `${group ?? ''}.${name ?? ''}`),
  )
}

/** Forms of which every field may be missing, and lists about an order that nobody has: an honest, empty answer. */
const READS_WHATEVER_IT_FINDS = [
  'orders.list',
  'orders.history',
  'orders.erasable',
  'orders.sums',
  'customers.list',
  'customers.suggest',
  'settings.save',
]
/** `page`: what the bridge itself does not carry, such as functions; the page is told, and main hears nothing of it. */
const REFUSALS = ['invalid-input', 'order-not-found', 'page', 'no-credentials', 'moving-refused', 'book-changed']

test('fault 24: a hostile page gets typed refusals and nothing else, and the app answers within a second', async ({
  uketsuke: { app, page },
  userData,
}) => {
  // A hundred questions with thirty kinds of junk each: on a busy PC that alone takes more than a usual test may.
  test.slow()
  await new Operator(page).startTraining()
  await page.evaluate(playCall, { name: '山田 花子', amount: 4_321, note: '', end: 'paid' as const })
  // What settings and marker remember of the book is written when it is closed.
  await page.evaluate(() => window.bridge.book.retry())
  const fallen = await watchMain(app)
  const downloads = await watchDownloads(app)
  const [before, address] = [stateOf(userData), page.url()]

  const withoutInput = questionsWithoutInput()
  const replies = await page.evaluate(callEverythingWithJunk, withoutInput)
  expect(Object.keys(replies).length).toBeGreaterThan(70)
  expect(withoutInput.filter((name) => !(name in replies))).toEqual([])
  const honest = [...withoutInput, ...READS_WHATEVER_IT_FINDS]
  const others = Object.entries(replies).filter(
    ([name, kinds]) =>
      kinds.some((kind) => !REFUSALS.includes(kind) && !(kind === 'ok' && honest.includes(name))) ||
      !(withoutInput.includes(name) || kinds.includes('invalid-input')),
  )
  expect(others).toEqual([])
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)

  const flood = await page.evaluate(floodAndAsk, 3_000)
  expect(flood.counts['busy']).toBeGreaterThan(2_000)
  expect(flood.refused).toBeLessThan(100)

  expect(await page.evaluate(tryEveryWayOut)).toEqual({
    ...{ frames: ['undefined', 'undefined'], opened: [null, null, null] },
    ...{ camera: true, screen: true, place: true, clipboard: true, notifications: 'denied' },
    ...{ replaced: false, added: false },
  })
  expect([page.url(), app.windows().length]).toEqual([address, 1])
  expect(await downloads()).toEqual([true])
  expect(stateOf(userData)).toEqual(before)
  expect(await fallen()).toEqual([])
  expect(readFileSync(join(userData, 'logs/uketsuke.log'), 'utf8')).not.toMatch(/\[error\]/u)
  await page.keyboard.press('F3')
  await expect(page.getByRole('heading', { name: '進行中', exact: true })).toBeVisible({ timeout: 1_000 })
})

/** The preload of a window that is not ours: it hands its page the bare road to main. */
const STRANGER = `const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('ask', (channel, input) => ipcRenderer.invoke(channel, input).catch((error) => String(error)))
contextBridge.exposeInMainWorld('shout', (channel) => ipcRenderer.send(channel, {}))
contextBridge.exposeInMainWorld('wait', (channel) => ipcRenderer.sendSync(channel, {}))`

test('fault 24: another window, a frame, a frame that goes and a channel nobody has get nothing, and main lets nothing fall', async ({
  uketsuke: { app, page },
  userData,
}) => {
  await new Operator(page).startTraining()
  await page.evaluate(playCall, { name: '山田 花子', amount: 4_321, note: '', end: 'paid' as const })
  const fallen = await watchMain(app)
  const preload = join(userData, 'stranger.cjs')
  writeFileSync(preload, STRANGER)
  const heard = await app.evaluate(async ({ BrowserWindow }, given) => {
    const webPreferences = { preload: given, sandbox: true, contextIsolation: true, nodeIntegrationInSubFrames: true }
    const stranger = new BrowserWindow({ show: false, webPreferences })
    const contents = stranger.webContents
    const run = (code: string, frame = contents.mainFrame): Promise<unknown> => frame.executeJavaScript(code)
    await stranger.loadURL('about:blank')
    const blank = await run("Promise.all([ask('orders:list', {}), ask('settings:get', null), ask('no:such', {})])")
    const loud = await run("shout('orders:list'); shout('no:such'); 'said'")
    await run(
      "new Promise((done) => { const f = document.createElement('iframe'); f.srcdoc = '<p>x'; f.onload = done; document.body.append(f) })",
    )
    const [inner] = contents.mainFrame.frames
    const frame = inner === undefined ? 'no frame' : await run("ask('orders:list', {})", inner)
    // Asked, and gone before main looks who asked.
    void run("for (let n = 0; n < 50; n += 1) void ask('orders:list', {}); document.querySelector('iframe').remove()")
    void run("for (let n = 0; n < 50; n += 1) void ask('orders:list', {})").catch(() => undefined)
    stranger.destroy()
    return { blank, loud, frame }
  }, preload)
  const forbidden = { ok: false, error: { kind: 'forbidden-sender' } }
  expect(heard).toEqual({
    blank: [forbidden, forbidden, expect.stringContaining("No handler registered for 'no:such'")],
    loud: 'said',
    frame: forbidden,
  })
  await expect.poll(() => page.evaluate(() => window.bridge.orders.list({}).then(({ ok }) => ok))).toBe(true)
  expect(await fallen()).toEqual([])
  expect(readFileSync(join(userData, 'logs/uketsuke.log'), 'utf8')).not.toMatch(/\[error\]/u)
})
