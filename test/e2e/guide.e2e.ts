import { Operator } from '../../scripts/tour/operator.ts'
import { expect, test } from './support/uketsuke.ts'

test('F1 twice opens the guide, pictures and all, without any network', async ({ uketsuke: { page } }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await new Operator(page).startTraining()
  await page.keyboard.press('F1')
  await page.getByRole('heading', { name: 'キー一覧' }).waitFor()
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: '使い方の手引き', level: 1 })).toBeVisible()
  const guide = page.getByRole('region', { name: '使い方の手引き' }).last()
  await expect(guide).toBeFocused()

  await page.getByRole('navigation', { name: '目次' }).getByRole('button', { name: '困ったとき' }).click()
  await expect(guide.getByRole('heading', { name: '困ったとき' })).toBeInViewport()
  const picture = guide.getByRole('img').first()
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  expect(asked.filter((url) => !url.startsWith('app://uketsuke/'))).toEqual([])
})

test('the settings tell the version and show every licence', async ({ uketsuke: { page } }) => {
  await new Operator(page).startTraining()
  await page.keyboard.press('F9')
  await page.getByRole('tab', { name: 'この版について' }).click()
  await page.getByText('使用許諾（MIT License）').click()
  await expect(page.getByRole('region', { name: '使用許諾の原文' })).toContainText('The Uketsuke authors')
  await page.getByText('ほかの方々が作った部品').click()
  await expect(page.getByRole('region', { name: '部品の使用許諾の原文' })).toContainText('@github/keytar')
  await page.getByRole('button', { name: '使い方の手引きを開く' }).click()
  await expect(page.getByRole('heading', { name: '使い方の手引き', level: 1 })).toBeVisible()
})
