import { expect, it } from 'vitest'
import { UpdateDesk, type UpdateDeskParts } from '../../../../src/main/updates/update-desk.ts'
import type { LoadEnd, UpdateEngine } from '../../../../src/main/updates/update-engine.ts'
import { failure, success, type Result } from '../../../../src/shared/result.ts'
import type { UpdateAsked, UpdateTrouble } from '../../../../src/shared/update-state.ts'
import { MORNING } from '../../../support/builders.ts'
import { fakeClock, settle } from '../../../support/fake-clock.ts'

const DAY = 86_400_000

/** A desk whose server, file and shop answer as told. */
function aDesk(given: Partial<UpdateDeskParts> = {}) {
  const clock = fakeClock()
  const said = {
    answer: success('1.2.3') as Result<string | null, UpdateTrouble>,
    load: success(null) as LoadEnd,
    whole: true,
    replaced: true,
    open: 0,
    openBehind: 0,
    asked: 0,
    opened: [] as string[],
    installed: 0,
    reopened: 0,
    kept: null as UpdateAsked | null,
    address: 'https://updates.example/',
  }
  const engine: UpdateEngine = {
    ask: () => {
      said.asked += 1
      return Promise.resolve(said.answer)
    },
    load: (told) => {
      told({ done: 1, total: 2 })
      return Promise.resolve(said.load)
    },
    isWhole: () => Promise.resolve(said.whole),
    install: (failed) => {
      said.installed += 1
      if (!said.replaced) failed()
    },
  }
  const desk = new UpdateDesk({
    ...{ clock, off: null, changed: () => undefined, bug: () => undefined },
    address: () => said.address,
    openEngine: (address) => {
      said.opened.push(address)
      return Promise.resolve(engine)
    },
    memory: { read: () => said.kept, keep: (asked) => void (said.kept = asked) },
    openOrders: () => Promise.resolve(said.open),
    closeShop: () => Promise.resolve(said.openBehind),
    reopenShop: () => {
      said.reopened += 1
      return Promise.resolve()
    },
    ...given,
  })
  return { desk, said, clock }
}

async function ready(made: ReturnType<typeof aDesk>) {
  await made.desk.ask()
  made.desk.load()
  await settle()
  expect(made.desk.state.step).toBe('ready')
}

it('asks a minute after the start and then once a day, and loads nothing by itself', async () => {
  const { desk, said, clock } = aDesk()
  desk.start()
  await clock.advance(59_000)
  expect(said.asked).toBe(0)
  await clock.advance(1_000)
  expect(said.asked).toBe(1)
  await clock.advance(3 * DAY)
  expect(said.asked).toBe(4)
  expect(desk.state).toEqual({
    ...{ off: null, step: 'found', version: '1.2.3', loaded: null, trouble: null },
    asked: { at: MORNING + 60_000 + 3 * DAY, end: 'found' },
  })
  desk.stop()
  await clock.advance(3 * DAY)
  expect(said.asked).toBe(4)
})

it('does not ask again on the same day after a restart, unless the clock was set back', async () => {
  const an_hour_ago = { at: MORNING - 3_600_000, end: 'newest' } as const
  const same = aDesk({ memory: { read: () => an_hour_ago, keep: () => undefined } })
  same.desk.start()
  await same.clock.advance(DAY - 3_600_001)
  expect(same.said.asked).toBe(0)
  await same.clock.advance(1)
  expect(same.said.asked).toBe(1)
  const back = aDesk({ memory: { read: () => ({ at: MORNING + DAY, end: 'newest' }), keep: () => undefined } })
  back.desk.start()
  await back.clock.advance(60_000)
  expect(back.said.asked).toBe(1)
})

it('asks nobody without an address or without a key, and says which', async () => {
  const { desk, said } = aDesk({ address: () => '' })
  expect((await desk.ask()).off).toBe('no-address')
  const { desk: keyless } = aDesk({ off: 'no-key' })
  expect((await keyless.ask()).off).toBe('no-key')
  expect(said.asked).toBe(0)
})

it('forgets what another address offered, also while that one is still being asked', async () => {
  const made = aDesk()
  const asking = made.desk.ask()
  made.said.address = 'https://other.example/'
  made.desk.settingsSaved()
  await asking
  expect(made.desk.state).toMatchObject({ step: 'quiet', version: null, asked: null })
  await made.desk.ask()
  expect(made.said.opened).toEqual(['https://updates.example/', 'https://other.example/'])
})

/** One updater behind every engine, as electron-updater is: who asks or loads meanwhile gets what is under way. */
function oneUpdater() {
  const answers = new Map<string, (version: string) => void>()
  const loads: ((end: LoadEnd) => void)[] = []
  let asking: Promise<Result<string, UpdateTrouble>> | null = null
  const open = (address: string): Promise<UpdateEngine> =>
    Promise.resolve({
      ask: () => {
        asking ??= new Promise<Result<string, UpdateTrouble>>((resolve) => {
          answers.set(address, (version) => resolve(success(version)))
        }).finally(() => (asking = null))
        return asking
      },
      load: () => new Promise<LoadEnd>((resolve) => loads.push(resolve)),
      isWhole: () => Promise.resolve(true),
      install: () => undefined,
    })
  return { answers, loads, open }
}

it('takes nothing from a former server for an answer of the new one, and asks no server left meanwhile', async () => {
  const { answers, loads, open } = oneUpdater()
  const { desk, said } = aDesk({ openEngine: open })
  const moveTo = (address: string): Promise<unknown> => {
    said.address = address
    desk.settingsSaved()
    return desk.ask()
  }
  const asks: Promise<unknown>[] = [desk.ask()]
  await settle()
  asks.push(moveTo('https://second.example/'), moveTo('https://third.example/'))
  await settle()
  expect([desk.state.step, ...answers.keys()]).toEqual(['asking', 'https://updates.example/'])
  answers.get('https://updates.example/')?.('9.9.9')
  await settle()
  expect([desk.state.step, ...answers.keys()]).toEqual(['asking', 'https://updates.example/', 'https://third.example/'])
  answers.get('https://third.example/')?.('1.2.3')
  await Promise.all(asks)
  expect(desk.state).toMatchObject({ step: 'found', version: '1.2.3' })

  desk.load()
  await settle()
  const last = moveTo('https://fourth.example/')
  await settle()
  expect(answers.has('https://fourth.example/')).toBe(false)
  loads[0]?.(failure('cancelled'))
  await settle()
  answers.get('https://fourth.example/')?.('1.2.4')
  await last
  expect(desk.state).toMatchObject({ step: 'found', version: '1.2.4' })
})

it('keeps what was found when the next question finds nobody', async () => {
  const { desk, said } = aDesk()
  await desk.ask()
  said.answer = failure('offline')
  expect(await desk.ask()).toMatchObject({ step: 'found', version: '1.2.3', asked: { end: 'offline' } })
  said.answer = success(null)
  expect(await desk.ask()).toMatchObject({ step: 'quiet', version: null, asked: { end: 'newest' } })
})

it('says why loading ended, and loads again when told', async () => {
  const { desk, said } = aDesk()
  await desk.ask()
  said.load = failure('damaged')
  desk.load()
  await settle()
  expect(desk.state).toMatchObject({ step: 'found', trouble: 'damaged', loaded: null })
})

it('installs only what is ready, whole, and with no order open: before and behind closed doors', async () => {
  const made = aDesk()
  const { desk, said } = made
  await desk.install()
  expect(said.installed).toBe(0)
  await ready(made)
  said.open = 2
  expect(await desk.install()).toEqual(failure({ kind: 'update-blocked', orders: 2 }))
  said.open = 0
  said.openBehind = 1
  expect(await desk.install()).toEqual(failure({ kind: 'update-blocked', orders: 1 }))
  expect([said.installed, desk.state.step]).toEqual([0, 'ready'])
  said.openBehind = 0
  await desk.install()
  expect([said.installed, desk.state.step, said.reopened]).toEqual([1, 'installing', 0])
})

it('throws away a file that is not whole any more, and opens the shop again when nothing was replaced', async () => {
  const made = aDesk()
  const { desk, said } = made
  await ready(made)
  said.whole = false
  await desk.install()
  expect(desk.state).toMatchObject({ step: 'found', trouble: 'damaged' })
  expect(said.installed).toBe(0)
  said.whole = true
  said.replaced = false
  desk.load()
  await settle()
  await desk.install()
  expect(desk.state).toMatchObject({ step: 'ready', trouble: 'not-replaced' })
  expect(said.reopened).toBe(1)
})
