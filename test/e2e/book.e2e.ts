import { statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { Operator } from '../../scripts/tour/operator.ts'
import { saveSettings } from './support/played-call.ts'
import { Eye } from './support/screen-faults.ts'
import { expect, launch, test } from './support/uketsuke.ts'

const paid = async (operator: Operator, name: string, amount: number): Promise<void> => {
  await operator.fillOrder({ name, amount })
  await operator.dial(await operator.register())
  await operator.customerDoes('カードを正しく入力する')
  await operator.openResult(name)
  await operator.page.getByRole('heading', { name: '決済できました' }).waitFor()
}

test('a note and a refund done in the console are written down beside the order and stay', async ({ userData }) => {
  const first = await launch({ userData })
  const operator = new Operator(first.page)
  await operator.startTraining()
  await paid(operator, '橋本 奏', 6_600)
  await first.page.keyboard.press('F4')
  await first.page.getByRole('row', { name: '橋本 奏' }).click()
  await first.page.getByRole('textbox', { name: 'メモを書く' }).fill('お客様から返金のご希望')
  await first.page.keyboard.press('Enter')
  await expect(first.page.getByText('お客様から返金のご希望')).toBeVisible()
  await first.page.getByRole('button', { name: '返金した' }).click()
  await first.page.getByRole('dialog').getByRole('textbox', { name: '金額' }).fill('2600')
  await first.page.getByRole('dialog').getByRole('textbox', { name: '理由' }).fill('数量の変更')
  await first.page.getByRole('dialog').getByRole('textbox', { name: '担当' }).fill('sato')
  await first.page.getByRole('dialog').getByRole('button', { name: '記録する' }).click()
  await expect(first.page.getByRole('dialog')).toHaveCount(0)
  await expect(first.page.getByText('¥2,600').first()).toBeVisible()
  await first.app.close()

  const second = await launch({ userData })
  await second.page.getByRole('button', { name: '受付履歴' }).waitFor()
  await second.page.keyboard.press('F4')
  await second.page.getByRole('row', { name: '橋本 奏' }).click()
  await expect(second.page.getByText('お客様から返金のご希望')).toBeVisible()
  await expect(second.page.getByText('¥2,600').first()).toBeVisible()
  await second.app.close()
})

test('fault 4: an emptied book is named, never shown as an empty shop, and comes back from its backup', async ({
  userData,
}) => {
  const first = await launch({ userData })
  const operator = new Operator(first.page)
  await operator.startTraining()
  await paid(operator, '平野 翼', 8_800)
  await first.page.keyboard.press('F9')
  await first.page.getByRole('tab', { name: '控え' }).click()
  await first.page.getByRole('button', { name: '今すぐ控えを作る' }).click()
  await expect(first.page.getByText('控えを作りました。受付 1 件が入っています。')).toBeVisible()
  await first.app.close()

  const file = join(userData, 'books', 'training', 'book.sqlite')
  expect(statSync(file).size).toBeGreaterThan(0)
  truncateSync(file, 0)
  const second = await launch({ userData })
  const { page } = second
  await expect(page.getByText('受付簿のファイルが空になっています。')).toBeVisible()
  await page.keyboard.press('F4')
  await expect(page.getByText('受付簿のファイルが空になっています。')).toBeVisible()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await new Eye('ja').faults(second)).toEqual([])
  const restore = page.getByRole('button', { name: /控えから戻す|^戻す/u }).first()
  await restore.click()
  await page.getByRole('dialog').waitFor()
  expect(await new Eye('ja').faults(second)).toEqual([])
  await page.keyboard.press('Escape')
  await saveSettings(page, { language: 'en' })
  await page.getByText('The order book’s file is empty.').waitFor()
  expect(await new Eye('en').faults(second)).toEqual([])
  await saveSettings(page, { language: 'ja' })
  await restore.click()
  await page.getByRole('dialog').getByRole('button', { name: '戻す', exact: true }).click()
  await expect(page.getByText('受付簿のファイルが空になっています。')).toHaveCount(0)
  await page.keyboard.press('F4')
  await expect(page.getByRole('row', { name: '平野 翼' })).toBeVisible()
  await second.app.close()
})
