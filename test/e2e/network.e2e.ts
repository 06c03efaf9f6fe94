import type { ElectronApplication } from '@playwright/test'
import type { Bridge } from '../../src/shared/ipc-contract.ts'
import { startProxy } from '../integration/gateway/connect-proxy.ts'
import { forgetKeys, openForReal, registrations } from './support/real-shop.ts'
import { expect, test } from './support/uketsuke.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

test.afterEach(forgetKeys)

/** What the system's settings would say. */
async function systemProxyIs(app: ElectronApplication, proxyRules: string): Promise<void> {
  await app.evaluate(({ session }, rules) => session.defaultSession.setProxy({ proxyRules: rules }), proxyRules)
}

test('an order goes through the proxy of this computer, and a proxy that refuses is named with the way out', async ({
  userData,
}) => {
  const answers = ['HTTP/1.1 502 Bad gateway\r\n\r\n', 'HTTP/1.1 407 Login\r\n\r\n']
  const proxy = await startProxy((socket) => void socket.end(answers.shift() ?? ''))
  // A name that nobody can look up: only a proxy could know it.
  const { app, page, operator } = await openForReal(userData, 'https://ivr.example.test/api')
  await systemProxyIs(app, `https=${proxy.entry.replace('PROXY ', '')}`)
  expect(await page.evaluate(() => window.bridge.settings.tryConnection())).toEqual({ ok: true, value: 'proxy' })
  await operator.fillOrder({ name: '中継 太郎', amount: 1_100 })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('プロキシ（中継サーバー）が名前とパスワードを求めたため')).toBeVisible()
  expect(proxy.asked.map(({ address }) => address)).toEqual(['ivr.example.test:443', 'ivr.example.test:443'])
  await app.close()
  await proxy.close()
})

test('a PC without a network says so in the status line, moves nothing, sends nothing, and takes it away again', async ({
  userData,
  provider,
}) => {
  const { app, page, operator } = await openForReal(userData, provider.url)
  const foot = page.getByRole('contentinfo')
  const line = foot.getByRole('status')
  const places = async () => [await foot.boundingBox(), await page.locator('main').boundingBox()]
  await operator.fillOrder({ name: '圏外 花子', amount: 1_100 })
  const before = await places()
  await page.context().setOffline(true)
  await expect(line).toContainText('決済会社につながりません。')
  expect(await places()).toEqual(before)
  await provider.stop()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('送信できませんでした').first()).toBeVisible()
  await page.context().setOffline(false)
  await expect(line).toHaveText('')
  await app.close()
})

test('fault 19: when the PC wakes, a question that hangs is given up and asked anew, and nothing is registered again', async ({
  userData,
  provider,
}) => {
  const { app, page, operator } = await openForReal(userData, provider.url)
  await operator.fillOrder({ name: '目覚 次郎', amount: 1_100 })
  await operator.register()
  const hangs = new Promise<void>((asked) => {
    provider.faults.next('AuthSearchApi', { kind: 'delay', ms: 8_000 }, asked)
  })
  // By the gate: the question of the screen's key K.
  await page.evaluate(() => void window.bridge.orders.check(1))
  await hangs
  const before = provider.requests().length
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect.poll(() => provider.requests().length - before, { timeout: 2_000 }).toBeGreaterThan(0)
  expect(registrations(provider)).toBe(1)
  await app.close()
})
