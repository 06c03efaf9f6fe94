import { execFileSync } from 'node:child_process'
import type { ElectronApplication, Page } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { watchNotifications } from './support/notifications.ts'
import { placeOrder, playCall, saveSettings } from './support/played-call.ts'
import { expect, launch, test } from './support/uketsuke.ts'

const banner = (page: Page, name: string) =>
  page.getByRole('region', { name: '終わった電話' }).locator('> *', { hasText: name })

test('typing goes on while results arrive: no character is lost and the caret stays', async ({
  uketsuke: { page },
}) => {
  await new Operator(page).startTraining()
  const paid = await placeOrder(page, '青山 千尋', 12_300)
  const declined = await placeOrder(page, '井上 健', 4800)
  await page.keyboard.press('F2')
  const name = page.getByRole('textbox', { name: 'お名前' })
  const word = page.getByRole('navigation').getByText('進行中', { exact: true })
  const place = (await word.boundingBox())?.x
  await name.fill('前後')
  await name.press('Home')
  await name.press('ArrowRight')
  const calls = (async () => {
    await playCall(page, paid, 'paid')
    await playCall(page, declined, 'declined-limit')
  })()
  let typed = 0
  const until = async () => (await banner(page, '井上 健').count()) > 0 && typed >= 20
  while (!(await until())) {
    await page.keyboard.press('x')
    typed += 1
  }
  await calls
  await page.keyboard.press('y')
  expect(await name.inputValue()).toBe(`前${'x'.repeat(typed)}y後`)
  await expect(name).toBeFocused()
  const caret = await name.evaluate((field) => field instanceof HTMLInputElement && field.selectionStart)
  expect(caret).toBe(typed + 2)
  await expect(page.getByRole('button', { name: 'まだ見ていない結果 2件' })).toBeVisible()
  expect((await word.boundingBox())?.x).toBe(place)
})

test('a notification names the customer and the amount only as far as the shop allows', async ({
  uketsuke: { page },
}) => {
  await new Operator(page).startTraining()
  const notifications = await watchNotifications()
  await playCall(page, await placeOrder(page, '青山 千尋', 12_300), 'paid')
  await expect.poll(() => notifications.count()).toBe(1)
  expect(notifications.text()).not.toMatch(/青山|12,300/u)
  await saveSettings(page, { notifyName: true })
  await playCall(page, await placeOrder(page, '青山 千尋', 12_301), 'paid')
  await expect.poll(() => notifications.count()).toBe(2)
  expect(notifications.text()).toMatch(/青山 千尋/u)
  expect(notifications.text()).not.toMatch(/12,301/u)
  await saveSettings(page, { notifyAmount: true })
  await playCall(page, await placeOrder(page, '青山 千尋', 12_302), 'paid')
  await expect.poll(() => notifications.text()).toMatch(/青山 千尋 ¥12,302/u)
  notifications.stop()
})

test('a clicked notification opens its order, and brings the window back', async ({ uketsuke: { app, page } }) => {
  await new Operator(page).startTraining()
  const notifications = await watchNotifications()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  await playCall(page, await placeOrder(page, '青山 千尋', 12_300), 'declined-limit')
  await expect.poll(() => notifications.count()).toBe(1)
  // The desktop's own way of pressing a notification.
  await expect
    .poll(async () => {
      execFileSync('dunstctl', ['action', '0'])
      return page.getByRole('heading', { name: '決済できませんでした' }).isVisible()
    })
    .toBe(true)
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false)
  notifications.stop()
})

/** Counts the sounds that the page begins to play. */
async function countSounds(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(({ BrowserWindow }) => {
    Reflect.set(globalThis, 'sounds', 0)
    BrowserWindow.getAllWindows()[0]?.webContents.on('media-started-playing', () => {
      Reflect.set(globalThis, 'sounds', Number(Reflect.get(globalThis, 'sounds')) + 1)
    })
  })
  return () => app.evaluate(() => Number(Reflect.get(globalThis, 'sounds')))
}

test('a result sounds, also while the window is hidden, and not when the shop wants silence', async ({
  uketsuke: { app, page },
}) => {
  await new Operator(page).startTraining()
  const sounds = await countSounds(app)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await playCall(page, await placeOrder(page, '青山 千尋', 12_300), 'paid')
  await expect.poll(sounds).toBe(1)
  await saveSettings(page, { sound: false })
  await playCall(page, await placeOrder(page, '井上 健', 4800), 'declined-limit')
  await expect(banner(page, '井上 健')).toHaveCount(1)
  expect(await sounds()).toBe(1)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show())
  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: 'お知らせ' }).click()
  await page.getByRole('button', { name: '確認がいる音を鳴らしてみる' }).click()
  await expect.poll(sounds).toBe(2)
})

test('fault 29: without any notification daemon and without a sound device the banner and the badge say it', async ({
  userData,
}) => {
  const { app, page } = await launch({ userData, env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' } })
  await new Operator(page).startTraining()
  await page.evaluate(() => {
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('no device', 'NotSupportedError'))
  })
  await playCall(page, await placeOrder(page, '青山 千尋', 12_300), 'paid')
  await expect(banner(page, '青山 千尋').getByText('決済完了')).toBeVisible()
  await expect(page.getByRole('button', { name: 'まだ見ていない結果 1件' })).toBeVisible()
  await playCall(page, await placeOrder(page, '井上 健', 4800), 'exchange-failed')
  await expect(banner(page, '井上 健').getByText('確認が必要')).toBeVisible()
  await expect(page.getByRole('button', { name: 'まだ見ていない結果 2件' })).toBeVisible()
  await page.keyboard.press('F7')
  await expect(page.getByRole('heading', { name: '確認が必要です' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'まだ見ていない結果 1件' })).toBeVisible()
  await app.close()
})
