import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Desk } from '../../../src/main/desk.ts'
import { FirstLook } from '../../../src/main/first-look.ts'
import { doBookTask, type DoBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import type { Keychain } from '../../../src/main/settings/patient-keychain.ts'
import { SecretVault } from '../../../src/main/settings/secret-vault.ts'
import type { SettingsStore } from '../../../src/main/settings/settings-store.ts'
import { Shop } from '../../../src/main/shop.ts'
import type { AppError } from '../../../src/shared/app-error.ts'
import type { BookWork, DeskState } from '../../../src/shared/desk-state.ts'
import { failure, success, type Result } from '../../../src/shared/result.ts'
import { anOrderDraft } from '../../support/builders.ts'
import { fakeClock, settle, type FakeClock } from '../../support/fake-clock.ts'
import { ACCOUNT, fakeGateway } from '../../support/fake-gateway.ts'
import { DISK_FULL, faultyBook } from '../../support/faulty-book.ts'
import { openBook, temporaryFolder } from '../book/temporary-book.ts'
import { aPress, DEFAULTS } from './order-counter.ts'

type Mode = Shop['mode']

const PORT_TAKEN = Object.assign(new Error('in use'), { code: 'EADDRINUSE' })

/** Work on a book takes its time, as in a thread. */
const inTime: DoBookTask = async (name, input) => {
  await settle()
  return doBookTask(name, input)
}

interface OpenDesk {
  readonly desk: Desk
  readonly clock: FakeClock
  /** Holds a folder for the book of each mode. */
  readonly folder: string
  /** Every opening and closing of a shop, in order. */
  readonly log: string[]
  readonly told: DeskState[]
  refuse: AppError | null
  /** Opening throws, as a port or a file that nobody thought of does: before the shop is there, or in its first step. */
  breaks: 'opening' | 'recovering' | 'closing' | 'letting-go' | null
  /** A shop from another PC is only half in place. */
  awaits: boolean
  /** What was reported as a bug. */
  readonly bugs: unknown[]
  /** A full disk takes new orders and no change of one. */
  readonly disk: { isFull: boolean }
}

function memorySettings(): SettingsStore {
  let settings = DEFAULTS
  return {
    get: () => settings,
    save: (change) => success((settings = { ...settings, ...change })),
    credentialsSavedAt: () => null,
    credentialsSavedFor: () => null,
    markCredentials: () => null,
    bookMemory: () => null,
    backupPlace: () => null,
    keepBackupPlace: () => null,
    rememberBook: () => true,
  }
}

function openDesk(keychain: Keychain | null = null): OpenDesk {
  const folder = temporaryFolder()
  const clock = fakeClock()
  const settings = memorySettings()
  const disk = { isFull: false }
  const open = {
    disk,
    folder,
    ...{ log: [] as string[], told: [] as DeskState[], bugs: [] as unknown[] },
    ...{ refuse: null as AppError | null, breaks: null as OpenDesk['breaks'], awaits: false },
  }
  const openShop = async (mode: Mode, doing: (what: BookWork) => void): Promise<Result<Shop, AppError>> => {
    if (open.refuse !== null) return failure(open.refuse)
    if (open.breaks === 'opening') throw PORT_TAKEN
    const book = faultyBook(await openBook(join(folder, mode), { doing, doTask: inTime }))
    book.onChange = () => (disk.isFull ? DISK_FULL : null)
    open.log.push(`open ${mode}`)
    const close = (): Promise<void> =>
      book.close().then(() => {
        open.log.push(`close ${mode}`)
        if (open.breaks === 'closing') throw PORT_TAKEN
      })
    const byStatus: typeof book.byStatus = (...asked) =>
      open.breaks === 'recovering' ? Promise.reject(PORT_TAKEN) : book.byStatus(...asked)
    const nothing = (): void => undefined
    return success(
      new Shop({
        mode,
        book: { ...book, close, byStatus },
        gateway: fakeGateway(),
        account: () => Promise.resolve(success(ACCOUNT)),
        settings: () => settings.get(),
        clock,
        random: () => 0.5,
        newKey: () => '',
        phone: null,
        changed: nothing,
        finished: nothing,
        lineChanged: nothing,
        bug: nothing,
      }),
    )
  }
  const vault = new SecretVault({
    service: 'x',
    keychain: () => (keychain === null ? Promise.reject(new Error('none')) : Promise.resolve(keychain)),
    clock,
    savedAt: () => null,
    savedFor: () => null,
    server: () => '',
    mark: () => null,
    changed: () => desk.keysChanged(),
  })
  const changed = (state: DeskState): void => void open.told.push(state)
  const bug = (cause: unknown): void => void open.bugs.push(cause)
  const closing = (): Promise<void> => (open.breaks === 'letting-go' ? Promise.reject(PORT_TAKEN) : Promise.resolve())
  const awaitsReceived = (): boolean => open.awaits
  const parts = { settings, vault, clock, openShop, changed, closing, bug, awaitsReceived }
  const desk = new Desk({ ...parts, version: '1', electron: '2' })
  onTestFinished(() => desk.close())
  return Object.assign(open, { desk, clock })
}

const TRAINING: DeskState = {
  mode: 'training',
  credentials: 'absent',
  line: 'idle',
  checkedAt: null,
  openOrders: 0,
  book: 'ok',
  bookId: 'book-of-this-test',
  bookTrouble: null,
  unstored: [],
  version: '1',
  electron: '2',
}

it('has no shop before the first choice', async () => {
  const { desk, log } = openDesk()
  await desk.start()
  expect(await desk.withShop((shop) => shop.find(1))).toEqual(failure({ kind: 'book-unavailable' }))
  expect([await desk.state(), log]).toEqual([{ ...TRAINING, mode: 'unset', bookId: null }, []])
})

it('never has two shops open, nor one twice, however fast somebody chooses', async () => {
  const { desk, log } = openDesk()
  const modes: readonly Mode[] = ['training', 'real', 'real', 'training']
  const states = await Promise.all(modes.map((mode) => desk.chooseMode(mode)))
  expect(states.map((state) => state.ok && state.value.mode)).toEqual(modes)
  await desk.close()
  expect(log).toEqual(modes.flatMap((mode) => [`open ${mode}`, `close ${mode}`]))
})

it('names a book that does not open, and opens it when it is chosen again', async () => {
  const open = openDesk()
  open.refuse = { kind: 'book-unavailable', reason: 'locked' }
  expect(await open.desk.chooseMode('training')).toEqual(
    success({ ...TRAINING, book: 'unavailable', bookId: null, bookTrouble: 'locked' }),
  )
  expect(await open.desk.withShop((shop) => shop.find(1))).toEqual(failure(open.refuse))
  open.refuse = null
  expect(await open.desk.chooseMode('training')).toEqual(success(TRAINING))
})

it.each(['opening', 'recovering'] as const)(
  'is not blocked by a throw while %s: it is said, reported, and the next choice opens the shop',
  async (breaks) => {
    const open = openDesk()
    await open.desk.chooseMode('training')
    open.breaks = breaks
    await open.desk.reopen(() => undefined)

    expect(open.bugs).toEqual([PORT_TAKEN])
    expect(await open.desk.state()).toEqual({ ...TRAINING, book: 'unavailable', bookId: null, bookTrouble: 'io' })
    expect(await open.desk.withShop((shop) => shop.find(1))).toEqual(
      failure({ kind: 'book-unavailable', reason: 'io' }),
    )
    await open.desk.useShop(() => Promise.reject(new Error('no shop is open')))

    open.breaks = null
    expect(await open.desk.chooseMode('training')).toEqual(success(TRAINING))
    await open.desk.close()
    expect(open.log.filter((line) => line.startsWith('open'))).toHaveLength(
      open.log.filter((line) => line.startsWith('close')).length,
    )
  },
)

it('reports a shop that does not close in good order, and is closed all the same', async () => {
  const open = openDesk()
  await open.desk.chooseMode('training')
  open.breaks = 'closing'
  await open.desk.close()
  expect(open.bugs).toEqual([PORT_TAKEN])
  expect(await open.desk.withShop((shop) => shop.find(1))).toEqual(failure({ kind: 'book-unavailable' }))
})

it('stays with a shop from another PC that is half in place, before any choice and whatever is chosen', async () => {
  const open = openDesk()
  open.awaits = true
  open.refuse = { kind: 'book-unavailable', reason: 'receive-unfinished' }
  const waiting = { mode: 'real', book: 'unavailable', bookTrouble: 'receive-unfinished' }
  await open.desk.start()
  expect(await open.desk.state()).toMatchObject(waiting)
  expect(await open.desk.chooseMode('training')).toMatchObject({ ok: true, value: waiting })
  expect(await open.desk.currentBook()).toEqual({ mode: 'real', opened: failure(open.refuse) })

  open.refuse = null
  expect(await open.desk.reopen(() => (open.awaits = false))).toEqual(success(null))
  expect(open.log).toEqual(['open training'])
})

it.each([
  ['another mode is chosen', (desk: Desk) => desk.chooseMode('real'), 'real'],
  ['the book is exchanged', (desk: Desk, work: () => void) => desk.reopen(work), 'training'],
  ['another shop is received', (desk: Desk, work: () => void) => desk.exchange(work), 'training'],
] as const)('names the trouble when the shop does not close as %s, and opens at the next try', async (_, act, mode) => {
  const open = openDesk()
  await open.desk.chooseMode('training')
  open.breaks = 'closing'
  let done = 0
  await act(open.desk, () => void (done += 1))

  const shut = { ...TRAINING, mode, book: 'unavailable', bookId: null, bookTrouble: 'io' }
  expect(await open.desk.state()).toMatchObject({ ...shut, credentials: expect.anything() as unknown })
  expect(await open.desk.withShop((shop) => shop.find(1))).toEqual(failure({ kind: 'book-unavailable', reason: 'io' }))
  expect([open.bugs, done]).toEqual([[PORT_TAKEN], 0])
  await open.clock.advance(300)
  await vi.waitFor(() => expect(open.told.at(-1)).toMatchObject({ book: 'unavailable', bookTrouble: 'io' }))

  expect(await open.desk.reopen(() => void (done += 1))).toEqual(failure({ kind: 'book-unavailable', reason: 'io' }))
  expect([open.log.filter((line) => line.startsWith('open')), done]).toEqual([['open training'], 0])

  open.breaks = null
  expect(await open.desk.reopen(() => void (done += 1))).toEqual(success(null))
  expect(done).toBe(1)
  expect(await open.desk.state()).toMatchObject({ mode, book: 'ok', bookTrouble: null })
})

it('does not hold a program back for ever whose receipts could not let go of the book', async () => {
  const open = openDesk()
  await open.desk.chooseMode('training')
  open.breaks = 'letting-go'
  expect(await open.desk.reopen(() => undefined)).toEqual(failure({ kind: 'book-unavailable', reason: 'io' }))
  expect(open.log).toEqual(['open training'])
  open.breaks = null
  expect(await open.desk.reopen(() => undefined)).toEqual(success(null))
  expect(open.log).toEqual(['open training', 'close training', 'open training'])
})

it('keeps the shop open while an answer is not stored, whoever wants it closed, and lets it close at quitting', async () => {
  const { desk, log, disk } = openDesk()
  await desk.chooseMode('training')
  disk.isFull = true
  const placed = await desk.withShop((shop) => shop.orders.place(aPress()))
  const orderId = (await desk.state()).unstored[0] ?? ''
  const unstored = failure({ kind: 'answer-unstored', orderId })
  expect([placed, orderId]).toEqual([unstored, 'U20261101-0001'])

  let done = 0
  const work = (): void => void (done += 1)
  expect(await desk.reopen(work)).toEqual(unstored)
  expect(await desk.exchange(work)).toEqual(unstored)
  expect(await desk.chooseMode('real')).toEqual(unstored)
  expect([done, log, (await desk.state()).mode]).toEqual([0, ['open training'], 'training'])
  expect((await desk.state()).unstored).toEqual([orderId])

  disk.isFull = false
  expect(await desk.reopen(work)).toEqual(success(null))
  expect([done, log]).toEqual([1, ['open training', 'close training', 'open training']])
  expect(await desk.withShop((shop) => shop.find(1))).toMatchObject({ ok: true, value: { status: 'waiting' } })

  disk.isFull = true
  await desk.withShop((shop) =>
    shop.orders.place(aPress(anOrderDraft({ draftKey: crypto.randomUUID(), customer: { name: '乙' } }))),
  )
  await desk.close()
  expect(log.at(-1)).toBe('close training')
})

it('tells its state at once, and once more for all changes of the moment after', async () => {
  const { desk, told, clock } = openDesk()
  await desk.chooseMode('training')
  await clock.advance(1000)
  told.length = 0
  for (let change = 0; change < 5; change += 1) desk.refresh()
  await clock.advance(0)
  await vi.waitFor(() => expect(told).toEqual([TRAINING]))
  for (let change = 0; change < 5; change += 1) desk.refresh()
  await clock.advance(200)
  expect(told).toHaveLength(1)
  await clock.advance(60)
  await vi.waitFor(() => expect(told).toHaveLength(2))
  await clock.advance(1000)
  expect(told).toHaveLength(2)
})

it('answers while the book is being opened, and tells when it is open', async () => {
  const { desk, told, clock } = openDesk()
  await desk.chooseMode('real')
  await desk.close()
  told.length = 0
  const starting = desk.start()
  // What is known of the keychain stays known; of the book nothing is yet.
  const opening = { mode: 'real', credentials: 'unavailable', book: 'opening', bookId: null } as const
  expect(await desk.state()).toEqual({ ...TRAINING, ...opening })
  await starting
  await clock.advance(300)
  const open = { ...TRAINING, mode: 'real', credentials: 'unavailable' }
  await vi.waitFor(() => expect(told.at(-1)).toEqual(open))
})

it('says that a book that was not closed is being checked, until it is open', async () => {
  const { desk, told, clock, folder } = openDesk()
  await desk.chooseMode('real')
  await desk.close()
  const marker = join(folder, 'real', 'book.json')
  writeFileSync(marker, JSON.stringify({ ...JSON.parse(readFileSync(marker, 'utf8')), closed: null }))
  await clock.advance(300)
  told.length = 0
  await desk.start()
  await clock.advance(300)
  await vi.waitFor(() => expect(told.map(({ book }) => book)).toEqual(['checking', 'ok']))
})

it('lets whoever asks before the first screen is seen wait for the book, which opens then or at the end', async () => {
  const { desk, log, clock } = openDesk()
  await desk.chooseMode('real')
  await desk.close()
  log.length = 0
  const firstLook = new FirstLook(clock)
  const starting = desk.start(firstLook.seen)
  await settle()
  const asked = desk.withShop((shop) => shop.find(1))
  expect([log, (await desk.state()).book]).toEqual([[], 'opening'])
  await clock.advance(1_500)
  await starting
  expect(await asked).toEqual(failure({ kind: 'order-not-found' }))
  expect(log).toEqual(['open real'])
})

it('opens the book at once when the screen is seen, and does not wait again', async () => {
  const { desk, log, clock } = openDesk()
  await desk.chooseMode('real')
  await desk.close()
  log.length = 0
  const firstLook = new FirstLook(clock)
  const starting = desk.start(firstLook.seen)
  await settle()
  expect(log).toEqual([])
  firstLook.end()
  await starting
  expect(log).toEqual(['open real'])
})

it('fault 18: says that the keychain is not to be had only where keys are needed', async () => {
  const { desk } = openDesk()
  const real = { ...TRAINING, mode: 'real' } as const
  expect(await desk.chooseMode('real')).toEqual(success({ ...real, credentials: 'checking' }))
  await settle()
  expect(await desk.state()).toEqual({ ...real, credentials: 'unavailable' })
})

it('fault 18: tells its state at once while the keychain hangs for a minute, and tells when that changes', async () => {
  let answer: (said: null) => void = () => undefined
  const hanging = new Promise<null>((resolve) => (answer = resolve))
  const keychain = { getPassword: () => hanging, setPassword: () => hanging, deletePassword: () => hanging }
  // Marked boundary: whatever it would say, it does not.
  const { desk, clock } = openDesk(keychain as unknown as Keychain)
  const real = { ...TRAINING, mode: 'real' } as const
  expect(await desk.chooseMode('real')).toEqual(success({ ...real, credentials: 'checking' }))
  for (let second = 0; second < 60; second += 1) {
    await clock.advance(1_000)
    expect((await desk.state()).credentials).toBe(second < 9 ? 'checking' : 'silent')
  }
  answer(null)
  await settle()
  expect(await desk.state()).toEqual({ ...real, credentials: 'absent' })
})
