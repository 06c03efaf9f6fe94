import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { RIGHTS } from '../../../src/shared/operator-rights.ts'
import type { Bridge } from '../../../src/shared/ipc-contract.ts'
import type { Order } from '../../../src/shared/order.ts'
import type { Result } from '../../../src/shared/result.ts'
import { anOrderDraft } from '../../support/builders.ts'
import { createElectronFake } from '../../support/electron-fake.ts'

const folder = mkdtempSync(join(tmpdir(), 'uketsuke-road-'))
const electron = createElectronFake(folder)
vi.mock('electron', () => electron.module)

let stop: () => Promise<void> = () => Promise.resolve()
let bridge: Bridge

function got<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`expected an answer, got ${JSON.stringify(result.error)}`)
  return result.value
}

beforeAll(async () => {
  const { startDesk } = await import('../../../src/main/start-desk.ts')
  const { openSettings } = await import('../../../src/main/settings/settings-store.ts')
  const { systemClock } = await import('../../../src/main/clock.ts')
  const { HeldCalls } = await import('../../../src/main/ipc/handle.ts')
  const desk = startDesk({
    folder,
    // As when the app starts: the page may ask before anything here stands.
    held: new HeldCalls(Object.keys(RIGHTS)),
    settings: openSettings(folder),
    mini: { offer: () => undefined, state: () => null, close: () => undefined },
    clock: systemClock,
    emit: (event, payload) => electron.page.send(event, payload),
    origin: 'app://uketsuke',
    gatewayUrl: null,
    resolveProxy: () => Promise.resolve('DIRECT'),
    bookWorker: new URL('../../../src/main/orders/backup/book-worker.ts', import.meta.url),
    window: () => null,
    printer: { pdf: () => Promise.resolve(new Uint8Array()), print: () => Promise.resolve('cancelled') },
    bringForward: () => undefined,
    updatePlace: null,
    exportThread: join(import.meta.dirname, '../../../src/main/receipts/export-thread.ts'),
    idleSeconds: () => 0,
    versions: { version: '0.0.0', electron: '0' },
  })
  stop = desk.stop
  await import('../../../src/preload/index.ts')
  // Marked boundary: the fake hands out what the real preload exposed.
  bridge = electron.exposed['bridge'] as Bridge
})

afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true })
})

it('takes one order from the wizard’s draft to notification and CSV through every real stretch of the road', async () => {
  expect(got(await bridge.desk.state()).mode).toBe('unset')
  expect(got(await bridge.settings.chooseMode('training')).mode).toBe('training')
  const finished: Order[] = []
  bridge.orders.onFinished((order) => finished.push(order))

  const draft = anOrderDraft()
  const placed = got(await bridge.orders.place({ draft, replacing: null, notDuplicateOf: null }))
  expect(placed).toMatchObject({
    status: 'waiting',
    identificationNumber: expect.stringMatching(/^\d{6}$/u) as string,
    attempt: 1,
  })

  got(await bridge.training.phone({ type: 'dial' }))
  for (const key of `${placed.identificationNumber ?? ''}#`) got(await bridge.training.phone({ type: 'key', key }))
  expect(got(await bridge.orders.check(placed.id)).status).toBe('in-call')
  got(await bridge.training.phone({ type: 'customer', scenario: 'paid' }))
  expect(got(await bridge.orders.check(placed.id)).status).toBe('paid')

  await vi.waitFor(() => expect(electron.notifications).toHaveLength(1))
  expect(finished.map((order) => [order.id, order.status])).toEqual([[placed.id, 'paid']])
  expect(electron.notifications[0]?.body).not.toContain(draft.customer.name)

  electron.saveTo = join(folder, 'receipts.csv')
  const sheet = { sheet: 'receipts' as const, columns: ['orderId' as const, 'outcome' as const] }
  const request = { filter: {}, sheet, encoding: 'utf-8-bom', mode: 'excel', unholdable: 'list' } as const
  expect(got(await bridge.receipts.preview({ filter: {}, sheet }))).toMatchObject({ orders: 1 })
  const { saveTo: path } = electron
  expect(got(await bridge.receipts.export(request))).toEqual({ end: 'written', path, orders: 1, rows: 1, replaced: 0 })
  got(await bridge.receipts.showFile())
  expect(electron.shown).toEqual([path])
  const csv = readFileSync(electron.saveTo, 'utf8')
  expect(csv).toContain(placed.orderId)
  expect(csv).toContain('決済完了')
})

it('asks only for what the contract names, and only from our own page', async () => {
  electron.sender.url = 'https://example.jp/'
  expect(await bridge.settings.get()).toEqual({ ok: false, error: { kind: 'forbidden-sender' } })
  electron.sender.url = 'app://uketsuke/index.html'
  electron.sender.isMainFrame = false
  expect(await bridge.settings.get()).toEqual({ ok: false, error: { kind: 'forbidden-sender' } })
  electron.sender.isMainFrame = true
  const refused = await bridge.orders.get(Number.NaN)
  expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid-input' } })
})

it('keeps what was told of a wrong draft to the fields, in rules the screen has words for', async () => {
  const draft = anOrderDraft()
  const wrong = { ...draft, draftKey: 'f'.repeat(36), customer: { ...draft.customer, name: '' } }
  expect(await bridge.orders.place({ draft: wrong, replacing: null, notDuplicateOf: null })).toMatchObject({
    ok: false,
    error: { kind: 'invalid-input', issues: [{ path: 'draft.customer.name', message: 'required' }] },
  })
})
