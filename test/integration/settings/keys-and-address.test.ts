import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { realAccount } from '../../../src/main/open-shop.ts'
import { SecretVault } from '../../../src/main/settings/secret-vault.ts'
import { openSettings, type SettingsStore } from '../../../src/main/settings/settings-store.ts'
import { tryConnection } from '../../../src/main/settings/try-connection.ts'
import { serverOf } from '../../../src/shared/gateway-url.ts'
import { failure } from '../../../src/shared/result.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { temporaryFolder } from '../book/temporary-book.ts'
import { got } from '../orders/order-counter.ts'

vi.mock('electron', async () => {
  const { createElectronFake } = await import('../../support/electron-fake.ts')
  return createElectronFake(tmpdir()).module
})

const KEYS = { apiKey: 'testKey0001', apiPassword: 'testPassword0001' }

/** A server that keeps what it is told; `heard` holds every body. */
async function aServer(): Promise<{ readonly url: string; readonly heard: readonly string[] }> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      heard.push(body)
      response.end(JSON.stringify({ resultCode: '40' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  // Marked boundary: a listening TCP server has an address.
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api`, heard }
}

interface Keys {
  readonly settings: SettingsStore
  readonly vault: SecretVault
  /** The keychain answers only when it is let go on. */
  readonly hold: () => () => void
}

/** Settings and vault as the app joins them. */
function openKeys(folder: string, entries = new Map<string, string>()): Keys {
  const settings = openSettings(folder)
  let waiting = Promise.resolve()
  const keychain = {
    getPassword: (_: string, account: string) => waiting.then(() => entries.get(account) ?? null),
    setPassword: (_: string, account: string, secret: string) => Promise.resolve(void entries.set(account, secret)),
    deletePassword: (_: string, account: string) => Promise.resolve(entries.delete(account)),
  }
  const vault = new SecretVault({
    ...{ service: 'x', clock: fakeClock(), keychain: () => Promise.resolve(keychain) },
    savedAt: () => settings.credentialsSavedAt(),
    savedFor: () => settings.credentialsSavedFor(),
    server: () => serverOf(settings.get().gatewayUrl),
    mark: (at, server) => settings.markCredentials(at, server),
  })
  const hold = (): (() => void) => {
    let letGo = (): void => undefined
    waiting = new Promise((resolve) => (letGo = resolve))
    return letGo
  }
  return { settings, vault, hold }
}

it('fault 27: an address that the screen sets does not get the keys that were saved for another', async () => {
  const [provider, stranger] = [await aServer(), await aServer()]
  const { settings, vault } = openKeys(temporaryFolder())
  settings.save({ gatewayUrl: provider.url, shopId: 'testShop' })
  await vault.save(KEYS)
  const account = () => realAccount({ settings, vault, gatewayUrl: null })
  const gateway = createIvrGateway()
  settings.save({ gatewayUrl: stranger.url })
  expect(await tryConnection({ gateway, account })).toEqual(failure({ kind: 'no-credentials' }))
  settings.save({ gatewayUrl: provider.url })
  expect(await tryConnection({ gateway, account })).toEqual({ ok: true, value: 'accepted' })
  expect([provider.heard.length, stranger.heard]).toEqual([1, []])
})

it('fault 27: nor does one that is set while the keychain thinks', async () => {
  const folder = temporaryFolder()
  const entries = new Map<string, string>()
  const first = openKeys(folder, entries)
  first.settings.save({ gatewayUrl: 'https://provider.example/api' })
  await first.vault.save(KEYS)

  const { settings, vault, hold } = openKeys(folder, entries)
  const account = () => realAccount({ settings, vault, gatewayUrl: null })
  const letGo = hold()
  const asked = account()
  settings.save({ gatewayUrl: 'https://stranger.example/api' })
  const askedAfter = account()
  letGo()
  expect(got(await asked).url).toBe('https://provider.example/api')
  expect(await askedAfter).toEqual(failure({ kind: 'no-credentials' }))
})
