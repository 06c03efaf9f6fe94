import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { parse } from 'csv-parse/sync'
import { hasWindow, press, typeText } from './support/keyboard.ts'
import {
  makePackage,
  PACKAGED_ARCHIVE,
  PACKAGED_PROGRAM,
  packagedFolder,
  startPackaged,
  trainingOrders,
  withScript,
  type PackagedRun,
} from './support/packaged.ts'
import { expect } from '@playwright/test'
import { test } from './support/on-desktop.ts'
import { newPublisher } from './support/update-server.ts'

test.skip(process.platform !== 'linux', 'the packed app is driven by a keyboard of the Linux test desktop')
test.describe.configure({ mode: 'serial' })

let home = ''
let running: PackagedRun | null = null

test.beforeAll(async () => {
  test.setTimeout(180_000)
  await makePackage()
})
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'uketsuke-packaged-'))
})
test.afterEach(async () => {
  running?.process.kill('SIGKILL')
  await running?.ended
  running = null
  rmSync(home, { recursive: true, force: true })
})

/** Presses, and presses again where nothing came of it: nobody says when the screen is ready for keys. */
async function pressUntil(keys: () => void, done: () => boolean): Promise<void> {
  await expect(async () => {
    if (done()) return
    keys()
    // The call itself is only seen at the next question to the provider, so pressing again must not come too soon.
    await expect.poll(done, { timeout: 12_000 }).toBe(true)
  }).toPass({ timeout: 60_000 })
}

/** The first run is answered by its focused button. */
async function startTraining(): Promise<void> {
  await expect.poll(() => hasWindow('受付'), { timeout: 30_000 }).toBe(true)
  const book = join(packagedFolder(home), 'books', 'training', 'book.sqlite')
  await pressUntil(
    () => press('Return'),
    () => existsSync(book),
  )
}

const newest = () => trainingOrders(home)[0]
const status = () => newest()?.['status']

/** Fills the wizard over whatever an earlier try had typed. */
async function placeOrder(): Promise<void> {
  const keys = () => {
    press('F2', 'ctrl+a')
    typeText('Aoyama')
    press('ctrl+Return', 'ctrl+a')
    typeText('12300')
    press('ctrl+Return', 'ctrl+Return')
  }
  await pressUntil(keys, () => status() === 'waiting')
}

/** The operator calls, keys the number and hands over; the customer keys a card that is accepted. */
async function payByPhone(): Promise<void> {
  const call = () => {
    press('F6', 'Return')
    typeText(String(newest()?.['number']))
    press('numbersign')
  }
  await pressUntil(call, () => status() === 'in-call')
  press('Tab', 'Return')
  await expect.poll(status, { timeout: 20_000 }).toBe('paid')
}

/** Export, and the system's own save dialog, which takes a typed path. */
async function exportTo(path: string): Promise<void> {
  await pressUntil(
    // In the dialog of the export itself, which is there after Ctrl+E, Ctrl+Enter goes on to where the file goes.
    () => press('F4', 'ctrl+e', 'ctrl+Return'),
    () => hasWindow('受付履歴をCSVに書き出す'),
  )
  const save = () => {
    press('ctrl+a')
    typeText(path)
    press('Return')
  }
  await pressUntil(save, () => existsSync(path))
}

test('the packed app takes a training order, exports it and quits, by keyboard alone', async () => {
  test.setTimeout(180_000)
  running = startPackaged(home)
  await startTraining()
  await placeOrder()
  await payByPhone()
  const path = join(home, 'receipts.csv')
  await exportTo(path)
  const rows: Record<string, string>[] = parse(readFileSync(path), { bom: true, columns: true })
  expect(rows.map((row) => [row['お客様'], row['合計']])).toEqual([['Aoyama', '12300']])
  running.process.kill('SIGTERM')
  expect(await running.ended).toBe(0)
})

/** Whether anything listens there: a debugger of Node or of Chromium would. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/json/version' }, () => resolve(true))
    asked.once('error', () => resolve(false))
    asked.end()
  })
}

test('the packed app heeds neither our variables nor a debugger nor a script to run instead', async () => {
  const elsewhere = join(home, 'elsewhere')
  const script = join(home, 'script.cjs')
  const trace = join(home, 'trace')
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`)
  const env = {
    ...{ UKETSUKE_USER_DATA: elsewhere, UKETSUKE_GATEWAY_URL: 'http://127.0.0.1:9/' },
    ...{ ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${script}` },
  }
  const given = ['--inspect=9351', '--inspect-brk=9352', '--remote-debugging-port=9353', script]
  running = startPackaged(home, given, { env })
  await startTraining()
  expect(await Promise.all([9351, 9352, 9353].map(answers))).toEqual([false, false, false])
  expect([existsSync(elsewhere), existsSync(trace)]).toEqual([false, false])
  expect(readFileSync(join(packagedFolder(home), 'settings.json'), 'utf8')).not.toContain('127.0.0.1:9')
})

/** Tells by the window's title, which the app sets once, what a script of the page can lay its hands on. */
const TELL = `
const names = ['require', 'module', 'process', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron', 'bridge']
const words = names.filter((name) => name in globalThis)
bridge.updates.state().then((reply) => words.push('updates', reply.value.off), () => words.push('no answer'))
setInterval(() => (document.title = words.join(' ')), 50)
`

test('a script in the page of the packed app finds no Node, and no update key from our variables', async () => {
  const installed = join(home, 'installed')
  mkdirSync(installed)
  writeFileSync(join(installed, 'update-key.pem'), newPublisher().publicPem)
  writeFileSync(join(installed, 'app-update.yml'), 'updaterCacheDirName: uketsuke-updater\n')
  const program = await withScript(home, TELL)
  running = startPackaged(home, [], { env: { UKETSUKE_UPDATES: installed }, program })
  const off = existsSync('resources/update-key.pem') ? 'not-installed' : 'no-key'
  await expect.poll(() => hasWindow(`bridge updates ${off}`), { timeout: 30_000 }).toBe(true)
})

test('the fuses of the packed program read back as they were asked for', async () => {
  const fuses = await getCurrentFuseWire(PACKAGED_PROGRAM)
  const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
  const off = [
    ...[FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    ...[FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.GrantFileProtocolExtraPrivileges],
    ...[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseV1Options.EnableCookieEncryption],
  ]
  expect(on.map((fuse) => fuses[fuse])).toEqual(on.map(() => FuseState.ENABLE))
  expect(off.map((fuse) => fuses[fuse])).toEqual(off.map(() => FuseState.DISABLE))
})

test('the package holds the bundles, the two native modules of this system, and nothing else', () => {
  const files = listPackage(PACKAGED_ARCHIVE, { isPack: false })
  const tops = new Set(
    files.map((file) =>
      file
        .split('/')
        .slice(1, file.startsWith('/node_modules') ? 3 : 2)
        .join('/'),
    ),
  )
  const modules = ['@libsql', '@neon-rs', 'detect-libc', 'keytar', 'libsql'].map((name) => `node_modules/${name}`)
  const key = existsSync('resources/update-key.pem') ? ['resources/update-key.pem'] : []
  expect([...tops].filter((top) => top !== 'resources').sort()).toEqual(
    ['node_modules', ...modules, 'out', 'package.json', ...key].sort(),
  )
  const native = files.filter((file) => file.endsWith('.node'))
  expect(native.sort()).toEqual([
    '/node_modules/@libsql/linux-x64-gnu/index.node',
    '/node_modules/keytar/prebuilds/linux-x64/keytar.node',
  ])
  expect(files.filter((file) => /\.(?:ts|map|md)$|test|fixture/iu.test(file))).toEqual([])
  // Without the runtime: what an update has to carry.
  expect(statSync(PACKAGED_ARCHIVE).size).toBeLessThan(20_000_000)
})
