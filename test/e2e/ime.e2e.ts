import type { Locator, Page } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { Ime } from './support/ime.ts'
import { placeOrder, playCall } from './support/played-call.ts'
import { expect, test } from './support/uketsuke.ts'

const inDialog = (page: Page, name: string): Locator => page.getByRole('dialog').getByRole('textbox', { name })

/** Writes into a field; nothing is sent, nothing closes, and the focus stays. */
async function composesIn(ime: Ime, field: Locator): Promise<void> {
  await field.focus()
  await ime.writes('山')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('山')
}

test('an Enter and an Esc of the IME send and close nothing in any form and dialog, by any system’s key events', async ({
  uketsuke: { page },
}) => {
  test.setTimeout(180_000)
  const operator = new Operator(page)
  await operator.startTraining()
  const ime = await Ime.at(page)
  await composesIn(ime, page.getByRole('textbox', { name: 'お名前' }))
  await expect(page.getByRole('textbox', { name: '金額' })).toHaveCount(0)

  await page.keyboard.press('Control+d')
  await composesIn(ime, inDialog(page, 'ひな形の名前'))
  await inDialog(page, 'ひな形の名前').press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: '担当' }).click()
  await page.getByRole('button', { name: '担当を追加' }).press('Enter')
  await composesIn(ime, inDialog(page, '名前'))
  await inDialog(page, '名前').press('Escape')
  await page.getByRole('tab', { name: '発行者' }).click()
  await composesIn(ime, page.getByRole('textbox', { name: 'お店の名前' }))
  await expect(page.getByText('保存していない変更があります。')).toBeVisible()

  const order = await placeOrder(page, '青山 千尋', 12_300)
  await playCall(page, order, 'exchange-failed')
  await page.keyboard.press('F7')
  await page.getByRole('heading', { name: '確認が必要です' }).waitFor()
  await page.keyboard.press('k')
  await page.getByRole('radio', { name: '請求されていない' }).press('Space')
  await composesIn(ime, inDialog(page, '確かめた人'))
  await inDialog(page, '確かめた人').press('Escape')
  await expect(page.getByRole('heading', { name: '確認が必要です' })).toBeVisible()

  await page.keyboard.press('F4')
  await page.getByRole('row', { name: '青山 千尋' }).click()
  const note = page.getByRole('region', { name: '受付の詳細' }).getByRole('textbox', { name: 'メモを書く' })
  await composesIn(ime, note)
  await page.keyboard.press('Control+e')
  await page.getByRole('dialog').locator('summary').first().click()
  await composesIn(ime, inDialog(page, 'この並びに付ける名前'))
})
