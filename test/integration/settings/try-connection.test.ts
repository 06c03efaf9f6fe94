import { afterEach, expect, test } from 'vitest'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { tryConnection } from '../../../src/main/settings/try-connection.ts'
import { startSimulator, type Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import { failure, success } from '../../../src/shared/result.ts'
import { startProvider } from '../gateway/provider-server.ts'

const credentials = { apiKey: 'testKey', apiPassword: 'testPassword' }
let provider: Simulator | null = null
afterEach(async () => {
  await provider?.stop()
  provider = null
})

const gateway = createIvrGateway({ limits: { searchMs: 2_000, connectMs: 1_000 } })
const from = (url: string, keys = credentials) =>
  tryConnection({
    gateway,
    account: () => Promise.resolve(success({ url, credentials: keys, shopId: '', siteId: '' })),
  })
const simulator = async () => (provider = await startSimulator({ credentials, clock: Date, random: Math.random }))

test('good keys are accepted by one question for a result; nothing is registered', async () => {
  const { url } = await simulator()
  expect(await from(url)).toEqual(success('accepted'))
  expect(provider?.requests().map(({ endpoint }) => endpoint)).toEqual(['AuthSearchApi'])
})

test('a wrong password is refused', async () => {
  const { url } = await simulator()
  expect(await from(url, { ...credentials, apiPassword: 'another' })).toEqual(success('refused'))
})

test('an address where nobody listens is unreachable', async () => {
  const gone = await startProvider(() => undefined)
  await gone.close()
  expect(await from(gone.url)).toEqual(success('unreachable'))
})

test('a page that is no provider is neither good nor bad', async () => {
  const page = await startProvider((response) => response.end('<html>welcome</html>'))
  expect(await from(page.url)).toEqual(success('unclear'))
  await page.close()
})

test('without keys nothing is asked', async () => {
  const reply = await tryConnection({ gateway, account: () => Promise.resolve(failure({ kind: 'no-credentials' })) })
  expect(reply).toEqual(failure({ kind: 'no-credentials' }))
})
