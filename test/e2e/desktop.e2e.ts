import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { press } from './support/keyboard.ts'
import { placeOrder, playCall, saveSettings } from './support/played-call.ts'
import { expect, launch, test } from './support/uketsuke.ts'

/** The screen's window among all windows, by its page. */
function mainState(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('/index.html'))
    return {
      focused: window?.isFocused(),
      zoom: Math.round((window?.webContents.getZoomFactor() ?? 0) * 100),
      bounds: window?.getBounds(),
    }
  })
}

/** Windows of the small page: 0 or 1. */
const miniCount = (app: ElectronApplication) =>
  app.evaluate(
    ({ BrowserWindow }) =>
      // A window that is just going has no page to ask any more.
      BrowserWindow.getAllWindows()
        .filter((one) => !one.isDestroyed() && !one.webContents.isDestroyed())
        .filter((one) => one.webContents.getURL().endsWith('/mini.html')).length,
  )

async function openMini(app: ElectronApplication, page: Page): Promise<Page> {
  const [mini] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('m')])
  return mini
}

test('M shows the number above all windows; it takes no focus, follows the call and closes with Escape', async ({
  uketsuke: { app, page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await saveSettings(page, { ivrPhoneNumber: '03-5555-0100' })
  await operator.fillOrder({ name: '青山 千尋', amount: 12_300 })
  const number = await operator.register()
  const before = await mainState(app)
  const mini = await openMini(app, page)
  await expect(mini.getByTestId('digits')).toHaveText(new RegExp(`^${number.slice(0, 3)}\\s*${number.slice(3)}$`, 'u'))
  await expect(mini.getByText('03-5555-0100')).toBeVisible()
  await expect(mini.getByText('転送待ち')).toBeVisible()
  expect(await mini.evaluate(() => [Object.keys(Reflect.get(window, 'mini') as object), 'bridge' in window])).toEqual([
    ['state', 'close', 'onChanged'],
    false,
  ])
  expect(await mini.locator('body').innerText()).not.toMatch(/青山|12,?300/u)
  expect(
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .map((one) => one.isAlwaysOnTop())
        .toSorted(),
    ),
  ).toEqual([false, true])

  await playCall(page, { id: 1, identificationNumber: number }, null)
  await expect(mini.getByText('入力中')).toBeVisible()
  await playCall(page, { id: 1, identificationNumber: number }, 'paid')
  await expect(mini.getByTestId('result')).toHaveText('決済完了')
  expect(await mainState(app)).toEqual(before)
  expect(before.focused).toBe(true)

  await saveSettings(page, { language: 'en', theme: 'dark' })
  await expect(mini.getByTestId('result')).toHaveText('Paid')
  expect(await mini.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  await mini.keyboard.press('Escape').catch(() => undefined)
  await expect.poll(() => miniCount(app)).toBe(0)
})

test('the lock of the screen closes the small window too', async ({ uketsuke: { app, page } }) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await page.evaluate(() =>
    window.bridge.operators.add({ name: '佐藤', userId: 'sato', role: 'admin', pin: '24681357' }),
  )
  await operator.fillOrder({ name: '青山 千尋', amount: 12_300 })
  await operator.register()
  await openMini(app, page)
  expect(await miniCount(app)).toBe(1)
  await page.evaluate(() => window.bridge.operators.leave())
  await expect.poll(() => miniCount(app)).toBe(0)
})

test('M pressed again closes it, and the setting opens it once with each number', async ({
  uketsuke: { app, page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '青山 千尋', amount: 12_300 })
  await operator.register()
  await openMini(app, page)
  await page.keyboard.press('m')
  await expect.poll(() => miniCount(app)).toBe(0)

  await saveSettings(page, { miniWindow: true })
  await operator.fillOrder({ name: '井上 健', amount: 4800 })
  const [mini] = await Promise.all([app.waitForEvent('window'), operator.register()])
  await mini.getByTestId('digits').waitFor()
  await mini.keyboard.press('Escape').catch(() => undefined)
  await expect.poll(() => miniCount(app)).toBe(0)
  await operator.openFromBoard('井上 健')
  await page.getByTestId('digits').waitFor()
  expect(await miniCount(app)).toBe(0)
})

interface Asked {
  readonly message: string
  readonly buttons: readonly string[]
}

/** Answers the questions of the system as told, and keeps what was asked. */
async function answerQuestions(app: ElectronApplication, response: number, checkboxChecked: boolean): Promise<void> {
  await app.evaluate(
    ({ dialog }, answer) => {
      const asked: Asked[] = (Reflect.get(globalThis, 'asked') as Asked[] | undefined) ?? []
      Reflect.set(globalThis, 'asked', asked)
      dialog.showMessageBox = (...given: unknown[]) => {
        const { message, buttons } = given.at(-1) as Asked
        asked.push({ message, buttons })
        return Promise.resolve(answer)
      }
    },
    { response, checkboxChecked },
  )
}
const questions = (app: ElectronApplication) =>
  app.evaluate(() => (Reflect.get(globalThis, 'asked') as Asked[]).map(({ message }) => message))

const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

/** The test desktop has no window manager that could put a window away: what is asked of it counts. */
async function countPuttingAway(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    Reflect.set(globalThis, 'putAway', 0)
    const window = BrowserWindow.getAllWindows()[0]
    if (window === undefined) throw new Error('the window was closed')
    window.minimize = () => void Reflect.set(globalThis, 'putAway', Number(Reflect.get(globalThis, 'putAway')) + 1)
  })
}
const timesPutAway = (app: ElectronApplication) => app.evaluate(() => Number(Reflect.get(globalThis, 'putAway')))

test('closing with an open order asks once, keeps watching, and quitting says what it means', async ({ userData }) => {
  const { app, page } = await launch({ userData, env: { UKETSUKE_ASKS: '1' } })
  const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve))
  await new Operator(page).startTraining()
  await placeOrder(page, '青山 千尋', 12_300)
  await expect(page.getByRole('button', { name: '進行中の受付 1件' })).toBeVisible()

  await answerQuestions(app, 2, true)
  await closeWindow(app)
  await expect.poll(() => questions(app)).toEqual(['進行中の注文が1件あります。画面を閉じますか。'])
  await countPuttingAway(app)

  await answerQuestions(app, 0, true)
  await closeWindow(app)
  await expect.poll(() => timesPutAway(app)).toBe(1)
  await closeWindow(app)
  await expect.poll(() => timesPutAway(app)).toBe(2)
  expect(await questions(app)).toHaveLength(2)
  expect(JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'))).toMatchObject({ closingWindow: 'watch' })

  await app.evaluate(({ app: own }) => own.quit())
  await expect.poll(() => questions(app)).toContain('進行中の注文が1件あります。終了しますか。')
  await answerQuestions(app, 1, false)
  await app.evaluate(({ app: own }) => setTimeout(() => own.quit(), 50)).catch(() => undefined)
  expect(await ended).toBe(0)
})

test('closing without open orders asks nothing', async ({ userData }) => {
  const { app, page } = await launch({ userData, env: { UKETSUKE_ASKS: '1' } })
  const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve))
  await new Operator(page).startTraining()
  await app.evaluate(({ BrowserWindow }) => setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 50))
  expect(await ended).toBe(0)
})

test('place, size and zoom of the window are those of last time, and a vanished monitor loses no window', async ({
  userData,
}) => {
  const first = await launch({ userData })
  await new Operator(first.page).startTraining()
  await first.page.bringToFront()
  press('ctrl+equal', 'ctrl+equal')
  await expect.poll(async () => (await mainState(first.app)).zoom).toBe(125)
  const bounds = { x: 310, y: 170, width: 1180, height: 760 }
  await first.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds)
  await first.app.close()

  const second = await launch({ userData })
  await second.page.getByRole('heading', { name: '新規注文' }).waitFor()
  expect(await mainState(second.app)).toMatchObject({ bounds, zoom: 125 })
  press('ctrl+0')
  await expect.poll(async () => (await mainState(second.app)).zoom).toBe(100)
  press('ctrl+minus')
  await expect.poll(async () => (await mainState(second.app)).zoom).toBe(90)
  await second.app.close()

  const file = join(userData, 'windows.json')
  const kept = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...kept, main: { ...bounds, x: 9000, y: -4000, maximized: false } }))
  const third = await launch({ userData })
  const area = await third.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea)
  const { bounds: found } = await mainState(third.app)
  expect(found).toMatchObject({ width: 1180, height: 760 })
  expect(found?.x ?? -1).toBeGreaterThanOrEqual(area.x)
  expect((found?.x ?? 0) + 1180).toBeLessThanOrEqual(area.x + area.width)
  await third.app.close()
})

test('a dark theme of the settings is there before the page is: no flash of white', async ({ userData }) => {
  const first = await launch({ userData })
  await saveSettings(first.page, { theme: 'dark' })
  await first.app.close()
  const second = await launch({ userData })
  const seen = await second.app.evaluate(({ BrowserWindow, nativeTheme }) => [
    BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
    nativeTheme.themeSource,
  ])
  expect(seen).toEqual(['#17181C', 'dark'])
  await second.app.close()
})
