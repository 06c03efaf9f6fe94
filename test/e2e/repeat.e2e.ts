import { statSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Bridge } from '../../src/shared/ipc-contract.ts'
import { Operator } from '../../scripts/tour/operator.ts'
import { draftFile, keptOnDisk } from './support/kept-draft.ts'
import { expect, launch, powerCut, test } from './support/uketsuke.ts'

/** The page's own window, inside `evaluate`. */
declare const window: Window & { readonly bridge: Bridge; pressed: string[] }

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Counts what goes down on the keyboard from here on, Ctrl as a key of its own. */
async function countKeys(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    window.pressed = []
    window.addEventListener('keydown', (event) => window.pressed.push(event.key), { capture: true })
  })
  return async () => (await page.evaluate(() => window.pressed)).filter((key) => !/^[0-9]$/u.test(key) || key === '')
}

/** A customer's own course, as an operator makes it. */
async function aCourse(page: Page): Promise<void> {
  await field(page, 'お名前').fill('定期 花子')
  await page.keyboard.press('PageDown')
  await field(page, '金額').fill('3980')
  await page.keyboard.press('Control+d')
  const name = page.getByRole('textbox', { name: 'ひな形の名前' })
  await name.waitFor()
  for (const key of ['Enter', 'Enter']) await page.keyboard.press(key)
  await expect(name).toBeFocused()
  await expect(page.getByRole('dialog').getByText('入力してください。')).toBeVisible()
  await name.fill('毎月の米')
  await page.getByRole('checkbox', { name: '様専用にする' }).check()
  await page.getByRole('button', { name: '保存する', exact: true }).click()
  await page.getByText('ひな形「毎月の米」を保存しました。').waitFor()
}

test('a repeat order from a template takes four keys beside the amount', async ({ uketsuke: { page } }) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await aCourse(page)
  await operator.register()
  await page.keyboard.press('F3')
  await page.getByRole('row', { name: '定期 花子' }).waitFor()
  const keys = await countKeys(page)
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+1')
  await expect(field(page, '金額')).toBeFocused()
  await page.keyboard.type('5000')
  await page.keyboard.press('F12')
  await page.getByTestId('digits').waitFor()
  await expect(page.getByText('¥5,000').first()).toBeVisible()
  // The 1 of Ctrl+1 counts as well.
  expect((await keys()).length + 1).toBeLessThanOrEqual(4)
})

test('a repeat order from history takes four keys beside the amount, and the same one again is asked about', async ({
  uketsuke: { page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '履歴 次郎', amount: 1200 })
  await operator.dial(await operator.register())
  await operator.customerDoes('カードを正しく入力する')
  await page.getByRole('button', { name: '結果を見る' }).waitFor()
  const keys = await countKeys(page)
  await page.keyboard.press('F4')
  await page.getByRole('row', { name: '履歴 次郎' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: '同じ内容で新しい注文' }).waitFor()
  await page.keyboard.press('F8')
  await expect(field(page, '金額')).toBeFocused()
  await page.keyboard.type('2400')
  await page.keyboard.press('F12')
  await page.getByTestId('digits').waitFor()
  expect((await keys()).length).toBeLessThanOrEqual(4)
  await page.keyboard.press('F2')
  await field(page, 'お名前').fill('履歴 次郎')
  await page.keyboard.press('Control+h')
  await page.getByRole('dialog').getByRole('button', { name: /2,400/u }).waitFor()
  await page.keyboard.press('Enter')
  await expect(field(page, '金額')).toHaveValue(/2,?400/u)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog', { name: '同じ注文ではありませんか' })).toBeVisible()
})

test('somebody known is found while typing, in any kana, and filled in by one key', async ({ uketsuke: { page } }) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await field(page, 'お名前').fill('大野 由紀')
  await field(page, 'フリガナ').fill('オオノ ユキ')
  await page.getByRole('textbox', { name: '電話番号' }).fill('090-1111-2222')
  await page.keyboard.press('Control+s')
  await page.getByText('大野 由紀 様を保存しました。').waitFor()
  await page.getByRole('button', { name: '入力を消す' }).click()
  await page.getByRole('button', { name: '消す', exact: true }).click()
  for (const typed of ['ｵｵﾉ', 'おおの', '0901111']) {
    await field(page, 'お名前').fill(typed)
    await page.getByRole('region', { name: 'お客様の候補' }).getByText('大野 由紀').waitFor()
  }
  await page.keyboard.press('F10')
  await expect(field(page, 'お名前')).toHaveValue('大野 由紀')
  await expect(page.getByRole('textbox', { name: '電話番号' })).toHaveValue('090-1111-2222')
  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: 'お客様' }).click()
  await page.getByText('オオノ ユキ').waitFor()
})

test('an IME that composes takes its keys for itself', async ({ uketsuke: { page } }) => {
  const operator = new Operator(page)
  await operator.startTraining()
  const name = field(page, 'お名前')
  await name.focus()
  const ime = await page.context().newCDPSession(page)
  await ime.send('Input.imeSetComposition', { text: 'やまだ', selectionStart: 3, selectionEnd: 3 })
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
  for (const modifiers of [0, 2]) {
    await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', modifiers, ...enter })
    await ime.send('Input.dispatchKeyEvent', { type: 'keyUp', modifiers, ...enter })
  }
  await expect(name).toBeFocused()
  await expect(field(page, '金額')).toHaveCount(0)
  await ime.send('Input.insertText', { text: '山田' })
  await expect(name).toHaveValue('山田')
  await page.keyboard.press('Enter')
  await expect(name).not.toBeFocused()
})

test('F1 shows every key, and Esc leads back', async ({ uketsuke: { page } }) => {
  await new Operator(page).startTraining()
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'キー一覧' })
  await expect(sheet.getByText('Ctrl+1–9')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(field(page, 'お名前')).toBeFocused()
})

test('the key of the screen that is there leads back to where it begins', async ({ uketsuke: { page } }) => {
  await new Operator(page).startTraining()
  await page.getByRole('textbox', { name: '電話番号' }).focus()
  await page.keyboard.press('F2')
  await expect(field(page, 'お名前')).toBeFocused()
  await page.keyboard.press('F4')
  await page.getByRole('button', { name: 'CSVに書き出す' }).focus()
  await page.keyboard.press('F4')
  await expect(page.getByRole('searchbox')).toBeFocused()
})

test('fault 22: a power cut and a restart at each step bring the draft back, and it can be thrown away', async ({
  userData,
}) => {
  let running = await launch({ userData })
  await new Operator(running.page).startTraining()
  await field(running.page, 'お名前').fill('停電 三郎')
  /** Ends it as a power cut would once all of this is on the disk, and starts it again. */
  const cut = async (typed: Readonly<Record<string, unknown>>): Promise<Page> => {
    await expect.poll(() => keptOnDisk(userData)).toMatchObject(typed)
    expect(statSync(draftFile(userData)).mode & 0o777).toBe(0o600)
    await powerCut(running.app)
    expect(keptOnDisk(userData), 'after the power cut').toMatchObject(typed)
    running = await launch({ userData })
    await running.page.getByText('の入力を戻しました').waitFor()
    return running.page
  }
  let page = await cut({ step: 'customer', order: { customer: { name: '停電 三郎' } } })
  await expect(field(page, 'お名前')).toHaveValue('停電 三郎')
  await page.keyboard.press('PageDown')
  await field(page, '金額').fill('4560')
  page = await cut({ step: 'payment', order: { payment: { amount: '4560' } } })
  await expect(field(page, '金額')).toHaveValue(/4,?560/u)
  await page.keyboard.press('PageDown')
  await page.getByRole('button', { name: '登録する' }).waitFor()
  page = await cut({ step: 'confirm' })
  await expect(page.getByText('停電 三郎', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '入力を消す' }).click()
  await page.getByRole('button', { name: '消す', exact: true }).click()
  await expect.poll(() => page.evaluate(() => window.bridge.draft.kept('training'))).toEqual({ ok: true, value: null })
  await running.app.close()
})
