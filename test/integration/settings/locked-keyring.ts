import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { systemClock, type Clock } from '../../../src/main/clock.ts'
import { SecretVault, systemKeychain } from '../../../src/main/settings/secret-vault.ts'

// Run by keyring.test.ts on a desktop of its own: locking the keyring that all tests share would spoil theirs.

/** The keyring puts up a prompt that nobody here answers; the vault's patience need not be a person's. */
const HURRIED: Clock = { now: () => Date.now(), after: (_, task) => systemClock.after(300, task) }
const SERVICE = 'uketsuke-test-locked'
const mark: { at: number | null } = { at: null }

function openVault(clock: Clock): SecretVault {
  return new SecretVault({
    service: SERVICE,
    keychain: systemKeychain,
    clock,
    savedAt: () => mark.at,
    savedFor: () => null,
    server: () => 'https://pay.example',
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

/** A keyring that is opened by a login, with the password of the private desktop. */
async function unlockKeyring(): Promise<void> {
  const daemon = spawn('gnome-keyring-daemon', ['--replace', '--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  daemon.stdin.end(process.env['UKETSUKE_TEST_KEYRING'] ?? '')
  await once(daemon, 'exit')
}

if (process.argv[2] === 'read') {
  process.stdout.write(JSON.stringify(await openVault(systemClock).read()))
  process.exit()
}
const saved = await openVault(systemClock).save({ apiKey: 'testKey0001', apiPassword: 'testPassword0001' })
const before = mark.at
lockKeyring()
const vault = openVault(HURRIED)
const status = await vault.status()
const again = await vault.save({ apiKey: 'testKey0002', apiPassword: 'testPassword0002' })
const cleared = await vault.clear()
const forSession = vault.keepForSession({ apiKey: 'testKey0003', apiPassword: 'testPassword0003' })
const used = await vault.read()
const markKept = mark.at === before && before !== null
await unlockKeyring()
// By another process: libsecret goes on asking the keyring it met first, which is gone.
const next = spawnSync(process.execPath, [import.meta.filename, 'read'], { encoding: 'utf8' })
const unlocked: unknown = JSON.parse(next.stdout)
process.stdout.write(JSON.stringify({ saved, status, again, cleared, forSession, used, markKept, unlocked }))
// The question behind the prompt never ends by itself.
process.kill(process.pid, 'SIGKILL')
