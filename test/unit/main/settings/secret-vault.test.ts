import { describe, expect, it } from 'vitest'
import type { Keychain } from '../../../../src/main/settings/patient-keychain.ts'
import { SecretVault } from '../../../../src/main/settings/secret-vault.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import type { KeychainTrouble } from '../../../../src/shared/settings.ts'
import { MORNING } from '../../../support/builders.ts'
import { fakeClock, settle, type FakeClock } from '../../../support/fake-clock.ts'

const KEYS = { apiKey: 'testKeyA', apiPassword: 'testPasswordA' }
const OTHER = { apiKey: 'testKeyB', apiPassword: 'testPasswordB' }
const PROVIDER = 'https://pay.example'
const STRANGER = 'https://stranger.example'
const NO_ROOM = { kind: 'settings-unsaved', reason: 'no-space' } as const
const troubled = (reason: KeychainTrouble) => failure({ kind: 'keychain-unavailable', reason })

/** A keychain in memory that behaves as gnome-keyring was seen to: locked, it finds nothing and takes nothing. */
interface MemoryKeychain extends Keychain {
  readonly entries: Map<string, string>
  state: 'open' | 'locked' | 'hanging' | 'forgetful' | 'denied' | 'absent'
  /** Calls that reached it. */
  calls: number
}

function memoryKeychain(): MemoryKeychain {
  const entries = new Map<string, string>()
  const open = async <T>(work: () => T, locked: () => T): Promise<T> => {
    chain.calls += 1
    if (chain.state === 'hanging') return new Promise(() => undefined)
    await settle()
    if (chain.state === 'denied') throw new Error('User canceled the operation')
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
          throw new Error(`Cannot create an item in a locked collection: ${password}`)
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
  /** Where keys are sent, and where those that are saved may go; outlives the app too. */
  readonly place: { server: string; savedFor: string | null }
  /** The vault of the next start of the app. */
  readonly restart: () => OpenVault
}

function openVault(
  keychain = memoryKeychain(),
  settings: OpenVault['settings'] = { savedAt: null },
  place: OpenVault['place'] = { server: PROVIDER, savedFor: null },
): OpenVault {
  const clock = fakeClock()
  const absent = (): boolean => keychain.state === 'absent'
  const vault = new SecretVault({
    service: 'Uketsuke',
    keychain: () => (absent() ? Promise.reject(new Error('no libsecret')) : Promise.resolve(keychain)),
    clock,
    savedAt: () => settings.savedAt,
    savedFor: () => place.savedFor,
    server: () => place.server,
    mark: (at, server) => {
      if (settings.isFull === true) return NO_ROOM
      settings.savedAt = at
      place.savedFor = at === null ? null : server
      return null
    },
  })
  return { vault, keychain, clock, settings, place, restart: () => openVault(keychain, settings, place) }
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

it.each([
  ['locked', 'locked'],
  ['absent', 'unavailable'],
  ['denied', 'unavailable'],
] as const)('fault 18: tells a keychain that is %s (%s) from an empty one', async (state, status) => {
  const next = (await saved()).restart()
  next.keychain.state = state
  expect([await next.vault.status(), await next.vault.read()]).toEqual([status, troubled(status)])
  next.keychain.state = 'open'
  expect(await next.vault.status()).toBe('saved')
})

it('counts half of a pair as nothing', async () => {
  const next = (await saved()).restart()
  next.keychain.entries.delete('apiPassword')
  expect(await next.vault.status()).toBe('locked')
  next.settings.savedAt = null
  expect(await next.vault.status()).toBe('absent')
})

describe('fault 18: a keychain that hangs', () => {
  it('is silent after ten seconds, and readers share that one wait', async () => {
    const next = (await saved()).restart()
    Object.assign(next.keychain, { state: 'hanging', calls: 0 })
    const answers: unknown[] = []
    for (let reader = 0; reader < 5; reader += 1) void next.vault.read().then((answer) => answers.push(answer))
    await next.clock.advance(9_999)
    expect(answers).toEqual([])
    await next.clock.advance(1)
    expect([answers, next.keychain.calls]).toEqual([Array(5).fill(troubled('silent')), 1])
  })

  it('is asked nothing more until it answers, and then does nothing whose asker gave up', async () => {
    const open = await saved()
    let answer = (): void => undefined
    const setPassword = open.keychain.setPassword.bind(open.keychain)
    open.keychain.setPassword = (...given) => new Promise((resolve) => (answer = () => resolve(setPassword(...given))))
    const late = open.vault.save(OTHER)
    await open.clock.advance(10_000)
    expect(await late).toEqual(troubled('silent'))
    open.keychain.calls = 0
    const clearing = open.vault.clear()
    await open.clock.advance(10_000)
    expect([await clearing, open.keychain.calls]).toEqual([troubled('silent'), 0])
    answer()
    for (let turn = 0; turn < 20; turn += 1) await settle()
    expect([...open.keychain.entries.keys()]).toEqual(['apiKey', 'apiPassword'])
  })

  it('puts the old pair back when it takes half of the new one after its asker gave up', async () => {
    const open = await saved()
    let answer = (): void => undefined
    const setPassword = open.keychain.setPassword.bind(open.keychain)
    open.keychain.setPassword = (...given) => new Promise((resolve) => (answer = () => resolve(setPassword(...given))))
    const late = open.vault.save(OTHER)
    await open.clock.advance(10_000)
    expect(await late).toEqual(troubled('silent'))
    open.keychain.setPassword = setPassword
    answer()
    for (let turn = 0; turn < 20; turn += 1) await settle()
    expect([...open.keychain.entries]).toEqual(PAIR)
  })

  it('is told at once, for a minute and longer, and its late answer is taken', async () => {
    const next = (await saved()).restart()
    const getPassword = next.keychain.getPassword.bind(next.keychain)
    let answer = (): void => undefined
    next.keychain.getPassword = (...given) => new Promise((resolve) => (answer = () => resolve(getPassword(...given))))
    const seen = [next.vault.seen()]
    await next.clock.advance(60_000)
    seen.push(next.vault.seen())
    next.keychain.getPassword = getPassword
    answer()
    for (let turn = 0; turn < 20; turn += 1) await settle()
    expect([...seen, next.vault.seen()]).toEqual(['checking', 'silent', 'saved'])
  })

  it('fails saving and clearing after ten seconds, with nothing marked and no timer left', async () => {
    const open = await saved()
    open.keychain.state = 'hanging'
    const ends: unknown[] = []
    void open.vault.save(OTHER).then((end) => ends.push(end))
    await open.clock.advance(10_000)
    void open.vault.clear().then((end) => ends.push(end))
    await open.clock.advance(10_000)
    expect([ends, open.settings, open.clock.timers]).toEqual([
      [troubled('silent'), troubled('silent')],
      { savedAt: MORNING },
      0,
    ])
  })
})

describe('saving', () => {
  it.each([
    ['locked', 'locked'],
    ['absent', 'unavailable'],
    ['denied', 'unavailable'],
    ['forgetful', 'differs'],
  ] as const)('fault 18: fails on a keychain that is %s (%s) and marks nothing', async (state, reason) => {
    const { vault, keychain, settings } = openVault()
    keychain.state = state
    expect([await vault.save(KEYS), settings]).toEqual([troubled(reason), { savedAt: null }])
  })

  it('fault 18: writes over nothing that a locked keychain does not show', async () => {
    const next = (await saved()).restart()
    const { entries } = next.keychain
    next.keychain.state = 'locked'
    // It looks empty, and then its prompt is answered while we write: the first write must not be a key.
    const setPassword = next.keychain.setPassword.bind(next.keychain)
    const written: string[] = []
    next.keychain.setPassword = (service, account, password) => {
      written.push(account)
      return setPassword(service, account, password)
    }
    expect(await next.vault.save(OTHER)).toEqual(troubled('locked'))
    expect([[...entries], written, next.settings]).toEqual([PAIR, ['check'], { savedAt: MORNING }])
  })

  it('puts the old pair back when only half of the new one was taken', async () => {
    const open = await saved()
    const setPassword = open.keychain.setPassword.bind(open.keychain)
    let broken = true
    open.keychain.setPassword = (service, account, password) => {
      if (!broken || account === 'apiKey') return setPassword(service, account, password)
      broken = false
      return Promise.reject(new Error('locked meanwhile'))
    }
    expect(await open.vault.save(OTHER)).toEqual(troubled('locked'))
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
    expect([await vault.clear(), settings]).toEqual([troubled('locked'), { savedAt: MORNING }])
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

describe('fault 18: keys for this run alone', () => {
  it('are used without a word to the keychain, which keeps what it has', async () => {
    const next = (await saved()).restart()
    Object.assign(next.keychain, { state: 'locked', calls: 0 })
    expect(next.vault.keepForSession(OTHER)).toBe('session')
    expect([await next.vault.status(), next.vault.seen(), await next.vault.read()]).toEqual([
      'session',
      'session',
      success(OTHER),
    ])
    expect([next.keychain.calls, [...next.keychain.entries], next.settings]).toEqual([0, PAIR, { savedAt: MORNING }])
  })

  it('are gone with the run', async () => {
    const open = openVault()
    open.vault.keepForSession(OTHER)
    expect(await open.restart().vault.status()).toBe('absent')
  })

  it('give way to keys that are saved, and when they are cleared to what the keychain says', async () => {
    const open = await saved()
    open.vault.keepForSession(OTHER)
    expect(await open.vault.clear()).toEqual(success('saved'))
    open.vault.keepForSession(KEYS)
    expect(await open.vault.save(OTHER)).toEqual(success('saved'))
    expect([await open.vault.status(), await open.vault.read()]).toEqual(['saved', success(OTHER)])
    expect(await open.vault.clear()).toEqual(success('absent'))
  })

  it('stay in use when saving them fails', async () => {
    const open = openVault()
    open.keychain.state = 'absent'
    open.vault.keepForSession(KEYS)
    expect(await open.vault.save(OTHER)).toEqual(troubled('unavailable'))
    expect([open.vault.seen(), await open.vault.read()]).toEqual(['session', success(KEYS)])
  })
})

describe('keys are for the server they were saved for', () => {
  const NOTHING = failure({ kind: 'no-credentials' })

  it('and count as absent while another address is set, also after a restart, until theirs is back', async () => {
    const open = await saved()
    open.place.server = STRANGER
    for (const { vault } of [open, open.restart()]) {
      expect([vault.seen(), await vault.status()]).toEqual(['absent', 'absent'])
      expect([await vault.readFor(STRANGER), await vault.readFor(PROVIDER)]).toEqual([NOTHING, success(KEYS)])
    }
    open.place.server = PROVIDER
    expect([open.vault.seen(), await open.vault.status()]).toEqual(['saved', 'saved'])
  })

  it('and saved anew go to the address that is set then, and no more to the first', async () => {
    const { vault, place } = await saved()
    place.server = STRANGER
    expect(await vault.save(OTHER)).toEqual(success('saved'))
    expect([await vault.readFor(STRANGER), await vault.readFor(PROVIDER)]).toEqual([success(OTHER), NOTHING])
  })

  it('and so are those of this run', async () => {
    const { vault, place } = openVault()
    vault.keepForSession(KEYS)
    place.server = STRANGER
    expect([vault.seen(), await vault.readFor(STRANGER), await vault.readFor(PROVIDER)]).toEqual([
      'absent',
      NOTHING,
      success(KEYS),
    ])
  })

  it('and those of an older version for the one that is set when this one starts', async () => {
    const { restart, place } = await saved()
    place.savedFor = null
    const { vault } = restart()
    place.server = STRANGER
    expect([await vault.readFor(STRANGER), await vault.readFor(PROVIDER)]).toEqual([NOTHING, success(KEYS)])
  })
  it('and those of settings that were lost for the one that was set when they were found, for good', async () => {
    const open = await saved()
    Object.assign(open.settings, { savedAt: null })
    Object.assign(open.place, { savedFor: null })
    const found = open.restart()
    expect(await found.vault.status()).toBe('saved')
    open.place.server = STRANGER
    for (const { vault } of [found, found.restart()])
      expect([await vault.readFor(STRANGER), await vault.readFor(PROVIDER)]).toEqual([NOTHING, success(KEYS)])
    expect(open.settings.savedAt).toBe(found.clock.now())
  })

  it('and are used where they were saved although the disk keeps no mark of it', async () => {
    const { vault, place, settings } = openVault()
    Object.assign(settings, { isFull: true })
    place.server = STRANGER
    expect(await vault.save(KEYS)).toEqual(failure(NO_ROOM))
    expect([await vault.readFor(STRANGER), await vault.readFor(PROVIDER)]).toEqual([success(KEYS), NOTHING])
  })
})
