import { describe, expect, it } from 'vitest'
import { SecretVault, type Keychain } from '../../../../src/main/settings/secret-vault.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import { MORNING } from '../../../support/builders.ts'
import { fakeClock, settle, type FakeClock } from '../../../support/fake-clock.ts'

const KEYS = { apiKey: 'testKeyA', apiPassword: 'testPasswordA' }
const OTHER = { apiKey: 'testKeyB', apiPassword: 'testPasswordB' }
const NO_ROOM = { kind: 'settings-unsaved', reason: 'no-space' } as const
const UNAVAILABLE = failure({ kind: 'keychain-unavailable' })

/** A keychain in memory that behaves as gnome-keyring was seen to: locked, it finds nothing and takes nothing. */
interface MemoryKeychain extends Keychain {
  readonly entries: Map<string, string>
  state: 'open' | 'locked' | 'hanging' | 'forgetful' | 'absent'
  /** Calls that reached it. */
  calls: number
}

function memoryKeychain(): MemoryKeychain {
  const entries = new Map<string, string>()
  const open = async <T>(work: () => T, locked: () => T): Promise<T> => {
    chain.calls += 1
    if (chain.state === 'hanging') return new Promise(() => undefined)
    await settle()
    return chain.state === 'locked' ? locked() : work()
  }
  const chain: MemoryKeychain = {
    entries,
    state: 'open',
    calls: 0,
    getPassword: (_, account) =>
      open(
        () => entries.get(account) ?? null,
        () => null,
      ),
    setPassword: (_, account, password) =>
      open(
        () => void entries.set(account, chain.state === 'forgetful' ? 'else' : password),
        () => {
          throw new Error(`locked, could not keep ${password}`)
        },
      ),
    deletePassword: (_, account) =>
      open(
        () => entries.delete(account),
        () => false,
      ),
  }
  return chain
}

interface OpenVault {
  readonly vault: SecretVault
  readonly keychain: MemoryKeychain
  readonly clock: FakeClock
  /** What the settings remember; outlives the app. */
  readonly settings: { savedAt: number | null; isFull?: boolean }
  /** The vault of the next start of the app. */
  readonly restart: () => OpenVault
}

function openVault(keychain = memoryKeychain(), settings: OpenVault['settings'] = { savedAt: null }): OpenVault {
  const clock = fakeClock()
  const absent = (): boolean => keychain.state === 'absent'
  const vault = new SecretVault({
    service: 'Uketsuke',
    keychain: () => (absent() ? Promise.reject(new Error('no libsecret')) : Promise.resolve(keychain)),
    clock,
    savedAt: () => settings.savedAt,
    mark: (at) => {
      if (settings.isFull === true) return NO_ROOM
      settings.savedAt = at
      return null
    },
  })
  return { vault, keychain, clock, settings, restart: () => openVault(keychain, settings) }
}

async function saved(): Promise<OpenVault> {
  const open = openVault()
  expect(await open.vault.save(KEYS)).toEqual(success('saved'))
  return open
}

const PAIR = [
  ['apiKey', KEYS.apiKey],
  ['apiPassword', KEYS.apiPassword],
]

it('says absent before anything was saved, saved after, and gives the keys to the next start', async () => {
  const { vault, keychain, settings, restart } = openVault()
  expect([await vault.status(), await vault.read()]).toEqual(['absent', failure({ kind: 'no-credentials' })])
  expect(await vault.save(KEYS)).toEqual(success('saved'))
  expect([await vault.status(), await vault.read()]).toEqual(['saved', success(KEYS)])
  expect([[...keychain.entries], settings]).toEqual([PAIR, { savedAt: MORNING }])
  expect(await restart().vault.read()).toEqual(success(KEYS))
})

it('asks the keychain once, not at every poll', async () => {
  const next = (await saved()).restart()
  next.keychain.calls = 0
  for (let poll = 0; poll < 5; poll += 1) await next.vault.read()
  expect(next.keychain.calls).toBe(2)
})

it.each(['locked', 'absent'] as const)(
  'is unavailable, not empty, when keys were saved and it is %s',
  async (state) => {
    const next = (await saved()).restart()
    next.keychain.state = state
    expect([await next.vault.status(), await next.vault.read()]).toEqual(['unavailable', UNAVAILABLE])
    next.keychain.state = 'open'
    expect(await next.vault.status()).toBe('saved')
  },
)

it('counts half of a pair as nothing', async () => {
  const next = (await saved()).restart()
  next.keychain.entries.delete('apiPassword')
  expect(await next.vault.status()).toBe('unavailable')
  next.settings.savedAt = null
  expect(await next.vault.status()).toBe('absent')
})

describe('a keychain that hangs', () => {
  it('is unavailable after ten seconds, and readers share that one wait', async () => {
    const next = (await saved()).restart()
    Object.assign(next.keychain, { state: 'hanging', calls: 0 })
    const answers: unknown[] = []
    for (let reader = 0; reader < 5; reader += 1) void next.vault.read().then((answer) => answers.push(answer))
    await next.clock.advance(9_999)
    expect(answers).toEqual([])
    await next.clock.advance(1)
    expect([answers, next.keychain.calls]).toEqual([Array(5).fill(UNAVAILABLE), 1])
  })

  it('is asked nothing more until it answers, and then does nothing whose asker gave up', async () => {
    const open = await saved()
    let answer = (): void => undefined
    const setPassword = open.keychain.setPassword.bind(open.keychain)
    open.keychain.setPassword = (...given) => new Promise((resolve) => (answer = () => resolve(setPassword(...given))))
    const late = open.vault.save(OTHER)
    await open.clock.advance(10_000)
    expect(await late).toEqual(UNAVAILABLE)
    open.keychain.calls = 0
    const clearing = open.vault.clear()
    await open.clock.advance(10_000)
    expect([await clearing, open.keychain.calls]).toEqual([UNAVAILABLE, 0])
    answer()
    await settle()
    await settle()
    expect([...open.keychain.entries.keys()]).toEqual(['apiKey', 'apiPassword'])
  })

  it('fails saving and clearing after ten seconds, with nothing marked and no timer left', async () => {
    const open = await saved()
    open.keychain.state = 'hanging'
    const ends: unknown[] = []
    void open.vault.save(OTHER).then((end) => ends.push(end))
    await open.clock.advance(10_000)
    void open.vault.clear().then((end) => ends.push(end))
    await open.clock.advance(10_000)
    expect([ends, open.settings, open.clock.timers]).toEqual([[UNAVAILABLE, UNAVAILABLE], { savedAt: MORNING }, 0])
  })
})

describe('saving', () => {
  it.each(['locked', 'absent', 'forgetful'] as const)(
    'fails on a keychain that is %s and marks nothing',
    async (state) => {
      const { vault, keychain, settings } = openVault()
      keychain.state = state
      expect([await vault.save(KEYS), settings]).toEqual([UNAVAILABLE, { savedAt: null }])
    },
  )

  it('puts the old pair back when only half of the new one was taken', async () => {
    const open = await saved()
    const setPassword = open.keychain.setPassword.bind(open.keychain)
    let broken = true
    open.keychain.setPassword = (service, account, password) => {
      if (!broken || account === 'apiKey') return setPassword(service, account, password)
      broken = false
      return Promise.reject(new Error('locked meanwhile'))
    }
    expect(await open.vault.save(OTHER)).toEqual(UNAVAILABLE)
    expect([[...open.keychain.entries], await open.vault.read()]).toEqual([PAIR, success(KEYS)])
  })
})

it('fault 3: says that the disk took no note of the keys, which are in the keychain and used', async () => {
  const { vault, keychain, settings } = openVault()
  settings.isFull = true
  expect(await vault.save(KEYS)).toEqual(failure(NO_ROOM))
  expect([[...keychain.entries], await vault.read()]).toEqual([PAIR, success(KEYS)])
  settings.isFull = false
  await vault.save(KEYS)
  settings.isFull = true
  expect([await vault.clear(), [...keychain.entries]]).toEqual([failure(NO_ROOM), []])
})

describe('clearing', () => {
  it('removes both and the mark', async () => {
    const { vault, keychain, settings } = await saved()
    expect(await vault.clear()).toEqual(success('absent'))
    expect([[...keychain.entries], settings, await vault.status()]).toEqual([[], { savedAt: null }, 'absent'])
  })

  it('does not pretend on a locked keychain, and works once it is open', async () => {
    const { vault, keychain, settings } = await saved()
    keychain.state = 'locked'
    expect([await vault.clear(), settings]).toEqual([UNAVAILABLE, { savedAt: MORNING }])
    keychain.state = 'open'
    expect([await vault.clear(), [...keychain.entries], settings]).toEqual([success('absent'), [], { savedAt: null }])
  })

  it('takes away the mark of keys that somebody else removed, and leaves nothing of its test behind', async () => {
    const { vault, keychain, settings } = await saved()
    keychain.entries.clear()
    expect([await vault.clear(), settings, [...keychain.entries]]).toEqual([success('absent'), { savedAt: null }, []])
  })

  it('is not undone by a reading that was on its way', async () => {
    const next = (await saved()).restart()
    const reading = next.vault.read()
    await next.vault.clear()
    await reading
    expect(await next.vault.read()).toEqual(failure({ kind: 'no-credentials' }))
  })
})
