import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { Operator } from '../../scripts/tour/operator.ts'
import { expect, launch, test } from './support/uketsuke.ts'

async function faults(page: Page): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await builder.withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

const STOPS = ['新規注文', '識別番号', '進行中', '受付履歴', '日計', '練習電話', '設定']

test('the first run leads through the screens by Enter alone, and the tour can be taken again', async ({
  uketsuke: { page },
}) => {
  await expect(page.getByRole('button', { name: '練習モードで始める' })).toBeFocused()
  await page.keyboard.press('Enter')
  const tour = page.getByRole('region', { name: '画面の案内' })
  for (const [index, stop] of STOPS.entries()) {
    await expect(tour.getByText(`${String(index + 1)} / ${String(STOPS.length)}`)).toBeVisible()
    await expect(tour.getByRole('heading', { name: stop })).toBeVisible()
    await expect(tour.getByRole('button', { name: index + 1 < STOPS.length ? '次へ' : '始める' })).toBeFocused()
    await page.keyboard.press('Enter')
  }
  await expect(tour).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'お名前' })).toBeFocused()

  await page.keyboard.press('F1')
  await page.getByRole('button', { name: '画面の案内を見る' }).press('Enter')
  await expect(tour.getByRole('button', { name: '次へ' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(tour).toBeHidden()
  await expect(page.locator('body')).not.toBeFocused()

  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: '使い方' }).click()
  await page.getByRole('button', { name: '画面の案内を見る' }).press('Enter')
  await expect(tour.getByRole('heading', { name: '新規注文' })).toBeVisible()
  await page.keyboard.press('F4')
  await expect(tour).toBeHidden()
})

test('a beginner works through a lesson by keyboard, and the mark is there after a restart', async ({ userData }) => {
  const first = await launch({ userData })
  const { page } = first
  const operator = new Operator(page)
  await operator.startTraining()
  await operator.fillOrder({ name: '青山 千尋', amount: 12_300 })
  await expect(page.getByText('青山 千尋様、お支払いは¥12,300です。')).toBeVisible()
  const number = await operator.register()
  await expect(page.getByText('これから自動音声におつなぎします。')).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.keyboard.press('F6')
  await expect(page.getByText('7 のうち 0')).toBeVisible()
  await page.getByRole('button', { name: 'カードを正しく入力する' }).press('Enter')
  await page.getByRole('button', { name: '自動音声に電話する' }).press('Enter')
  await page.keyboard.type(`${number}#`)
  await expect(page.getByText('番号を確認しました')).toBeVisible()
  await page.getByRole('button', { name: 'この操作をする' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'いまの電話で起きたこと' })).toBeFocused()
  await expect(page.getByText('カードが受け付けられ、決済できました。')).toBeVisible()
  await expect(page.getByText('7 のうち 1')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '結果を見る' }).waitFor()
  await page.keyboard.press('F7')
  await expect(page.getByText('青山 千尋様、ありがとうございました。')).toBeVisible()
  // What happened before is still there to read, but the next call begins with the same key.
  await page.keyboard.press('F6')
  await expect(page.getByRole('heading', { name: 'いまの電話で起きたこと' })).toBeVisible()
  await expect(page.getByRole('button', { name: '自動音声に電話する' })).toBeFocused()
  await first.app.close()

  const second = await launch({ userData })
  await second.page.getByRole('button', { name: '進行中' }).waitFor()
  await second.page.keyboard.press('F6')
  await expect(second.page.getByText('7 のうち 1')).toBeVisible()
  await expect(second.page.getByRole('region', { name: '画面の案内' })).toHaveCount(0)
  await second.app.close()
})

test('a registration that fails on purpose is explained afterwards, and the next one goes through', async ({
  uketsuke: { page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await page.keyboard.press('F6')
  await page.getByRole('button', { name: '決済会社が答えないとき' }).press('Enter')
  await page.getByRole('button', { name: '決済会社のサービスが止まっている' }).press('Enter')
  await expect(page.getByText('用意ができました。')).toBeVisible()
  await operator.fillOrder({ name: '井上 健', amount: 48_000 })
  await page.keyboard.press('Control+Enter')
  const again = page.getByRole('button', { name: '次の番号で登録し直す' })
  await expect(again).toBeVisible()
  await page.keyboard.press('F6')
  await expect(page.getByText('決済会社のサービスが止まっていて、登録できたか分かりません。')).toBeVisible()
  expect(await faults(page)).toEqual([])
})

test('the shop says it in its own words, and a word that stands for nothing is refused by name', async ({
  uketsuke: { page },
}) => {
  const operator = new Operator(page)
  await operator.startTraining()
  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: '話し方' }).click()
  const greeting = page.getByRole('textbox', { name: 'あいさつ' })
  await greeting.fill('{名前}様、こんにちは。')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('「{名前}」は使えません。使えるのは、上にある言葉だけです。')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await greeting.fill('花屋です。こんにちは。')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('保存しました。', { exact: true })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByText('花屋です。')).toBeVisible()
  await page.keyboard.press('F9')
  await page.getByRole('button', { name: '元の言葉に戻す' }).press('Enter')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('button', { name: '元の言葉に戻す' })).toHaveCount(0)
})
