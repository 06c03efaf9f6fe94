import { execFileSync } from 'node:child_process'
import keytar from 'keytar'
import { Operator } from '../../scripts/tour/operator.ts'
import { hitsIn } from '../support/search-files.ts'
import { expect, launch, test, TEST_KEYS } from './support/uketsuke.ts'

const SESSION_KEYS = { apiKey: 'sessionOnlyKey0001', apiPassword: 'sessionOnlyPassword0001' }

test.afterEach(async () => {
  await keytar.deletePassword('Uketsuke', 'apiKey')
  await keytar.deletePassword('Uketsuke', 'apiPassword')
})

test('fault 18: without a keyring the set-up says so, works for this run alone, and leaves the keys on no disk', async ({
  userData,
  providerOf,
}) => {
  const provider = await providerOf(SESSION_KEYS)
  const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }
  const { app, page } = await launch({ userData, gatewayUrl: provider.url, env })
  const operator = new Operator(page)
  await page.getByRole('button', { name: '本番の設定をする' }).press('Enter')
  await page.getByLabel('APIキー', { exact: true }).fill(SESSION_KEYS.apiKey)
  await page.getByLabel('APIパスワード', { exact: true }).fill(SESSION_KEYS.apiPassword)
  await page.getByRole('button', { name: '鍵を保存する' }).press('Enter')
  await expect(page.getByText(/使うのを断られました。何も送信していません/u)).toBeVisible()
  await page.getByRole('button', { name: 'この起動の間だけ使う' }).press('Enter')
  await expect(page.getByText('アプリを閉じるまで、この鍵を使います。')).toBeVisible()
  await operator.setUpRest('tshop00000001')
  await operator.fillOrder({ name: '森 一葉', amount: 1_200 })
  expect(await operator.register()).toMatch(/^\d{6}$/u)
  await expect(page.getByText('鍵 OK（終了まで）')).toBeVisible()
  await app.close()
  expect(hitsIn([userData], Object.values(SESSION_KEYS))).toEqual([])

  const again = await launch({ userData, gatewayUrl: provider.url, env })
  await expect(again.page.getByText('鍵 保管場所を使えません')).toBeVisible()
  await again.app.close()
})

/** The process that answers for the secrets of this desktop. */
function keyringProcess(): number {
  const bus = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  const call = ['org.freedesktop.DBus.GetConnectionUnixProcessID', 'string:org.freedesktop.secrets']
  return Number(/\d+\s*$/u.exec(execFileSync('dbus-send', [...bus, ...call], { encoding: 'utf8' }))?.[0])
}

test('fault 18: a real keyring that hangs keeps no screen waiting, and is asked again when it is back', async ({
  userData,
  provider,
}) => {
  const first = await launch({ userData, gatewayUrl: provider.url })
  await new Operator(first.page).setUpReal(TEST_KEYS, 'tshop00000001')
  await first.app.close()
  const keyring = keyringProcess()
  process.kill(keyring, 'SIGSTOP')
  try {
    const { app, page } = await launch({ userData, gatewayUrl: provider.url })
    await expect(page.getByText('鍵 確かめています')).toBeVisible({ timeout: 5_000 })
    await expect(page.getByRole('heading', { name: '新規注文', level: 1 })).toBeVisible({ timeout: 1_000 })
    await page.keyboard.press('F4')
    await expect(page.getByRole('heading', { name: '受付履歴' })).toBeVisible({ timeout: 2_000 })
    await expect(page.getByText('鍵 保管場所の返事がありません')).toBeVisible({ timeout: 15_000 })
    process.kill(keyring, 'SIGCONT')
    await page.keyboard.press('F9')
    await page.getByRole('tab', { name: '鍵' }).click()
    await expect(page.getByText('鍵の状態：設定済み')).toBeVisible({ timeout: 15_000 })
    await expect(page.getByText('鍵 OK')).toBeVisible()
    await app.close()
  } finally {
    process.kill(keyring, 'SIGCONT')
  }
})
