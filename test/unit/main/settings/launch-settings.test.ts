import { expect, it } from 'vitest'
import { readLaunchSettings } from '../../../../src/main/launch-settings.ts'

const ENV = {
  UKETSUKE_USER_DATA: '/tmp/shop',
  UKETSUKE_GATEWAY_URL: 'http://127.0.0.1:8080/authorization/api',
  UKETSUKE_UPDATES: '/tmp/installed',
  ELECTRON_RENDERER_URL: 'http://localhost:5173',
}
const NOTHING = { userData: null, gatewayUrl: null, updates: null, devServer: null, asks: true }
const PACKAGED = { isPackaged: true, isDriven: true }
const STARTED = { isPackaged: false, isDriven: false }

it('takes folder, provider and development server from outside while it is not packaged', () => {
  expect(readLaunchSettings(ENV, STARTED)).toEqual({
    userData: '/tmp/shop',
    gatewayUrl: 'http://127.0.0.1:8080/authorization/api',
    updates: '/tmp/installed',
    devServer: 'http://localhost:5173',
    asks: true,
  })
  expect(readLaunchSettings({}, STARTED)).toEqual(NOTHING)
})

it('asks a test driver no question of the system unless it wants to be asked', () => {
  const driven = { isPackaged: false, isDriven: true }
  expect(readLaunchSettings({}, driven).asks).toBe(false)
  expect(readLaunchSettings({ UKETSUKE_ASKS: '1' }, driven).asks).toBe(true)
})

it('knows none of it once it is packaged, not even a bad address', () => {
  expect(readLaunchSettings(ENV, PACKAGED)).toEqual(NOTHING)
  expect(readLaunchSettings({ UKETSUKE_GATEWAY_URL: 'ftp://example.jp' }, PACKAGED)).toEqual(NOTHING)
})

it.each([
  'http://example.jp/api',
  'ftp://127.0.0.1/',
  'javascript:alert(1)',
  'not an address',
  'https://a:b@example.jp',
])('stops at a provider address it must not use: %s', (address) => {
  expect(() => readLaunchSettings({ UKETSUKE_GATEWAY_URL: address }, STARTED)).toThrow(/UKETSUKE_GATEWAY_URL/u)
})
