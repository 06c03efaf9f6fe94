import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import type { Keychain } from '../../../src/main/settings/patient-keychain.ts'
import { SecretVault } from '../../../src/main/settings/secret-vault.ts'
import { settingsAtStart } from '../../../src/main/settings/settings-at-start.ts'
import { openSettings, type SettingsStore } from '../../../src/main/settings/settings-store.ts'
import { Settings } from '../../../src/shared/settings.ts'
import { fill, mounts, NO_MOUNT } from '../../support/mounted-disk.ts'
import { smallDisk } from '../../support/small-disk.ts'
import { MORNING } from '../../support/builders.ts'
import { fakeClock } from '../../support/fake-clock.ts'

vi.mock('electron', async () => {
  const { createElectronFake } = await import('../../support/electron-fake.ts')
  return createElectronFake(tmpdir()).module
})

/** What each default is stands in test/unit/shared/small-rules.test.ts; here only that none is missing. */
const DEFAULTS = v.parse(Settings, {})

let folder = ''
const file = (): string => join(folder, 'settings.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

it('starts with a default for everything', () => {
  const settings = openSettings(folder)
  expect([settings.get(), settings.credentialsSavedAt()]).toEqual([DEFAULTS, null])
})

it('changes what is named, keeps the rest, and remembers both at the next start', () => {
  const settings = openSettings(folder)
  settings.save({ shopId: 'shop1', language: 'en' })
  const expected = { ...DEFAULTS, shopId: 'shop1', language: 'en', sound: false }
  expect(settings.save({ sound: false })).toEqual({ ok: true, value: expected })
  expect([settings.get(), openSettings(folder).get()]).toEqual([expected, expected])
})

it.each([
  ['language', 'fr'],
  ['gatewayUrl', 'http://example.jp/'],
  ['gatewayUrl', 'javascript:alert(1)'],
  ['lapseHours', -1],
  ['orderIdPattern', 'without-a-counter'],
  ['payTimesList', []],
  ['transferNote', '4111 1111 1111 1111'],
  ['shopId', null],
])('lets one bad value (%s: %j) cost that value only', (name, value) => {
  writeFileSync(file(), JSON.stringify({ ...DEFAULTS, operator: 'sato', siteId: 'site1', [name]: value }))
  expect(openSettings(folder).get()).toEqual({ ...DEFAULTS, operator: 'sato', siteId: 'site1' })
})

it('refuses to save a bad value and keeps what was', () => {
  const settings = openSettings(folder)
  settings.save({ shopId: 'shop1' })
  expect(() => settings.save({ gatewayUrl: 'http://example.jp/' })).toThrow()
  expect([settings.get(), openSettings(folder).get()]).toEqual(Array(2).fill({ ...DEFAULTS, shopId: 'shop1' }))
})

it.each([
  ['garbage', '\u0000\u0001 not JSON {'],
  ['half a file', '{"shopId":"shop1","siteI'],
  ['an empty file', ''],
])('sets %s aside under another name and starts with the defaults', (_, text) => {
  writeFileSync(file(), text)
  const settings = openSettings(folder)
  settings.save({ operator: 'sato' })
  expect(readFileSync(join(folder, 'settings.broken.json'), 'utf8')).toBe(text)
  expect(openSettings(folder).get()).toEqual({ ...DEFAULTS, operator: 'sato' })
})

it.each(['[]', 'null', '7', '"text"', '{"__proto__":{"language":"en"},"constructor":{"prototype":{}}}'])(
  'reads %s as settings nobody has made yet',
  (text) => {
    writeFileSync(file(), text)
    expect(openSettings(folder).get()).toEqual(DEFAULTS)
  },
)

it('marks when keys were saved, beside the settings and through their changes', () => {
  const settings = openSettings(folder)
  settings.markCredentials(MORNING)
  settings.save({ operator: 'sato' })
  expect(openSettings(folder).credentialsSavedAt()).toBe(MORNING)
  settings.markCredentials(null)
  expect(openSettings(folder).credentialsSavedAt()).toBeNull()
})

it('changes nothing in memory that could not be written', () => {
  const settings = openSettings(folder)
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file where the folder was')
  expect(settings.save({ shopId: 'shop1' })).toEqual({
    ok: false,
    error: { kind: 'settings-unsaved', reason: 'other' },
  })
  expect(settings.get()).toEqual(DEFAULTS)
})

it('settings that find no room are named, and the former ones still count', ({ skip }) => {
  skip(!mounts, NO_MOUNT)
  const disk = smallDisk()
  const settings = openSettings(disk)
  settings.save({ shopId: 'shop1' })
  fill(join(disk, 'ballast'))
  const noRoom = { ok: false, error: { kind: 'settings-unsaved', reason: 'no-space' } }
  expect(settings.save({ transferNote: 'あ'.repeat(900) })).toEqual(noRoom)
  expect(openSettings(disk).get()).toEqual(settings.get())
  expect(settings.get().shopId).toBe('shop1')
  rmSync(join(disk, 'ballast'))
  expect(settings.save({ shopId: 'shop2' })).toMatchObject({ ok: true, value: { shopId: 'shop2' } })
})

/** Opens the settings as the app does at its start. */
async function atStart(open: () => SettingsStore) {
  const clock = fakeClock()
  const told: string[] = []
  const tell = ({ message, detail }: { message: string; detail: string }): Promise<void> => {
    told.push(message, detail)
    return Promise.resolve()
  }
  const started = settingsAtStart({ open, clock, path: file(), tell })
  await clock.advance(60_000)
  return { settings: await started, told }
}

const refusal = (code: string): Error => Object.assign(new Error(code), { code })

it.each(['EBUSY', 'EACCES', 'EPERM'])('a file that something holds for moments (%s) is waited for', async (code) => {
  openSettings(folder).save({ shopId: 'shop1' })
  let held = 5
  const { settings, told } = await atStart(() => {
    held -= 1
    if (held >= 0) throw refusal(code)
    return openSettings(folder)
  })
  expect([settings?.get().shopId, told]).toEqual(['shop1', []])
})

it.each([
  ['EBUSY', 'ほかのアプリが使っている', 'Another program'],
  ['EACCES', '読み書きできない', 'cannot be read and written'],
])('a file that stays held (%s) is named in both languages, and nothing starts on defaults', async (code, ja, en) => {
  let looks = 0
  const { settings, told } = await atStart(() => {
    looks += 1
    throw refusal(code)
  })
  expect([settings, looks]).toEqual([null, 12])
  expect(told[0]).toMatch(new RegExp(`^設定のファイル.*${ja}.*\n.*${en}`, 'u'))
  expect(told[1]).toContain(file())
})

it('a file that cannot be read is named, and stays as it is', async () => {
  mkdirSync(file())
  const { settings, told } = await atStart(() => openSettings(folder))
  expect([settings, told[0]]).toEqual([null, expect.stringContaining('設定のファイルを読めないため')])
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

it('a damaged file on a full disk, where no copy of it can be put aside, is named and stays as it is', async ({
  skip,
}) => {
  skip(!mounts, NO_MOUNT)
  const disk = smallDisk()
  const damaged = `{"shopId":"shop1",${'x'.repeat(9_000)}`
  writeFileSync(join(disk, 'settings.json'), damaged)
  fill(join(disk, 'ballast'))
  const { settings, told } = await atStart(() => openSettings(disk))
  expect([settings, told[0]]).toEqual([null, expect.stringContaining('壊れていて、取り分ける空き容量もない')])
  expect(readFileSync(join(disk, 'settings.json'), 'utf8')).toBe(damaged)
})

it('a mark of the keys that finds no room is named in words, and the former one still counts', () => {
  const settings = openSettings(folder)
  expect(settings.markCredentials(MORNING)).toBeNull()
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file where the folder was')
  const unsaved = { kind: 'settings-unsaved', reason: 'other' }
  expect([settings.markCredentials(null), settings.markCredentials(MORNING + 1)]).toEqual([unsaved, unsaved])
})

it('fault 27: never writes a key into any file of the folder', async () => {
  const settings = openSettings(folder)
  const entries = new Map<string, string>()
  const keychain: Keychain = {
    getPassword: (_, account) => Promise.resolve(entries.get(account) ?? null),
    setPassword: (_, account, secret) => Promise.resolve(void entries.set(account, secret)),
    deletePassword: (_, account) => Promise.resolve(entries.delete(account)),
  }
  const vault = new SecretVault({
    service: 'Uketsuke',
    keychain: () => Promise.resolve(keychain),
    clock: fakeClock(),
    savedAt: () => settings.credentialsSavedAt(),
    savedFor: () => settings.credentialsSavedFor(),
    server: () => 'https://pay.example',
    mark: (at, server) => settings.markCredentials(at, server),
  })
  await vault.save({ apiKey: 'canaryKey', apiPassword: 'canaryPassword' })
  // What a mistaken caller might hand over is dropped by the schema, not stored.
  settings.save({ operator: 'sato', ...{ apiKey: 'canaryKey' } })
  const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  expect(existsSync(file())).toBe(true)
  expect(written.join('')).not.toContain('canary')
})
