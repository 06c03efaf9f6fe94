import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { BrowserWindow } from 'electron'
import { Operator } from '../../scripts/tour/operator.ts'
import { expect, launch, saveDialogAnswers, test } from './support/uketsuke.ts'

const PAYS = 'カードを正しく入力する'

/** What the PDF says and which fonts it has, or null where the tools are missing. */
function readPdf(path: string): { readonly text: string; readonly fonts: readonly string[] } | null {
  try {
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
    const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2)
    return { text: text.normalize('NFKC'), fonts }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw cause
  }
}

/** The issuer goes into the settings as the shop's owner does it. */
async function setUpIssuer(page: Page): Promise<void> {
  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: '発行者' }).click()
  await page.getByRole('textbox', { name: 'お店の名前' }).fill('花のみやび')
  await page.getByRole('textbox', { name: '住所' }).fill('東京都台東区花川戸1-2-3')
  await page.getByRole('textbox', { name: '登録番号（インボイス）' }).fill('T7123456789012')
  await page.keyboard.press('Control+s')
  await page.getByText('保存しました。', { exact: true }).waitFor()
}

/** What `look` finds in a window in which the dialog has to scroll: half as high at 200 %. */
async function inSmallWindow<T>(app: ElectronApplication, page: Page, look: () => T): Promise<T> {
  const zoom = async (to: number): Promise<void> => {
    const ofPage = await app.browserWindow(page)
    await ofPage.evaluate((shown: BrowserWindow, factor: number) => shown.webContents.setZoomFactor(factor), to)
    await page.waitForFunction((factor) => Math.abs(window.devicePixelRatio - factor) < 0.1, to)
  }
  await zoom(2)
  const found = await page.evaluate(look)
  await zoom(1)
  return found
}

/** By how much the form is longer than the room it takes, px: that much of it would lie under the buttons. Runs in the page. */
function formTooLong(): number {
  const form = document.querySelector('.ui-dialog > .body')
  return form === null ? Infinity : form.scrollHeight - form.clientHeight
}

async function pay(operator: Operator, name: string, amount = 11_000): Promise<void> {
  await operator.fillOrder({ name, amount })
  await operator.dial(await operator.register())
  await operator.customerDoes(PAYS)
  await operator.openResult(name)
  await operator.page.getByRole('heading', { name: '決済できました' }).waitFor()
}

test('a paid order becomes a receipt by P and Enter, and a reissue says so, also after a restart', async ({
  uketsuke: { app, page },
  userData,
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await setUpIssuer(page)
  await pay(operator, '山田 <b>太郎</b> 🍣')
  const first = join(userData, 'first.pdf')
  await saveDialogAnswers(app, first)
  await page.keyboard.press('p')
  const save = page.getByRole('dialog').getByRole('button', { name: 'PDFに保存する' })
  await expect(save).toBeFocused()
  expect(await inSmallWindow(app, page, formTooLong)).toBeLessThan(5)
  await page.keyboard.press('Enter')
  await expect(page.getByText('保存しました（1回目の発行）')).toBeVisible()
  expect(readFileSync(first).subarray(0, 5).toString()).toBe('%PDF-')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await app.close()

  const again = await launch({ userData })
  const second = join(userData, 'second.pdf')
  await saveDialogAnswers(again.app, second)
  await again.page.getByRole('button', { name: '受付履歴' }).waitFor()
  await again.page.keyboard.press('F4')
  await again.page.getByRole('row', { name: '山田' }).click()
  const detail = again.page.getByRole('region', { name: '受付の詳細' })
  await detail.getByText('1回目', { exact: true }).waitFor()
  await detail.getByRole('heading', { level: 2 }).first().focus()
  await again.page.keyboard.press('p')
  await again.page.getByText('2回目のため「再発行」と入ります').waitFor()
  await again.page.keyboard.press('Enter')
  await expect(again.page.getByText('保存しました（2回目の発行）')).toBeVisible()
  await again.page.keyboard.press('Enter')
  await expect(detail.getByText('2回目', { exact: true })).toBeVisible()
  await again.app.close()

  const [one, two] = [readPdf(first), readPdf(second)]
  test.skip(one === null || two === null, 'pdftotext and pdffonts (poppler-utils) are not installed')
  if (one === null || two === null) return
  const required = [
    '領収書', '山田 <b>太郎</b>', '¥11,000', 'お品代として', 'クレジットカード利用', '花のみやび', '東京都台東区花川戸1-2-3',
    '登録番号 T7123456789012', '10%対象', '内消費税 ¥1,000', '一括払い', '発行日', '取引年月日', '注文番号', '収入印紙', '練習用の見本',
  ] // prettier-ignore
  for (const line of required) expect(one.text).toContain(line.normalize('NFKC'))
  expect(one.text).not.toContain('再発行')
  expect(two.text).toContain('再発行(2回目の発行)')
  expect(one.fonts.length).toBeGreaterThan(0)
  // name, type, encoding, emb sub uni …: from the right, since names and types hold spaces.
  for (const font of one.fonts) expect(font.trim().split(/\s+/u).at(-5)).toBe('yes')
})

test('an order that was not charged says in words why it has no receipt', async ({ uketsuke: { page } }) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await setUpIssuer(page)
  await operator.fillOrder({ name: '待つ人', amount: 500 })
  await operator.register()
  await page.keyboard.press('F4')
  await page.getByRole('row', { name: '待つ人' }).click()
  await page.getByRole('region', { name: '受付の詳細' }).getByRole('heading', { level: 2 }).focus()
  await page.keyboard.press('p')
  await expect(page.getByText('まだ結果が出ていません。決済できたあとに出せます。')).toBeVisible()
  await expect(page.getByRole('button', { name: 'PDFに保存する' })).toBeDisabled()
  await expect(page.getByRole('button', { name: '紙に印刷する' })).toBeDisabled()
})

test('paper goes through the system dialog of a hidden window that runs no script; a closed dialog does not count', async ({
  uketsuke: { app, page },
  userData,
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await setUpIssuer(page)
  await pay(operator, '紙の人')
  // The system's own dialog cannot be pressed from here: what is asked of it, and by which window, can be seen.
  await app.evaluate(({ app: electron }) => {
    const seen: unknown[] = []
    Object.assign(globalThis, { printed: seen, answer: 'Print job canceled' })
    electron.on('web-contents-created', (_, contents) => {
      contents.print = (options, callback) => {
        const preferences = (
          contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences()
        const { sandbox, javascript, nodeIntegration, preload } = preferences
        seen.push({
          options,
          url: contents.getURL().replace(/[0-9a-f-]{36}/u, 'KEY'),
          sandbox,
          javascript,
          nodeIntegration,
          preload,
        })
        const reason: unknown = Reflect.get(globalThis, 'answer')
        callback?.(reason === '', String(reason))
      }
    })
  })
  await page.keyboard.press('p')
  const button = page.getByRole('button', { name: '紙に印刷する' })
  await expect(page.getByRole('button', { name: 'PDFに保存する' })).toBeFocused()
  await button.click()
  await expect.poll(() => app.evaluate(() => (Reflect.get(globalThis, 'printed') as unknown[]).length)).toBe(1)
  await expect(button).not.toHaveAttribute('aria-busy')
  await app.evaluate(() => void Object.assign(globalThis, { answer: 'Print job failed' }))
  await button.click()
  await expect(page.getByText('印刷できませんでした。')).toBeVisible()
  await app.evaluate(() => void Object.assign(globalThis, { answer: '' }))
  await button.click()
  await expect(page.getByText('印刷に回しました（1回目の発行）')).toBeVisible()
  const printed = await app.evaluate(() => Reflect.get(globalThis, 'printed') as unknown[])
  expect(printed).toHaveLength(3)
  expect(printed[2]).toEqual({
    options: { silent: false, printBackground: true, pageSize: 'A4' },
    url: 'app://sheet/KEY/page.html',
    sandbox: true,
    javascript: false,
    nodeIntegration: false,
  })
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(existsSync(join(userData, 'issuer'))).toBe(false)
})

test('a logo is copied into the app and stands on the receipt; a broken one is refused in words', async ({
  uketsuke: { app, page },
  userData,
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await setUpIssuer(page)
  const picture = join(import.meta.dirname, '../../docs/screens/ja-light-1280x800/welcome.png')
  const answer = (path: string) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
    }, path)
  await answer(join(import.meta.dirname, 'document.e2e.ts'))
  await page.getByRole('button', { name: '画像を選ぶ' }).click()
  await expect(page.getByText('PNGかJPEGの画像ではないか、壊れています。')).toBeVisible()
  await answer(picture)
  await page.getByRole('button', { name: '画像を選ぶ' }).click()
  const shown = page.getByRole('img', { name: '領収書に入るロゴ' })
  await expect(shown).toBeVisible()
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280)
  await pay(operator, 'ロゴの人')
  const path = join(userData, 'logo.pdf')
  await saveDialogAnswers(app, path)
  await page.keyboard.press('p')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'PDFに保存する' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('保存しました（1回目の発行）')).toBeVisible()
  expect(readFileSync(path).includes('/Subtype /Image')).toBe(true)
  expect(statSync(join(userData, 'issuer', 'logo')).size).toBe(statSync(picture).size)
})
