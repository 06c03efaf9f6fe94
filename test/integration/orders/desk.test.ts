import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Desk } from '../../../src/main/desk.ts'
import { SecretVault } from '../../../src/main/settings/secret-vault.ts'
import type { SettingsStore } from '../../../src/main/settings/settings-store.ts'
import { Shop } from '../../../src/main/shop.ts'
import type { AppError } from '../../../src/shared/app-error.ts'
import type { DeskState } from '../../../src/shared/desk-state.ts'
import { failure, success, type Result } from '../../../src/shared/result.ts'
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { ACCOUNT, fakeGateway } from '../../support/fake-gateway.ts'
import { openBook, temporaryFolder } from '../book/temporary-book.ts'
import { DEFAULTS } from './order-counter.ts'

type Mode = Shop['mode']

interface OpenDesk {
  readonly desk: Desk
  readonly clock: FakeClock
  /** Every opening and closing of a shop, in order. */
  readonly log: string[]
  readonly told: DeskState[]
  refuse: AppError | null
}

function memorySettings(): SettingsStore {
  let settings = DEFAULTS
  return {
    get: () => settings,
    save: (change) => success((settings = { ...settings, ...change })),
    credentialsSavedAt: () => null,
    markCredentials: () => undefined,
    bookMemory: () => null,
    rememberBook: () => undefined,
  }
}

function openDesk(): OpenDesk {
  const folder = temporaryFolder()
  const clock = fakeClock()
  const settings = memorySettings()
  const open = { log: [] as string[], told: [] as DeskState[], refuse: null as AppError | null }
  const openShop = async (mode: Mode): Promise<Result<Shop, AppError>> => {
    if (open.refuse !== null) return failure(open.refuse)
    const book = await openBook(join(folder, mode))
    open.log.push(`open ${mode}`)
    const close = (): Promise<void> => book.close().then(() => void open.log.push(`close ${mode}`))
    const nothing = (): void => undefined
    return success(
      new Shop({
        mode,
        book: { ...book, close },
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
  const noKeychain = () => Promise.reject(new Error('none'))
  const vault = new SecretVault({
    service: 'x',
    keychain: noKeychain,
    clock,
    savedAt: () => null,
    mark: () => undefined,
  })
  const changed = (state: DeskState): void => void open.told.push(state)
  const desk = new Desk({ settings, vault, clock, openShop, changed, version: '1', electron: '2' })
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
  bookTrouble: null,
  unstored: [],
  version: '1',
  electron: '2',
}

it('has no shop before the first choice', async () => {
  const { desk, log } = openDesk()
  await desk.start()
  expect(await desk.withShop((shop) => shop.find(1))).toEqual(failure({ kind: 'book-unavailable' }))
  expect([await desk.state(), log]).toEqual([{ ...TRAINING, mode: 'unset' }, []])
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
    success({ ...TRAINING, book: 'unavailable', bookTrouble: 'locked' }),
  )
  expect(await open.desk.withShop((shop) => shop.find(1))).toEqual(failure(open.refuse))
  open.refuse = null
  expect(await open.desk.chooseMode('training')).toEqual(success(TRAINING))
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

it('says that the keychain is not to be had only where keys are needed', async () => {
  const { desk } = openDesk()
  expect(await desk.chooseMode('real')).toEqual(success({ ...TRAINING, mode: 'real', credentials: 'unavailable' }))
})
