import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { draftFile, keptOnDisk } from './support/kept-draft.ts'
import { expect, test } from './support/uketsuke.ts'

const focusedLabel = `(() => document.activeElement?.labels?.[0]?.innerText ?? document.activeElement?.getAttribute('aria-label') ?? '')()`

/** Letters as the page hears of them, and the reload in the same breath. */
async function typeAndReload(page: Page, value: string): Promise<void> {
  await page.evaluate((letters) => {
    const field = document.activeElement
    if (!(field instanceof HTMLInputElement)) throw new Error('no field has the focus')
    field.value = letters
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: letters }))
  }, value)
  await page.reload()
}

test('what is refused is said beside its field in Japanese, and focus goes to the first', async ({
  uketsuke: { page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  // The sheet of keys gives the focus back, and was no reason to refuse a field that is still empty.
  await page.getByRole('textbox', { name: 'お名前' }).press('F1')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'お名前' })).toBeFocused()
  await expect(page.getByText('入力してください。')).toBeHidden()
  await page.getByRole('textbox', { name: '電話番号' }).fill('でんわ')
  await page.getByRole('textbox', { name: 'メモ' }).fill('4111 1111 1111 1111')
  await operator.next()
  await expect(page.getByRole('textbox', { name: 'お名前' })).toBeFocused()
  await expect(page.getByText('入力してください。')).toBeVisible()
  await expect(page.getByText('電話番号は数字とハイフンで入力してください')).toBeVisible()
  await expect(page.getByText('カード番号のようです。ここには入力できません。')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '電話番号' })).toHaveValue('でんわ')
  expect(await page.evaluate(focusedLabel)).toContain('お名前')
})

test('what is refused is said beside its field in English as well', async ({ uketsuke: { page } }) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: '画面' }).click()
  await page
    .getByRole('combobox', { name: '言葉' })
    .or(page.getByRole('radio', { name: 'English' }))
    .first()
    .waitFor()
  await page.getByRole('radio', { name: 'English' }).check({ force: true })
  await page.keyboard.press('Control+s')
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name' }).fill('Aoyama')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('textbox', { name: 'Amount' }).fill('0')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('textbox', { name: 'Amount' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Amount' })).toHaveAccessibleDescription(/1/u)
  expect(await page.locator('main, #app').first().innerText()).not.toMatch(/[ぁ-んァ-ン]/u)
})

test('fault 22: a reload in the middle of the wizard brings the draft back', async ({
  uketsuke: { page },
  userData,
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await page.getByRole('textbox', { name: 'お名前' }).fill('山田花子')
  await operator.next()
  await page.getByRole('textbox', { name: '金額' }).fill('12300')
  await expect.poll(() => keptOnDisk(userData)).toMatchObject({ order: { payment: { amount: '12300' } } })
  await page.reload()
  await expect(page.getByRole('textbox', { name: '金額' })).toHaveValue(/12,?300/u)
  await operator.next()
  await expect(page.getByText('山田花子', { exact: true })).toBeVisible()
})

test('fault 22: a reload right after a letter was typed loses nothing of it', async ({
  uketsuke: { page },
  userData,
}) => {
  await new Operator(page).startTraining()
  const name = page.getByRole('textbox', { name: 'お名前' })
  for (const letters of ['山', '山田', '山田花', '山田花子', '川']) {
    await name.focus()
    await typeAndReload(page, letters)
    await expect(name).toHaveValue(letters)
    expect(keptOnDisk(userData)).toMatchObject({ order: { customer: { name: letters } } })
  }
  const kept = readFileSync(draftFile(userData), 'utf8')
  expect(kept).not.toMatch(/apiKey|apiPassword|cardPass/u)
})

test('Enter while composing Japanese moves nothing, and Enter afterwards moves on', async ({ uketsuke: { page } }) => {
  const operator = new Operator(page)
  await operator.startTraining()
  const name = page.getByRole('textbox', { name: 'お名前' })
  await name.fill('やまだ')
  await name.dispatchEvent('keydown', { key: 'Enter', code: 'Enter', isComposing: true, bubbles: true })
  await expect(name).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(name).not.toBeFocused()
})

test('fault 23: the register key held down registers once', async ({ uketsuke: { page } }) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '連打 太郎', amount: 100 })
  await page.keyboard.down('Control')
  for (let press = 0; press < 8; press += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.keyboard.up('Control')
  await page.getByTestId('digits').waitFor()
  await page.keyboard.press('F4')
  await expect(page.getByRole('row', { name: '連打 太郎' })).toHaveCount(1)
})

test('the whole order is taken by keyboard alone', async ({ uketsuke: { page } }) => {
  await expect(page.getByRole('button', { name: '練習モードで始める' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '画面の案内' }).getByRole('button', { name: '次へ' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'お名前' })).toBeFocused()
  await page.keyboard.type('鍵盤 一郎')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('textbox', { name: '金額' })).toBeFocused()
  await page.keyboard.type('5400')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  const digits = (await page.getByTestId('digits').innerText()).replaceAll(/\D/gu, '')
  await page.keyboard.press('F6')
  await expect(page.getByRole('button', { name: '自動音声に電話する' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type(`${digits}#`)
  await page.getByText('番号を確認しました').waitFor()
  await page.getByRole('button', { name: 'この操作をする' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '結果を見る' }).waitFor()
  await page.keyboard.press('F7')
  await expect(page.getByRole('heading', { name: '決済できました' })).toBeVisible()
  await page.keyboard.press('F3')
  await expect(page.getByRole('row', { name: '鍵盤 一郎' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '決済できました' })).toBeVisible()
})
