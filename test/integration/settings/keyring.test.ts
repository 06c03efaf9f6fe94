import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDesktop } from '../../../scripts/desktop/open-desktop.ts'
import { systemClock } from '../../../src/main/clock.ts'
import { SecretVault, systemKeychain } from '../../../src/main/settings/secret-vault.ts'
import { success } from '../../../src/shared/result.ts'

const KEYS = { apiKey: 'testKey0001', apiPassword: 'testPassword0001' }
const OTHER = { apiKey: 'testKey0002', apiPassword: 'testPassword0002' }
const NO_KEYRING = 'no keyring on a private desktop here: `npm test` brings one (Linux)'

function openVault(mark: { at: number | null }): SecretVault {
  return new SecretVault({
    service: `uketsuke-test-${process.pid}`,
    keychain: systemKeychain,
    clock: systemClock,
    savedAt: () => mark.at,
    savedFor: () => null,
    server: () => 'https://pay.example',
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

it('fault 18: keeps the keys in the real keyring over a restart, and clears them out of it', async ({ skip }) => {
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

it('fault 18: tells a locked real keyring from an empty one, and writes over nothing in it', async ({ skip }) => {
  skip(!onPrivateDesktop(), NO_KEYRING)
  const password = 'opens the keyring of this test'
  const desktop = await openDesktop(process.env, password)
  try {
    const env = { ...desktop.env, UKETSUKE_TEST_KEYRING: password }
    const said = await printed(join(import.meta.dirname, 'locked-keyring.ts'), env)
    // Locked, it puts up a prompt that nobody here answers, or says so at once where there is no program for prompts.
    const shut = expect.stringMatching(/^(?:locked|silent)$/u) as unknown
    const refused = { ok: false, error: { kind: 'keychain-unavailable', reason: shut } }
    expect(JSON.parse(said)).toEqual({
      saved: success('saved'),
      status: shut,
      again: refused,
      cleared: refused,
      forSession: 'session',
      used: success({ apiKey: 'testKey0003', apiPassword: 'testPassword0003' }),
      markKept: true,
      unlocked: success({ apiKey: 'testKey0001', apiPassword: 'testPassword0001' }),
    })
  } finally {
    await desktop.close()
  }
})
