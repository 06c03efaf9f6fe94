import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import keytar from 'keytar'
import { expect, launch, openDialogAnswers, test, TEST_KEYS } from './support/uketsuke.ts'

test.afterEach(async () => {
  await keytar.deletePassword('Uketsuke', 'apiKey')
  await keytar.deletePassword('Uketsuke', 'apiPassword')
})

test('training is one Enter away, also for somebody who looked into the set-up first', async ({
  uketsuke: { page },
}) => {
  await expect(page.getByRole('button', { name: '練習モードで始める' })).toBeFocused()
  await page.getByRole('button', { name: '本番の設定をする' }).press('Enter')
  await expect(page.getByRole('heading', { name: '鍵', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '練習モードで始める' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '新規注文', level: 1 })).toBeVisible()
})

test('the set-up for real needs no mouse, tries the keys for nothing and loses nothing when it is closed half-way', async ({
  userData,
  provider,
}) => {
  const first = await launch({ userData, gatewayUrl: provider.url })
  const { keyboard } = first.page
  await expect(first.page.getByRole('button', { name: '練習モードで始める' })).toBeFocused()
  await first.page.getByRole('button', { name: '本番の設定をする' }).press('Enter')
  await expect(first.page.getByLabel('APIキー', { exact: true })).toBeFocused()
  await keyboard.type(TEST_KEYS.apiKey)
  await keyboard.press('Tab')
  await keyboard.type(TEST_KEYS.apiPassword)
  await keyboard.press('Enter')
  await first.page.getByText('鍵を保存しました。').waitFor()
  await first.page.getByRole('button', { name: '接続を確かめる' }).press('Enter')
  await expect(first.page.getByText('つながりました。鍵は受け入れられています。')).toBeVisible()
  expect(provider.requests().map(({ endpoint }) => endpoint)).toEqual(['AuthSearchApi'])
  await first.page.getByRole('button', { name: '次へ' }).press('Enter')
  await expect(first.page.getByRole('textbox', { name: 'ショップID' })).toBeFocused()
  await keyboard.type('tshop00000001')
  await keyboard.press('Enter')
  await expect(first.page.getByRole('textbox', { name: '自動音声の電話番号' })).toBeFocused()
  await first.app.close()

  const { app, page } = await launch({ userData, gatewayUrl: provider.url })
  await expect(page.getByRole('button', { name: '練習モードで始める' })).toBeFocused()
  await page.getByRole('button', { name: '本番の設定をする' }).press('Enter')
  await expect(page.getByText('鍵の状態：設定済み')).toBeVisible()
  await page.getByRole('button', { name: '次へ' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'ショップID' })).toHaveValue('tshop00000001')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '自動音声の電話番号' }).fill('03-5555-0100')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'あとで' }).press('Enter')
  const folder = join(userData, 'usb')
  mkdirSync(folder)
  await openDialogAnswers(app, folder)
  await expect(page.getByRole('button', { name: 'フォルダーを選ぶ' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(folder, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '次へ' }).press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: '発行者' }).last()).toContainText('まだです')
  await expect(page.getByRole('listitem').filter({ hasText: '控え' }).last()).toContainText('入力済み')
  await expect(page.getByRole('button', { name: '本番で始める' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '新規注文', level: 1 })).toBeVisible()
  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: '控え' }).click()
  await page.getByRole('button', { name: '今すぐ控えを作る' }).press('Enter')
  await expect(page.getByText(/ここにある最後の控え：/u)).toBeVisible()
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^uketsuke-[0-9a-f]{8}-[\d-]{19}\.sqlite$/u)])
  await app.close()
})
