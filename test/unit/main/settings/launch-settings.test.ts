import { expect, it } from 'vitest'
import { readLaunchSettings } from '../../../../src/main/launch-settings.ts'

const ENV = {
  UKETSUKE_USER_DATA: '/tmp/shop',
  UKETSUKE_GATEWAY_URL: 'http://127.0.0.1:8080/authorization/api',
  ELECTRON_RENDERER_URL: 'http://localhost:5173',
}
const NOTHING = { userData: null, gatewayUrl: null, devServer: null }

it('takes folder, provider and development server from outside while it is not packaged', () => {
  expect(readLaunchSettings(false, ENV)).toEqual({
    userData: '/tmp/shop',
    gatewayUrl: 'http://127.0.0.1:8080/authorization/api',
    devServer: 'http://localhost:5173',
  })
  expect(readLaunchSettings(false, {})).toEqual(NOTHING)
})

it('knows none of it once it is packaged, not even a bad address', () => {
  expect(readLaunchSettings(true, ENV)).toEqual(NOTHING)
  expect(readLaunchSettings(true, { UKETSUKE_GATEWAY_URL: 'ftp://example.jp' })).toEqual(NOTHING)
})

it.each([
  'http://example.jp/api',
  'ftp://127.0.0.1/',
  'javascript:alert(1)',
  'not an address',
  'https://a:b@example.jp',
])('stops at a provider address it must not use: %s', (address) => {
  expect(() => readLaunchSettings(false, { UKETSUKE_GATEWAY_URL: address })).toThrow(/UKETSUKE_GATEWAY_URL/u)
})
