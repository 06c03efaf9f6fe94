import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import type * as TakeReceived from '../../../src/main/moving/take-received.ts'
import type * as OpenShop from '../../../src/main/open-shop.ts'
import { doBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import type * as Vaults from '../../../src/main/settings/secret-vault.ts'
import type { SettingsStore } from '../../../src/main/settings/settings-store.ts'
import { aNewOrder } from '../../support/builders.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { changed, stored } from '../book/temporary-book.ts'
import { got } from '../orders/order-counter.ts'
import { formerPc, newPc, OPERATORS, type Pc } from './two-pcs.ts'

vi.mock('electron', async () => {
  const { createElectronFake } = await import('../../support/electron-fake.ts')
  return createElectronFake(tmpdir()).module
})

let moving: typeof TakeReceived
let shops: typeof OpenShop
let vaults: typeof Vaults
beforeAll(async () => {
  moving = await import('../../../src/main/moving/take-received.ts')
  shops = await import('../../../src/main/open-shop.ts')
  vaults = await import('../../../src/main/settings/secret-vault.ts')
})

const logoOf = ({ folder }: Pc): string => join(folder, 'issuer', 'logo')

/** What of this PC a received shop replaces, but for its book. */
function ownParts(pc: Pc): unknown {
  return [pc.settings.get(), readFileSync(join(pc.folder, 'operators.json'), 'utf8'), readdirSync(pc.folder).sort()]
}

/** A PC that has looked into the file of the former one. */
async function lookedInto(mode: 'unset' | 'real'): Promise<Pc> {
  const from = await formerPc()
  got(await from.moving.write())
  const to = await newPc(from, mode)
  got(await to.moving.look())
  return to
}

/** Settings that are saved, with a folder in the logo's place right after it: the names that come next are refused. */
function refusingAfter({ settings }: Pc, logo: string): SettingsStore {
  return {
    ...settings,
    save: (change) => {
      const saved = settings.save(change)
      mkdirSync(logo, { recursive: true })
      return saved
    },
  }
}

function openReal(pc: Pc, settings: SettingsStore) {
  const { folder, bookFolder } = pc
  return shops.openShop('real', {
    ...{ folder, settings, clock: fakeClock(), gatewayUrl: null, network: {}, random: Math.random, newKey: () => 'x' },
    vault: new vaults.SecretVault({
      ...{ service: 'x', clock: fakeClock(), savedAt: () => null, mark: () => null, changed: vi.fn() },
      ...{ savedFor: () => null, server: () => '' },
      keychain: () => Promise.reject(new Error('none')),
    }),
    doTask: doBookTask,
    finishReceived: () => moving.finishReceived({ folder, bookFolder, settings }),
    ...{ changed: vi.fn(), finished: vi.fn(), lineChanged: vi.fn(), phoneChanged: vi.fn(), bug: vi.fn() },
  })
}

it('leaves this PC whole when the disk refuses half-way, and the shop can be taken once more', async () => {
  const to = await lookedInto('real')
  const own = await stored(to.book(), aNewOrder({ orderId: 'OWN-1' }))
  await changed(to.book(), own.id, { status: 'rejected' })
  got(to.settings.save({ issuerName: '花屋あかね' }))
  writeFileSync(join(to.folder, 'operators.json'), '{"own":1}')
  // Where the logo's folder belongs.
  writeFileSync(join(to.folder, 'issuer'), '')
  const before = ownParts(to)

  expect(await to.moving.take()).toEqual({ ok: false, error: { kind: 'backup-failed', reason: 'other' } })
  expect(ownParts(to)).toEqual(before)
  expect(readdirSync(to.bookFolder)).not.toContain('repair.json')
  expect((await to.book().get(own.id))?.orderId).toBe('OWN-1')

  rmSync(join(to.folder, 'issuer'))
  expect(got(await to.moving.take())).toMatchObject({ done: 'now' })
  expect([to.settings.get().issuerName, (await to.book().get(1))?.orderId]).toEqual(['花屋みどり', 'U-1'])
})

it('puts settings and people back that were in place already', async () => {
  const to = await lookedInto('unset')
  const { folder, bookFolder } = to
  const unpacked = join(folder, 'moving', 'in')
  let asked = 0
  const settings = {
    ...refusingAfter(to, logoOf(to)),
    get: () => {
      asked += 1
      // The disk takes everything again.
      if (asked > 1) rmSync(logoOf(to), { recursive: true, force: true })
      return to.settings.get()
    },
    save: (change: Parameters<SettingsStore['save']>[0]) =>
      (asked > 1 ? to.settings : refusingAfter(to, logoOf(to))).save(change),
  }
  expect(moving.takeReceived({ folder, bookFolder, settings, unpacked, putAside: 'refused' }).ok).toBe(false)
  expect([existsSync(join(bookFolder, 'repair.json')), existsSync(join(unpacked, 'book.sqlite'))]).toEqual([
    false,
    true,
  ])
  expect([to.settings.get().mode, existsSync(join(folder, 'operators.json'))]).toEqual(['unset', false])
})

it('keeps the real book shut while the disk goes on refusing, loses nothing, and finishes at the next try', async () => {
  const to = await lookedInto('unset')
  const { folder, bookFolder } = to
  const settings = refusingAfter(to, logoOf(to))
  const parts = { folder, bookFolder, settings, unpacked: join(folder, 'moving', 'in'), putAside: 'refused' }
  expect(moving.takeReceived(parts).ok).toBe(false)

  const waiting = { ok: false, error: { kind: 'book-unavailable', reason: 'receive-unfinished' } }
  expect([await openReal(to, settings), await openReal(to, settings)]).toEqual([waiting, waiting])
  expect([moving.awaitsReceived(bookFolder), existsSync(join(bookFolder, 'book.sqlite'))]).toEqual([true, false])

  rmSync(logoOf(to), { recursive: true })
  const shop = got(await openReal(to, to.settings))
  onTestFinished(() => shop.close())
  expect([await shop.book.get(1), await shop.book.get(2)]).toMatchObject([{ orderId: 'U-1' }, { orderId: 'U-2' }])
  expect(to.settings.get()).toMatchObject({ mode: 'real', issuerName: '花屋みどり' })
  expect(JSON.parse(readFileSync(join(folder, 'operators.json'), 'utf8'))).toEqual(OPERATORS)
  expect([statSync(logoOf(to)).isFile(), moving.awaitsReceived(bookFolder)]).toEqual([true, false])
})
