import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { electronArguments } from '../../scripts/electron-arguments.ts'
import { forgetKeys, openForReal } from './support/real-shop.ts'
import { expect, test } from './support/uketsuke.ts'

test.afterEach(forgetKeys)

/** Starts the app once more on the same folder; resolves to its exit code. */
function startAgain(userData: string): Promise<number | null> {
  const given = [...electronArguments(), join(import.meta.dirname, '../..')]
  const env = { ...process.env, UKETSUKE_USER_DATA: userData }
  const second = spawn(process.env['ELECTRON_EXEC_PATH'] ?? '', given, { env, stdio: 'ignore' })
  return new Promise((resolve) => second.once('exit', resolve))
}

const minimized = (app: ElectronApplication): Promise<boolean[]> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))

test('fault 21: a second start ends by itself and brings the first window forward', async ({
  uketsuke: { app },
  userData,
}) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  expect(await startAgain(userData)).toBe(0)
  await expect.poll(() => minimized(app)).toEqual([false])
})

test('fault 21: a second start while the first hangs waits for it, opens no book and asks the provider nothing', async ({
  userData,
  provider,
}) => {
  const { app, operator } = await openForReal(userData, provider.url)
  await operator.fillOrder({ name: '二重 起動', amount: 900 })
  await operator.register()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const hanging = app.evaluate(() => {
    const from = Date.now()
    while (Date.now() < from + 5_000) Math.hypot(1, 1)
    return { from, to: Date.now() }
  })
  const [code, { from, to }] = await Promise.all([startAgain(userData), hanging])
  expect(code).toBe(0)
  // While the first hung only a second one could have asked; what had left before may still arrive.
  expect(provider.requests().filter(({ ms }) => ms > from + 300 && ms < to)).toEqual([])
  await expect.poll(() => minimized(app)).toEqual([false])
  await app.close()
})

test('fault 25: dropped files, links to new windows, javascript: and other addresses lead nowhere', async ({
  uketsuke: { app, page },
  userData,
}) => {
  const file = join(userData, 'dropped.html')
  writeFileSync(file, '<script>window.hacked = true</script>dropped')
  const address = page.url()
  await page.evaluate((path) => {
    const links = [
      'https://example.jp/',
      `file://${path}`,
      'javascript:void(window.hacked = true)',
      'data:text/html,hi',
    ]
    for (const target of ['_blank', '_self', '_top'])
      for (const href of links) document.body.append(Object.assign(document.createElement('a'), { href, target }))
    for (const link of document.querySelectorAll('a')) link.click()
    const form = Object.assign(document.createElement('form'), { action: 'https://example.jp/', method: 'post' })
    document.body.append(form)
    form.submit()
    const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.jp/' })
    document.body.append(frame)
  }, file)
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await page.waitForTimeout(400)
  expect(page.url()).toBe(address)
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined()
  const open = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
  )
  expect(open).toEqual([address])
})

test('fault 25: the page has no Node, cannot leave, open windows, ask for permissions or run what the policy forbids', async ({
  uketsuke: { app, page },
}) => {
  const seen = await page.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'window.hacked = true'
    document.head.append(inline)
    // A debugger's own evaluation is exempt from the policy; a timer of the page is not.
    const evaluated = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it fails is what is tested
          resolve(Boolean(new Function('return true')()))
        } catch {
          resolve(false)
        }
      })
    })
    const fetched = await fetch('https://example.jp/').then(
      () => true,
      () => false,
    )
    return {
      node: [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
        typeof Reflect.get(window, 'ipcRenderer'),
      ],
      inline: Reflect.get(window, 'hacked'),
      evaluated,
      fetched,
      opened: window.open('https://example.jp/') === null,
      notifications: await Notification.requestPermission(),
      origin: location.origin,
    }
  })
  expect(seen).toEqual({
    node: ['undefined', 'undefined', 'undefined'],
    inline: undefined,
    evaluated: false,
    fetched: false,
    opened: true,
    notifications: 'denied',
    origin: 'app://uketsuke',
  })
  await page.evaluate(() => (location.href = 'https://example.jp/'))
  await page.waitForTimeout(300)
  expect(page.url()).toContain('app://uketsuke/')
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Not in Electron's types, but the only way to read back what the window really got.
    return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  })
})

test('no name comes into the environment, or goes, while threads of Chromium read it', async ({
  uketsuke: { app },
}) => {
  test.skip(process.platform !== 'linux', 'only there Electron lends the language to LC_ALL')
  // Added or taken away by Electron, it would end one start in a hundred on a busy PC.
  expect(await app.evaluate(() => process.env['LC_ALL'])).toBe(process.env['LC_ALL'] ?? '')
})

test('fault 25: the app protocol serves nothing but the built page', async ({ uketsuke: { page } }) => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/index.html', '/../main/index.js', '/%2e%2e/main/index.js', '/..%2f..%2fpackage.json', '/nothing.js'].map(
        (path) =>
          fetch(`app://uketsuke${path}`).then(
            (answer) => answer.status,
            () => 'refused',
          ),
      ),
    ),
  )
  expect(statuses).toEqual([200, 'refused', 'refused', 'refused', 'refused'])
})
