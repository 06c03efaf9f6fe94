import keytar from 'keytar'
import { Operator } from '../../scripts/tour/operator.ts'
import { forgetKeys, openForReal, registrations } from './support/real-shop.ts'
import { expect, launch, powerCut, test, TEST_KEYS } from './support/uketsuke.ts'

test.afterEach(forgetKeys)

test('keys go into the real keyring, never into a file or back onto the screen, and "clear" removes them', async ({
  userData,
  provider,
}) => {
  const { app, page } = await openForReal(userData, provider.url)
  expect(await keytar.getPassword('Uketsuke', 'apiKey')).toBe(TEST_KEYS.apiKey)
  expect(await keytar.getPassword('Uketsuke', 'apiPassword')).toBe(TEST_KEYS.apiPassword)

  await page.getByRole('tab', { name: '鍵' }).click()
  await expect(page.getByText('鍵の状態：設定済み')).toBeVisible()
  await expect(page.getByLabel('APIキー', { exact: true })).toHaveValue('')
  expect(await page.content()).not.toContain(TEST_KEYS.apiPassword)

  await page.getByRole('button', { name: '鍵を消す' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '鍵を消す' }).click()
  await expect(page.getByText('鍵の状態：未設定')).toBeVisible()
  expect([await keytar.getPassword('Uketsuke', 'apiKey'), await keytar.getPassword('Uketsuke', 'apiPassword')]).toEqual(
    [null, null],
  )
  await app.close()
})

test('fault 2: a real order is watched through a power cut, with the keys read from the keyring again', async ({
  userData,
  provider,
}) => {
  const { app, operator } = await openForReal(userData, provider.url)
  await operator.fillOrder({ name: '清水 望', amount: 3_300 })
  const number = await operator.register()
  await powerCut(app)
  provider.phone.callThrough(number, { kind: 'accepted' })

  const again = await launch({ userData, gatewayUrl: provider.url })
  await new Operator(again.page).openResult('清水 望')
  await expect(again.page.getByRole('heading', { name: '決済できました' })).toBeVisible()
  expect(registrations(provider)).toBe(1)
  await again.app.close()
})

test('fault 6: wrong keys: the sentence names key, password and address, and nothing typed is lost', async ({
  userData,
  provider,
}) => {
  const { app, page, operator } = await openForReal(userData, provider.url, {
    apiKey: 'wrongKey1',
    apiPassword: 'wrongPassword1',
  })
  await operator.fillOrder({ name: '鈴木 光', amount: 2_000 })
  await operator.next()
  await expect(page.getByText(/APIキーとAPIパスワード、このパソコンの接続元アドレス/u)).toBeVisible()
  expect(await keytar.getPassword('Uketsuke', 'apiKey')).toBe('wrongKey1')

  await operator.saveKeys(TEST_KEYS)
  await page.keyboard.press('F2')
  await expect(page.getByText('鈴木 光').first()).toBeVisible()
  expect(await operator.register()).toMatch(/^\d{6}$/u)
  await app.close()
})

test('fault 7: provider broken (500): unknown, never repeated by itself, and redone under the next ID with one key', async ({
  userData,
  provider,
}) => {
  const { app, page, operator } = await openForReal(userData, provider.url)
  provider.faults.next('AuthRegistApi', { kind: 'status', status: 500, body: '<h1>Internal Server Error</h1>' })
  await operator.fillOrder({ name: '瀬戸 葵', amount: 2_500 })
  await operator.next()
  await expect(page.getByText(/決済会社の側で不具合が起きていて、登録できたか分かりません/u)).toBeVisible()
  await page.waitForTimeout(1500)
  expect(registrations(provider)).toBe(1)
  expect(await operator.register()).toMatch(/^\d{6}$/u)
  await expect(page.getByText(/注文番号 U\d{8}-0001-2/u)).toBeVisible()
  expect(registrations(provider)).toBe(2)
  await app.close()
})

test('provider out of reach: certainly not sent, and the same order ID goes out once it is back', async ({
  userData,
  provider,
}) => {
  const { app, page, operator } = await openForReal(userData, 'http://127.0.0.1:9/authorization/api')
  await operator.fillOrder({ name: '園田 実', amount: 1_000 })
  await operator.next()
  await expect(page.getByText(/決済会社につながらず、送信できませんでした/u)).toBeVisible()
  await app.close()
  expect(registrations(provider)).toBe(0)
})

test('fault 9: no answer: after the time-out the outcome is unknown and the operator is told so', async ({
  userData,
  provider,
}) => {
  const { app, page, operator } = await openForReal(userData, provider.url)
  provider.faults.next('AuthRegistApi', { kind: 'silence' })
  await operator.fillOrder({ name: '高田 稔', amount: 1_000 })
  await operator.next()
  await expect(page.getByText(/時間内に返事がなく、登録できたか分かりません/u)).toBeVisible({ timeout: 45_000 })
  expect(registrations(provider)).toBe(1)
  await app.close()
})
