import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { Operator } from '../../scripts/tour/operator.ts'
import { expect, saveDialogAnswers, test } from './support/uketsuke.ts'

async function call(operator: Operator, order: { name: string; amount: number }, scenario: string): Promise<void> {
  await operator.fillOrder(order)
  await operator.dial(await operator.register())
  await operator.customerDoes(scenario)
  await operator.page.getByRole('region', { name: '終わった電話' }).getByText('結果を見る').last().waitFor()
}

test('a day with an unconfirmed order is reconciled, closed, and shows what came later, by keyboard alone', async ({
  uketsuke: { app, page },
  userData,
}) => {
  test.setTimeout(120_000)
  const operator = new Operator(page)
  await operator.startTraining()
  await call(operator, { name: '青山 千尋', amount: 12_300 }, 'カードを正しく入力する')
  await call(operator, { name: '江藤 大輔', amount: 7_700 }, '決済会社とのやり取りが切れる')

  await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }))
  await page.keyboard.press('F5')
  await expect(page.getByRole('heading', { name: '日計', exact: true })).toBeVisible()
  expect(await page.evaluate(() => 'notReloaded' in globalThis)).toBe(true)
  await expect(page.getByText('確認が必要な注文が1件あるため、まだ締められません。')).toBeVisible()
  await expect(page.getByTestId('net')).toHaveText('¥12,300')
  await expect(page.getByRole('button', { name: '締める' })).toBeDisabled()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('まだ締めていません')).toBeVisible()

  await page.getByRole('button', { name: /^注文 .+ を開く$/u }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '確認が必要です' }).waitFor()
  await page.keyboard.press('k')
  await page.getByRole('radio', { name: '請求されている', exact: true }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('dialog').getByRole('textbox', { name: '確かめた人' }).fill('sato')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'メモ' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('F5')
  await expect(page.getByTestId('net')).toHaveText('¥20,000')
  await page.getByRole('textbox', { name: '締める担当' }).fill('sato')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/ を締めました。$/u)).toBeVisible()
  await expect(page.getByText('締めたあとの変更はありません。')).toBeVisible()

  await page.keyboard.press('F4')
  await page.getByRole('row', { name: '青山 千尋' }).click()
  await page.getByRole('button', { name: '返金した' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: '金額' }).fill('300')
  await page.getByRole('dialog').getByRole('textbox', { name: '理由' }).fill('返品')
  await page.getByRole('dialog').getByRole('textbox', { name: '担当' }).fill('sato')
  await page.getByRole('dialog').getByRole('button', { name: '記録する' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('F5')
  await expect(page.getByText('締めたあとに変わりました')).toBeVisible()
  await expect(page.getByRole('row', { name: '差引 ¥20,000 ¥19,700 -¥300' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText('この日の受付はありません。')).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByTestId('net')).toHaveText('¥19,700')

  const file = join(userData, '日計.csv')
  await saveDialogAnswers(app, file)
  await page.keyboard.press('Control+e')
  await expect(page.getByText(`保存しました：${file}`)).toBeVisible()
  const [, total = ''] = readFileSync(file, 'utf8').split('\r\n')
  expect(total.split(',').slice(3, 8)).toEqual(['2', '20000', '300', '19700', '0'])

  const paper = join(userData, '日計.pdf')
  await saveDialogAnswers(app, paper)
  await page.getByRole('button', { name: 'PDF' }).click()
  await expect(page.getByText(`保存しました：${paper}`)).toBeVisible()
  expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-')

  await page.getByRole('button', { name: '表で見る' }).click()
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    .analyze()
  expect(violations.map((one) => [one.id, one.nodes.map((node) => node.target.join(' '))])).toEqual([])
})
