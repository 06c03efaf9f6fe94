import { Operator } from '../../scripts/tour/operator.ts'
import { BarePage } from './support/bare-page.ts'
import { keptOnDisk } from './support/kept-draft.ts'
import { forgetKeys, openForReal, registrations } from './support/real-shop.ts'
import { expect, launch, test } from './support/uketsuke.ts'

test.afterEach(forgetKeys)

const TEXT = 'document.body.innerText'

test('fault 22: a page that crashes at each step of the wizard comes back with everything typed', async ({
  uketsuke: { app, page },
  userData,
}) => {
  await new Operator(page).startTraining()
  await page.getByRole('textbox', { name: 'お名前' }).fill('再起 花子')
  const bare = new BarePage(app)
  const crash = async (kept: Readonly<Record<string, unknown>>): Promise<void> => {
    await expect.poll(() => keptOnDisk(userData)).toMatchObject(kept)
    await bare.crash()
    await expect.poll(() => bare.look(TEXT)).toContain('の入力を戻しました')
  }
  await crash({ order: { customer: { name: '再起 花子' } } })
  expect(await bare.value('お名前')).toBe('再起 花子')
  await bare.press('PageDown')
  await expect.poll(() => bare.look(`document.activeElement.labels?.[0]?.innerText ?? ''`)).toContain('金額')
  await bare.type('4560')
  await crash({ step: 'payment', order: { payment: { amount: '4560' } } })
  expect(await bare.value('金額')).toMatch(/^4,?560$/u)
  await bare.press('PageDown')
  await expect.poll(() => bare.look(TEXT)).toContain('登録する')
  await crash({ step: 'confirm' })
  expect(await bare.look(TEXT)).toContain('再起 花子')
  await bare.press('Enter', ['control'])
  await expect
    .poll(() => bare.look(`document.querySelector('[data-testid=digits]')?.innerText ?? ''`))
    .toMatch(/\d{3}/u)
})

test('fault 22: a page that goes between key and answer finds its order again, registered once', async ({
  userData,
  provider,
}) => {
  const { app, page, operator } = await openForReal(userData, provider.url)
  const slowly = (ms: number): Promise<void> =>
    new Promise((asked) => provider.faults.next('AuthRegistApi', { kind: 'delay', ms }, asked))

  const reloaded = slowly(2_000)
  await operator.fillOrder({ name: '読込 一郎', amount: 1_100 })
  await page.keyboard.press('Control+Enter')
  await reloaded
  await page.reload()
  await page.getByText('の入力を戻しました').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('digits').waitFor()
  expect(registrations(provider)).toBe(1)

  const crashed = slowly(300)
  await operator.fillOrder({ name: '墜落 二郎', amount: 2_200 })
  await page.keyboard.press('Control+Enter')
  await crashed
  const bare = new BarePage(app)
  await bare.crash()
  await expect.poll(() => bare.look(TEXT)).toContain('お名前')
  await bare.press('F3')
  await expect.poll(() => bare.look(TEXT)).toContain('墜落 二郎')
  expect(registrations(provider)).toBe(2)
  await app.close()
})

test('fault 23: a double click, Enter held down and the key over and over register once', async ({
  userData,
  provider,
}) => {
  const { app, page, operator } = await openForReal(userData, provider.url)
  provider.faults.always('AuthRegistApi', { kind: 'delay', ms: 300 })
  const press: (() => Promise<void>)[] = [
    () => page.getByRole('button', { name: '登録する' }).dblclick(),
    async () => {
      await page.getByRole('button', { name: '登録する' }).focus()
      for (let repeat = 0; repeat < 20; repeat += 1) await page.keyboard.down('Enter')
      await page.keyboard.up('Enter')
    },
    async () => {
      for (let time = 0; time < 10; time += 1) await page.keyboard.press('Control+Enter')
    },
  ]
  for (const [index, work] of press.entries()) {
    await operator.fillOrder({ name: `連打 ${'一二三'.charAt(index)}郎`, amount: 100 + index })
    await work()
    await page.getByTestId('digits').waitFor()
    expect(registrations(provider)).toBe(index + 1)
  }
  await page.waitForTimeout(600)
  expect(registrations(provider)).toBe(3)
  await app.close()
})

test('closing the window waits for the answer that is on its way', async ({ userData, provider }) => {
  const { app, page, operator } = await openForReal(userData, provider.url)
  await operator.fillOrder({ name: '終業 間際', amount: 2_400 })
  const asked = new Promise<void>((seen) =>
    provider.faults.next('AuthRegistApi', { kind: 'delay', ms: 1_200 }, () => seen()),
  )
  await page.keyboard.press('Control+Enter')
  await asked
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await app.evaluate(({ BrowserWindow }) => setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()))
  await ended

  const again = await launch({ userData, gatewayUrl: provider.url })
  await expect(again.page.getByRole('button', { name: '進行中の受付 1件' })).toBeVisible()
  await again.page.keyboard.press('F3')
  await expect(again.page.getByRole('row', { name: '終業 間際' })).toContainText('転送待ち')
  await again.app.close()
})
