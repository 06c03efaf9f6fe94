import type { ElectronApplication, Page } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { watchNotifications } from './support/notifications.ts'
import { placeOrder, playCall, saveSettings } from './support/played-call.ts'
import { squeezed } from './support/screen-faults.ts'
import { expect, launch, test } from './support/uketsuke.ts'

/** Keeps what the system is asked to show outside the window: the tray's words, and questions. */
async function keepWords(app: ElectronApplication): Promise<() => Promise<string>> {
  await app.evaluate(({ dialog, Menu, Tray }) => {
    const words: unknown[] = []
    Reflect.set(globalThis, 'words', words)
    const build = Menu.buildFromTemplate.bind(Menu)
    Menu.buildFromTemplate = (items) => {
      words.push(items.map(({ label }) => label))
      return build(items)
    }
    Tray.prototype.setToolTip = (tip) => void words.push(tip)
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message, buttons } = given.at(-1) as { message: string; buttons: string[] }
      words.push(message, buttons)
      return Promise.resolve({ response: 2, checkboxChecked: false })
    }
  })
  return () => app.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'words')))
}

/** Another language, by the keys alone. */
async function speakEnglish(page: Page): Promise<void> {
  await page.keyboard.press('F9')
  const tab = page.getByRole('tab', { selected: true })
  await tab.waitFor()
  while ((await tab.innerText()) !== '画面') await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: '日本語' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+s')
}

test('another language takes effect at once, by keys alone, also in the tray, questions and notifications', async ({
  userData,
}) => {
  const { app, page } = await launch({ userData, env: { UKETSUKE_ASKS: '1' } })
  await new Operator(page).startTraining()
  const order = await placeOrder(page, '青山 千尋', 12_300)
  const words = await keepWords(app)
  await speakEnglish(page)
  await expect(page.getByRole('button', { name: 'New order', exact: true })).toBeVisible()
  expect(await page.evaluate(() => [document.documentElement.lang, document.title])).toEqual(['en', 'Uketsuke'])
  expect(await page.locator('body').innerText()).not.toMatch(/[\u3040-\u30ff]/u)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(words).toContain('Orders in progress: 1. Close the window?')
  // The tray may have said its number in Japanese while the words began to be kept: what counts is what it says now.
  expect((JSON.parse(await words()) as unknown[]).slice(-4)).toEqual([
    'Uketsuke: 1 in progress',
    ['Open Uketsuke', 'New order', 'In progress (1)', null, 'Quit'],
    'Orders in progress: 1. Close the window?',
    ['Keep watching', 'Quit', 'Do not close'],
  ])
  const notifications = await watchNotifications()
  await playCall(page, order, 'paid')
  await expect.poll(() => notifications.count()).toBe(1)
  expect(notifications.text()).not.toMatch(/[\u3040-\u30ff]/u)
  notifications.stop()
  // What is open is told to the desk a moment later; before, quitting would ask.
  await expect.poll(words).toContain('"In progress"')
  await app.close()
})

test('a result beside a word of the rail breaks no word and moves nothing, in the smallest window', async ({
  uketsuke: { app, page },
}) => {
  await new Operator(page).startTraining()
  await saveSettings(page, { language: 'en' })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700))
  const order = await placeOrder(page, 'Aoyama Chihiro', 12_300)
  await placeOrder(page, 'Inoue Ken', 4800)
  const below = page.getByRole('button', { name: 'Order history', exact: true })
  const before = await below.boundingBox()
  await playCall(page, order, 'paid')
  await page.getByRole('navigation').getByText('1 new').waitFor()
  expect(await below.boundingBox()).toEqual(before)
  const word = page.getByRole('navigation').getByText('In progress', { exact: true })
  expect(await word.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  expect((await word.boundingBox())?.height).toBeLessThan(42)
})

test('a 4K monitor shows every screen whole, in rows that are still read in one look', async ({
  uketsuke: { app, page },
}) => {
  await new Operator(page).startTraining()
  await placeOrder(page, '青山 千尋', 12_300)
  // Half the size in a window of the test desktop's width: the page has as many points as on a large monitor.
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    window?.setContentSize(1920, 1080)
    window?.webContents.setZoomFactor(0.5)
  })
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([3840, 2160])
  for (const key of ['F2', 'F3', 'F4', 'F5', 'F6', 'F9']) {
    await page.keyboard.press(key)
    await page.locator('main h1').first().waitFor()
    expect([key, await page.evaluate(squeezed)]).toEqual([key, []])
    const widest = await page.evaluate(() =>
      Math.max(...[...document.querySelectorAll('main p, main input')].map((one) => one.clientWidth)),
    )
    expect([key, widest < 1700]).toEqual([key, true])
  }
})

/** What the eye has to tell two things by where the system takes all shades away. */
const look = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { backgroundColor, outlineStyle } = getComputedStyle(element)
      return `${backgroundColor} ${outlineStyle}`
    })

test('the system’s own high contrast still shows what is chosen, where one is, and where the focus is', async ({
  uketsuke: { page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await look(page, '.option.on')).not.toBe(await look(page, '.option:not(.on)'))
  expect(await look(page, '.step.here .dot')).not.toBe(await look(page, '.step:not(.here) .dot'))
  await operator.fillOrder({ name: '青山 千尋', amount: 12_300 })
  await operator.register()
  expect(await look(page, '.stage.here .dot')).not.toBe(await look(page, '.stage:not(.here, .done) .dot'))
  await page.keyboard.press('F9')
  await page.getByRole('tab', { selected: true }).waitFor()
  expect(await look(page, '[role="tab"][aria-selected="true"]')).not.toBe(
    await look(page, '[role="tab"][aria-selected="false"]'),
  )
  await placeOrder(page, '井上 健', 4800)
  await page.keyboard.press('F4')
  await page.getByRole('row', { name: '井上 健' }).click()
  await expect.poll(() => look(page, '.row.selected')).not.toBe(await look(page, '.row:not(.selected)'))
})
