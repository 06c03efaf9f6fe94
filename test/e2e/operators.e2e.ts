import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Bridge } from '../../src/shared/ipc-contract.ts'
import { Operator } from '../../scripts/tour/operator.ts'
import { expect, launch, test } from './support/uketsuke.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    .analyze()
  expect(violations.map((one) => [one.id, one.nodes.map((node) => node.target.join(' '))])).toEqual([])
}

async function openSection(page: Page): Promise<void> {
  await page.keyboard.press('F9')
  const tab = page.getByRole('tab', { name: '担当' })
  await page.getByRole('tab', { selected: true }).focus()
  for (let steps = 0; steps < 20 && (await tab.getAttribute('aria-selected')) !== 'true'; steps += 1)
    await page.keyboard.press('ArrowDown')
}

/** Fills the dialog by keyboard: name, user ID, then whatever comes before the PIN is passed over. */
async function addOperator(
  page: Page,
  { name, userId, pin }: Record<'name' | 'userId' | 'pin', string>,
): Promise<void> {
  await page.getByRole('button', { name: '担当を追加' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '名前' }).waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(userId)
  await page.getByLabel('PIN（なくてもかまいません）').focus()
  await page.keyboard.type(pin)
  await expectNoViolations(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${name} を保存しました。`)).toBeVisible()
}

test('two people share the desk by keyboard: each does what they may, and the history says who', async ({
  uketsuke: { app, page },
  userData,
}) => {
  test.setTimeout(180_000)
  const operator = new Operator(page)
  await operator.startTraining()
  await openSection(page)
  await addOperator(page, { name: '佐藤', userId: 'sato', pin: '24681357' })
  await addOperator(page, { name: '鈴木', userId: 'suzuki', pin: '' })
  await expectNoViolations(page)

  await page.keyboard.press('F11')
  await expect(page.getByRole('dialog').getByLabel('PIN', { exact: true })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: '鈴木' })).toBeFocused()
  await expectNoViolations(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '担当を切り替える（いまは 鈴木）' })).toBeVisible()
  await expect(page.getByRole('tabpanel', { name: '担当' }).getByText('この操作は管理者だけができます。')).toBeVisible()
  await expect(page.getByRole('button', { name: '担当を追加' })).toBeDisabled()
  await expectNoViolations(page)

  await operator.fillOrder({ name: '山田 花子', amount: 12_300 })
  const number = await operator.register()
  await operator.dial(number)
  await operator.customerDoes('決済会社とのやり取りが切れる')
  await operator.page.getByRole('region', { name: '終わった電話' }).getByText('結果を見る').last().waitFor()
  await page.keyboard.press('F7')
  await page.getByRole('heading', { name: '確認が必要です' }).waitFor()
  await page.keyboard.press('k')
  const why = page.getByRole('status').getByText('この操作は管理者だけができます。')
  await expect(why).toBeVisible()
  await expectNoViolations(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Tab')
  await expect(why).toHaveCount(0)
  const refused: unknown = await page.evaluate(() =>
    window.bridge.orders.reconcile({ id: 1, finding: 'charged', note: '', operator: '佐藤' }),
  )
  expect(refused).toEqual({ ok: false, error: { kind: 'not-allowed', who: ['佐藤'] } })

  // Esc gives the focus back to where it was, although the PIN takes it while the dialog comes.
  await page.getByRole('button', { name: '新規注文' }).last().focus()
  await page.keyboard.press('F11')
  await page.getByRole('radio', { name: '鈴木' }).waitFor()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '新規注文' }).last()).toBeFocused()
  await page.keyboard.press('F11')
  await page.getByRole('radio', { name: '鈴木' }).focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Tab')
  await page.keyboard.type('0000')
  await page.keyboard.press('Enter')
  await expect(page.getByText('PINが違います。')).toBeVisible()
  await page.keyboard.type('24681357')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('k')
  await page.getByRole('radio', { name: '請求されている', exact: true }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: '確かめた人' })).toHaveValue('佐藤')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: '確かめた人' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'メモ' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const history: unknown = await page.evaluate(() => window.bridge.orders.history(1))
  expect(history).toMatchObject({
    value: expect.arrayContaining([
      expect.objectContaining({ event: 'added', operator: '鈴木' }),
      expect.objectContaining({ event: 'registered', operator: '鈴木' }),
      expect.objectContaining({ event: 'reconciled', operator: '佐藤' }),
    ]),
  })
  const order: unknown = await page.evaluate(() => window.bridge.orders.get(1))
  expect(order).toMatchObject({ value: { draft: { details: { operator: 'suzuki' } } } })
  await page.keyboard.press('F4')
  await page.getByRole('row', { name: '山田 花子' }).click()
  await expect(page.getByText('担当 鈴木').first()).toBeVisible()
  await expect(page.getByText('担当 佐藤').first()).toBeVisible()

  for (const file of ['operators.json', 'settings.json', 'logs/uketsuke.log'])
    expect(readFileSync(join(userData, file), 'utf8')).not.toContain('24681357')
  await app.close()

  const again = await launch({ userData })
  await expect(again.page.getByRole('heading', { name: '担当を選んでください' })).toBeVisible()
  await expectNoViolations(again.page)
  await again.page.keyboard.press('F4')
  await expect(again.page.getByRole('heading', { name: '担当を選んでください' })).toBeVisible()
  expect(await again.page.evaluate(() => window.bridge.orders.board())).toEqual({
    ok: false,
    error: { kind: 'signed-out' },
  })
  await again.page.keyboard.type('24681357')
  await again.page.keyboard.press('Enter')
  await expect(again.page.getByRole('button', { name: '担当を切り替える（いまは 佐藤）' })).toBeVisible()
  await again.app.close()
})
