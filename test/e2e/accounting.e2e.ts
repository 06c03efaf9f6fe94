import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { Operator } from '../../scripts/tour/operator.ts'
import { expect, saveDialogAnswers, test } from './support/uketsuke.ts'

test('a sale goes into a file for 弥生会計 by the keyboard, with the shop’s own account', async ({
  uketsuke: { app, page },
  userData,
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '=1+1 青山', amount: 12_300, tax: 800 })
  await operator.dial(await operator.register())
  await operator.customerDoes('カードを正しく入力する')
  await operator.fillOrder({ name: '井上 健', amount: 48_000 })
  await operator.dial(await operator.register())
  await operator.customerDoes('利用枠をこえている')

  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: '会計ソフト' }).click()
  await page.getByRole('textbox', { name: '借方の科目' }).fill('未収入金')
  await page.getByRole('textbox', { name: '摘要・備考' }).fill('{お客様} 電話注文')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('保存しました。')).toBeVisible()

  const path = join(userData, '弥生会計.csv')
  await saveDialogAnswers(app, path)
  await page.keyboard.press('F4')
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'ファイルの種類' }).selectOption('弥生会計（デスクトップ）')
  await expect(dialog.getByText('仕訳 1 行を書き出します')).toBeVisible()
  await expect(dialog.getByText('売上 ¥13,100、返金・取消 ¥0、差引 ¥13,100')).toBeVisible()
  await expect(dialog.getByText('載らない受付が 1 件あります。 決済不可 1 件')).toBeVisible()
  await expect(dialog.getByRole('cell', { name: '未収入金' })).toBeVisible()
  await dialog.getByRole('button', { name: '保存先を選んで書き出す' }).click()
  await expect(dialog.getByText('仕訳 1 行を書き出しました')).toBeVisible()

  const rows: string[][] = parse(iconv.decode(readFileSync(path), 'cp932'))
  expect(rows).toHaveLength(1)
  expect(rows[0]).toHaveLength(25)
  expect([rows[0]?.[0], rows[0]?.[4], rows[0]?.[8], rows[0]?.[10], rows[0]?.[14], rows[0]?.[16]]).toEqual([
    ...['2000', '未収入金', '13100', '売上高', '13100'],
    // A spreadsheet would calculate with it; the accounting program shows it as it stands.
    "'=1+1 青山 電話注文",
  ])
})
