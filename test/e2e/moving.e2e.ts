import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import keytar from 'keytar'
import type { Page } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { expect, launch, openDialogAnswers, saveDialogAnswers, test, TEST_KEYS } from './support/uketsuke.ts'

const forgetKeys = async (): Promise<void> => {
  await keytar.deletePassword('Uketsuke', 'apiKey')
  await keytar.deletePassword('Uketsuke', 'apiPassword')
}
test.afterEach(forgetKeys)

async function startSetUp(page: Page): Promise<void> {
  // The first screen takes the focus once it is there.
  await expect(page.getByRole('button', { name: '練習モードで始める' })).toBeFocused()
  await page.getByRole('button', { name: '本番の設定をする' }).press('Enter')
}

/** Everybody's own way there: F9, then down the list of sections. */
async function openMoving(page: Page): Promise<void> {
  await page.keyboard.press('F9')
  const heading = page.getByRole('heading', { name: '引っ越し' })
  await page.getByRole('tab', { name: '使い方' }).press('End')
  for (let step = 0; step < 20 && !(await heading.isVisible()); step += 1) await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('heading', { name: '引っ越し' })).toBeVisible()
}

test('a shop moves to a new PC by keyboard, and only the keys are asked for there', async ({ userData, provider }) => {
  const [oldPc, newPc, stick] = ['old', 'new', 'stick'].map((name) => join(userData, name))
  if (oldPc === undefined || newPc === undefined || stick === undefined) throw new Error('three folders')
  mkdirSync(stick)
  const file = join(stick, 'shop.uketsuke')
  const former = await launch({ userData: oldPc, gatewayUrl: provider.url })
  await startSetUp(former.page)
  await former.page.getByLabel('APIキー', { exact: true }).fill(TEST_KEYS.apiKey)
  await former.page.getByLabel('APIパスワード').fill(TEST_KEYS.apiPassword)
  await former.page.keyboard.press('Enter')
  await former.page.getByText('鍵を保存しました。').waitFor()
  await former.page.getByRole('button', { name: '次へ' }).press('Enter')
  await former.page.getByRole('textbox', { name: 'ショップID' }).fill('tshop00000001')
  await former.page.keyboard.press('Enter')
  await former.page.getByRole('textbox', { name: '自動音声の電話番号' }).fill('03-5555-0100')
  await former.page.keyboard.press('Enter')
  await former.page.getByRole('textbox', { name: 'お店の名前' }).fill('花屋みどり')
  await former.page.keyboard.press('Enter')
  await former.page.getByRole('heading', { name: '控え' }).waitFor()
  await former.page.getByRole('button', { name: 'あとで' }).press('Enter')
  await former.page.getByRole('button', { name: '本番で始める' }).press('Enter')
  const operator = new Operator(former.page)
  await operator.fillOrder({ name: '橋本 奏', amount: 6_600 })
  await operator.register()

  await saveDialogAnswers(former.app, file)
  await openMoving(former.page)
  await former.page.getByRole('button', { name: 'ファイルに書き出す' }).press('Enter')
  await expect(former.page.getByText('終わっていない受付があるため、書き出せません')).toBeVisible()
  await former.page.keyboard.press('F4')
  await former.page.getByRole('row', { name: '橋本 奏' }).click()
  await former.page.getByRole('button', { name: '取り下げる' }).press('Enter')
  await former.page.getByRole('dialog').getByRole('button', { name: '取り下げる' }).press('Enter')
  await expect(former.page.getByRole('dialog')).toHaveCount(0)
  await openMoving(former.page)
  await former.page.getByRole('button', { name: 'ファイルに書き出す' }).press('Enter')
  await expect(former.page.getByText('書き出しました。受付 1 件が入っています。')).toBeVisible()
  await expect(former.page.getByText('この受付簿で受付できるのは、1台だけです')).toBeVisible()
  expect(readFileSync(file).includes(TEST_KEYS.apiKey)).toBe(false)
  await former.app.close()
  // The new PC's keychain knows nothing.
  await forgetKeys()

  const { app, page } = await launch({ userData: newPc, gatewayUrl: provider.url })
  await openDialogAnswers(app, file)
  await startSetUp(page)
  await page.getByRole('button', { name: '前のパソコンから受け取る' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('お店：花屋みどり')).toBeVisible()
  await expect(dialog.getByText('受付 1 件。いちばん新しいものは')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: '前のパソコンから受け取る' }).press('Enter')
  await dialog.getByRole('button', { name: '受け取る' }).press('Enter')
  await expect(page.getByText('前のパソコンから受け取りました。あとは鍵を入れるだけです。')).toBeVisible()
  await page.getByLabel('APIキー', { exact: true }).fill(TEST_KEYS.apiKey)
  await page.getByLabel('APIパスワード').fill(TEST_KEYS.apiPassword)
  await page.keyboard.press('Enter')
  await page.getByText('鍵を保存しました。').waitFor()
  await page.keyboard.press('F4')
  await expect(page.getByRole('row', { name: '橋本 奏' })).toBeVisible()
  await app.close()
})
