import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Operator } from '../../scripts/tour/operator.ts'
import { watchNotifications } from './support/notifications.ts'
import { expect, launch, powerCut, saveDialogAnswers, test } from './support/uketsuke.ts'

test('the first run offers training, and its banner stays on every screen', async ({ uketsuke: { page } }) => {
  await expect(page.getByRole('button', { name: '練習モードで始める' })).toBeFocused()
  await page.keyboard.press('Enter')
  for (const key of ['F2', 'F3', 'F4', 'F6', 'F9']) {
    await page.keyboard.press(key)
    await expect(page.getByText('練習モードです。請求は発生しません。')).toBeVisible()
  }
})

test('a paid order goes from the empty wizard to a desktop notification, its result and a CSV', async ({
  uketsuke: { app, page },
  userData,
}) => {
  const notifications = await watchNotifications()
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '青山 千尋', amount: 12_300, tax: 800 })
  await expect(page.getByText('¥13,100').first()).toBeVisible()
  const number = await operator.register()
  expect(number).toMatch(/^\d{6}$/u)
  await operator.dial(number)
  await operator.openFromBoard('青山 千尋')
  await expect(page.getByText('お客様がカード番号を入力しています').first()).toBeVisible()
  await operator.customerDoes('カードを正しく入力する')
  await operator.openResult('青山 千尋')
  await expect(page.getByRole('heading', { name: '決済できました' })).toBeVisible()

  await expect.poll(() => notifications.count()).toBe(1)
  expect(notifications.text()).toContain('お電話の入力が終わりました')
  expect(notifications.text()).not.toMatch(/青山|13,?100/u)
  notifications.stop()

  const path = join(userData, '受付履歴.csv')
  await saveDialogAnswers(app, path)
  await page.keyboard.press('F4')
  await page.getByRole('searchbox').waitFor()
  await page.keyboard.press('Control+e')
  await page.getByRole('button', { name: '保存先を選んで書き出す' }).press('Enter')
  await expect(page.getByText('受付履歴.csv').first()).toBeVisible()
  const rows: Record<string, string>[] = parse(readFileSync(path), { bom: true, columns: true })
  expect(rows.map((row) => [row['お客様'], row['合計'], row['状態']])).toEqual([['青山 千尋', '13100', 'paid']])
})

test('a declined order says why, what to tell the customer, and is registered again under the next ID', async ({
  uketsuke: { page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '井上 健', amount: 48_000 })
  await operator.dial(await operator.register())
  await operator.customerDoes('利用枠をこえている')
  await operator.openResult('井上 健')
  await expect(page.getByRole('heading', { name: '決済できませんでした' })).toBeVisible()
  await expect(page.getByText('利用枠を超えています')).toBeVisible()
  await expect(page.getByText('42G030000')).toBeVisible()

  await page.keyboard.press('r')
  await expect(page.getByText(/-0001-2/u).first()).toBeVisible()
  const second = await operator.register()
  expect(second).toMatch(/^\d{6}$/u)
  await expect(page.getByText(/注文番号 U\d{8}-0001-2/u)).toBeVisible()
})

test('a card is saved for a member without any charge', async ({ uketsuke: { page } }) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '大野 由紀', division: 'カード登録', memberId: 'member-7' })
  await operator.dial(await operator.register())
  await operator.customerDoes('カードを正しく入力する')
  await operator.openResult('大野 由紀')
  await expect(page.getByRole('heading', { name: 'カードを登録できました' })).toBeVisible()
})

test('a payment stands although its card could not be saved, and both results are told', async ({
  uketsuke: { page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '加藤 誠', division: '決済とカード登録', amount: 5_000, memberId: 'member-8' })
  await operator.dial(await operator.register())
  await operator.customerDoes('決済はできるが、カード登録はできない')
  await operator.openResult('加藤 誠')
  await expect(page.getByRole('heading', { name: '決済できました' })).toBeVisible()
  await expect(page.getByText('カードは登録できませんでした。支払いはそのまま有効です。')).toBeVisible()
})

test('an unconfirmed order blocks another charge until the console check is recorded', async ({
  uketsuke: { page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '江藤 大輔', amount: 7_700 })
  await operator.dial(await operator.register())
  await operator.customerDoes('決済会社とのやり取りが切れる')
  await operator.openResult('江藤 大輔')
  await expect(page.getByRole('heading', { name: '確認が必要です' })).toBeVisible()
  await expect(page.getByRole('button', { name: '登録し直す' })).toHaveCount(0)

  await page.getByRole('button', { name: '確認を記録する' }).click()
  await page.getByRole('radio', { name: '請求されていない' }).check({ force: true })
  await page.getByRole('textbox', { name: '確かめた人' }).fill('sato')
  await page.getByRole('button', { name: '記録する', exact: true }).click()
  await expect(page.getByRole('heading', { name: '確認を記録しました' })).toBeVisible()
})

test('fault 2: a power cut during the call loses nothing: the restarted app goes on watching and tells once', async ({
  userData,
}) => {
  const first = await launch({ userData })
  const before = new Operator(first.page)
  await before.startTraining()
  await before.fillOrder({ name: '木村 彩', amount: 9_800 })
  const number = await before.register()
  await before.dial(number)
  await before.openFromBoard('木村 彩')
  await expect(first.page.getByText('お客様がカード番号を入力しています').first()).toBeVisible()
  await powerCut(first.app)

  const notifications = await watchNotifications()
  const second = await launch({ userData })
  const after = new Operator(second.page)
  await after.openFromBoard('木村 彩')
  await expect(second.page.getByTestId('digits')).toHaveText(
    new RegExp(`${number.slice(0, 3)}\\s*${number.slice(3)}`, 'u'),
  )
  await after.customerDoes('カードを正しく入力する')
  await after.openResult('木村 彩')
  await expect(second.page.getByRole('heading', { name: '決済できました' })).toBeVisible()
  await expect.poll(() => notifications.count()).toBe(1)
  notifications.stop()
  await second.app.close()
})
