import { spawnSync } from 'node:child_process'
import { systemClock, type Clock } from '../../../src/main/clock.ts'
import { SecretVault, systemKeychain } from '../../../src/main/settings/secret-vault.ts'

// Run by keyring.test.ts on a desktop of its own: locking the keyring that all tests share would spoil theirs.

/** The keyring puts up a prompt that nobody here answers; the vault's patience need not be a person's. */
const HURRIED: Clock = { now: () => Date.now(), after: (_, task) => systemClock.after(300, task) }
const mark: { at: number | null } = { at: null }

function openVault(clock: Clock): SecretVault {
  return new SecretVault({
    service: 'uketsuke-test-locked',
    keychain: systemKeychain,
    clock,
    savedAt: () => mark.at,
    mark: (at) => {
      mark.at = at
      return null
    },
  })
}

function lockKeyring(): void {
  const service = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets']
  const call = ['org.freedesktop.Secret.Service.Lock', 'array:objpath:/org/freedesktop/secrets/aliases/default']
  const { status, stderr } = spawnSync('dbus-send', ['--session', '--print-reply', ...service, ...call])
  if (status !== 0) throw new Error(`the keyring could not be locked: ${String(stderr)}`)
}

const saved = await openVault(systemClock).save({ apiKey: 'testKey0001', apiPassword: 'testPassword0001' })
const before = mark.at
lockKeyring()
const vault = openVault(HURRIED)
const status = await vault.status()
const again = await vault.save({ apiKey: 'testKey0002', apiPassword: 'testPassword0002' })
const cleared = await vault.clear()
process.stdout.write(JSON.stringify({ saved, status, again, cleared, markKept: mark.at === before && before !== null }))
// The question behind the prompt never ends by itself.
process.kill(process.pid, 'SIGKILL')
