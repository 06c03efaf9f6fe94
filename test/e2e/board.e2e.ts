import type { Page } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { placeOrder, playCall } from './support/played-call.ts'
import { expect, test } from './support/uketsuke.ts'

/** The rows of a table from the top: who, and what is told of the call. */
const rows = (page: Page, table: string) =>
  page
    .getByRole('grid', { name: table })
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [row.querySelector('.name')?.textContent, row.querySelector('.mark')?.textContent.trim()]),
    )

test('the board follows several calls, trouble first, and the focus stays on its order', async ({
  uketsuke: { page },
}) => {
  await new Operator(page).startTraining()
  const aoyama = await placeOrder(page, '青山 千尋', 12_300)
  const inoue = await placeOrder(page, '井上 健', 4800)
  const ueda = await placeOrder(page, '上田 光', 900)
  await page.keyboard.press('F3')
  const row = (name: string) => page.getByRole('row', { name })
  await expect(row('青山 千尋')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row('井上 健')).toBeFocused()
  await expect(row('青山 千尋')).toContainText(/まだ|\d\d:\d\d:\d\d/u)

  await playCall(page, ueda, 'exchange-failed')
  await expect
    .poll(() => rows(page, '進行中の受付'))
    .toEqual([
      ['上田 光', '確認が必要'],
      ['青山 千尋', '転送待ち'],
      ['井上 健', '転送待ち'],
    ])
  await expect(row('井上 健')).toBeFocused()
  await playCall(page, inoue, null)
  await expect(row('井上 健')).toContainText('入力中')
  await playCall(page, inoue, 'paid')
  await expect.poll(() => rows(page, 'さきほど終わった受付')).toEqual([['井上 健', '決済完了']])
  await expect(row('井上 健')).toBeFocused()
  await playCall(page, aoyama, 'declined-limit')
  await expect
    .poll(() => rows(page, 'さきほど終わった受付'))
    .toEqual([
      ['青山 千尋', '決済不可'],
      ['井上 健', '決済完了'],
    ])
  await expect(row('井上 健')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '決済できました' })).toBeVisible()
})
