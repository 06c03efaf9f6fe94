import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDesktop } from '../../../scripts/desktop/open-desktop.ts'
import { systemClock } from '../../../src/main/clock.ts'
import { SecretVault, systemKeychain } from '../../../src/main/settings/secret-vault.ts'
import { failure, success } from '../../../src/shared/result.ts'

const KEYS = { apiKey: 'testKey0001', apiPassword: 'testPassword0001' }
const OTHER = { apiKey: 'testKey0002', apiPassword: 'testPassword0002' }
const NO_KEYRING = 'no keyring on a private desktop here: `npm test` brings one (Linux)'

function openVault(mark: { at: number | null }): SecretVault {
  return new SecretVault({
    service: `uketsuke-test-${process.pid}`,
    keychain: systemKeychain,
    clock: systemClock,
    savedAt: () => mark.at,
    mark: (at) => {
      mark.at = at
      return null
    },
  })
}

/** Only ever the keyring of a private desktop: never the developer's own. */
function onPrivateDesktop(): boolean {
  if (!(process.env['XDG_RUNTIME_DIR'] ?? '').includes('uketsuke-desktop-')) return false
  const bus = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  const call = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
  return spawnSync('dbus-send', [...bus, ...call], { encoding: 'utf8' }).stdout.includes('true')
}

/** What a program prints; it ends as it likes. */
function printed(file: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => execFile(process.execPath, [file], { env }, (_, stdout) => resolve(stdout)))
}

it('keeps the keys in the real keyring over a restart, and clears them out of it', async ({ skip }) => {
  skip(!onPrivateDesktop(), NO_KEYRING)
  const mark = { at: null }
  const vault = openVault(mark)
  expect(await vault.status()).toBe('absent')
  expect(await vault.save(KEYS)).toEqual(success('saved'))
  expect(await openVault(mark).read()).toEqual(success(KEYS))
  expect(await vault.save(OTHER)).toEqual(success('saved'))
  expect(await openVault(mark).read()).toEqual(success(OTHER))
  expect(await vault.clear()).toEqual(success('absent'))
  expect([mark.at, await openVault(mark).status()]).toEqual([null, 'absent'])
})

it('says unavailable and keeps its mark while the real keyring is locked', async ({ skip }) => {
  skip(!onPrivateDesktop(), NO_KEYRING)
  const desktop = await openDesktop(process.env)
  try {
    const said = await printed(join(import.meta.dirname, 'locked-keyring.ts'), desktop.env)
    const unavailable = failure({ kind: 'keychain-unavailable' })
    expect(JSON.parse(said)).toEqual({
      saved: success('saved'),
      status: 'unavailable',
      again: unavailable,
      cleared: unavailable,
      markKept: true,
    })
  } finally {
    await desktop.close()
  }
})
