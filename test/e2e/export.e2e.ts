import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Page } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { multiplyOrders } from '../support/multiply-orders.ts'
import { placeOrder, playCall } from './support/played-call.ts'
import { expect, launch, saveDialogAnswers, test } from './support/uketsuke.ts'

/** So many that a file of them takes several words of progress. */
const MANY = 60_000

/** Orders that are registered and wait: an export needs no more. */
async function registered(page: Page, names: readonly string[]): Promise<void> {
  const operator = new Operator(page)
  await operator.startTraining()
  for (const name of names) {
    await operator.fillOrder({ name, amount: 1_000 })
    await operator.register()
  }
}

test('a file is chosen, previewed and written by keys alone, and the choice is remembered', async ({
  uketsuke: { app, page },
  userData,
}) => {
  await registered(page, ['青山 千尋'])
  const path = join(userData, 'orders.csv')
  await saveDialogAnswers(app, path)
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (file) => void (process.env['SHOWN'] = file)
  })
  await page.keyboard.press('F4')
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'CSVに書き出す' })
  await expect(dialog.getByText('1 件を書き出します')).toBeVisible()
  await expect(dialog.getByRole('cell', { name: '青山 千尋' })).toBeVisible()

  await dialog.getByLabel('列の組み合わせ').selectOption('最小限')
  await dialog.locator('summary').press('Enter')
  await dialog.getByRole('checkbox', { name: 'お客様' }).press('Alt+ArrowUp')
  await expect(dialog.getByText('お客様 を 2 番目にしました。')).toBeVisible()
  await dialog.getByLabel('この並びに付ける名前').fill('月末')
  await dialog.getByLabel('この並びに付ける名前').press('Enter')
  await expect(dialog.getByLabel('列の組み合わせ')).toHaveValue('own:月末')
  await dialog.getByLabel('会計ソフト・ほかのソフト').press('Space')
  await dialog.getByLabel('文字コード').selectOption('UTF-8（BOMなし）')
  await page.keyboard.press('Control+Enter')
  // Only what is whole has a folder to be shown in: the count of what is under way looks much the same.
  await expect(dialog.getByRole('button', { name: 'フォルダーを開く' })).toBeFocused()
  const rows: string[][] = parse(readFileSync(path, 'utf8'))
  expect([rows[0], rows[1]?.slice(1)]).toEqual([
    ['受付日時', 'お客様', '注文番号', '合計', '結果'],
    ['青山 千尋', expect.stringMatching(/-0001$/u), '1000', '転送待ち'],
  ])

  await expect(dialog.getByRole('button', { name: 'フォルダーを開く' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => app.evaluate(() => process.env['SHOWN'])).toBe(path)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+e')
  await expect(dialog.getByLabel('列の組み合わせ')).toHaveValue('own:月末')
  await expect(dialog.getByLabel('文字コード')).toHaveValue('utf-8')
})

test('fault 28: what Shift_JIS cannot hold is listed before there is a file, and the operator decides', async ({
  uketsuke: { app, page },
  userData,
}) => {
  await registered(page, ['𠮷野 花子', '高田 一郎'])
  const folder = join(userData, 'exports')
  mkdirSync(folder)
  await saveDialogAnswers(app, join(folder, 'orders.csv'))
  await page.keyboard.press('F4')
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'CSVに書き出す' })
  await dialog.getByLabel('列の組み合わせ').selectOption('最小限')
  await dialog.getByLabel('文字コード').selectOption('Shift_JIS（CP932）')
  await dialog.getByRole('button', { name: '保存先を選んで書き出す' }).press('Enter')
  await expect(dialog.getByText('ファイルはまだ作っていません')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /𠮷 U\+20BB7 1 .*-0001 お客様/u })).toBeVisible()
  expect(readdirSync(folder)).toEqual([])
  await dialog.getByRole('button', { name: '「〓」に置き換えて書き出す' }).press('Enter')
  await expect(dialog.getByText('1 文字を「〓」に置き換えました。')).toBeVisible()
  const text = new TextDecoder('shift_jis', { fatal: true }).decode(readFileSync(join(folder, 'orders.csv')))
  expect(text).toContain('〓野 花子')
  expect(readdirSync(folder)).toEqual(['orders.csv'])
})

test('faults 3 and 28: a place that cannot be written to is named, and nothing is lost', async ({
  uketsuke: { app, page },
}) => {
  await registered(page, ['青山 千尋'])
  await saveDialogAnswers(app, '/sys/orders.csv')
  await page.keyboard.press('F4')
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'CSVに書き出す' })
  await expect(dialog.getByText('1 件を書き出します')).toBeVisible()
  await dialog.getByRole('button', { name: '保存先を選んで書き出す' }).press('Enter')
  await expect(dialog.getByText('この場所には書き込めません。')).toBeVisible()
  await expect(dialog.getByText('1 件を書き出します')).toBeVisible()
})

test('fault 28: a file that is stopped half-way is not there, and the dialog says so', async ({ userData }) => {
  const first = await launch({ userData })
  await new Operator(first.page).startTraining()
  // Over and done with: nobody watches sixty thousand calls.
  await playCall(first.page, await placeOrder(first.page, '青山 千尋', 12_300), 'paid')
  await first.app.close()
  multiplyOrders(join(userData, 'books', 'training', 'book.sqlite'), MANY)

  const { app, page } = await launch({ userData })
  const folder = join(userData, 'exports')
  mkdirSync(folder)
  await saveDialogAnswers(app, join(folder, 'orders.csv'))
  await page.getByRole('button', { name: '受付履歴' }).waitFor()
  await page.keyboard.press('F4')
  // Just started: the screens are still being fetched.
  await page.getByRole('searchbox').waitFor()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'CSVに書き出す' })
  await dialog.getByText(/件を書き出します/u).waitFor()
  // Half-way: something is written, and the key comes the moment the screen says so.
  await page.evaluate(() => {
    const far = new MutationObserver(() => {
      if ((document.querySelector('progress')?.value ?? 0) === 0) return
      far.disconnect()
      Reflect.set(window, 'halfWay', document.querySelector('.working')?.textContent)
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    })
    far.observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('中止しました。ファイルは作っていません。')).toBeVisible()
  expect(await page.evaluate(() => Reflect.get(window, 'halfWay'))).toMatch(/件のうち [\d,]+ 件を書き出しました。/u)
  expect(readdirSync(folder)).toEqual([])
  await expect(dialog.getByRole('button', { name: '選び直す' })).toBeFocused()
  await app.close()
})
