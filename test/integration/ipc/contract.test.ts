import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { CopyCleaner } from '../../../src/main/orders/backup/copy-cleaner.ts'
import { Desk } from '../../../src/main/desk.ts'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { doBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import { OperatorDesk } from '../../../src/main/operators/operator-desk.ts'
import { OperatorFile } from '../../../src/main/operators/operator-file.ts'
import type { Keychain } from '../../../src/main/settings/patient-keychain.ts'
import { SecretVault } from '../../../src/main/settings/secret-vault.ts'
import { Shop } from '../../../src/main/shop.ts'
import { mainText } from '../../../src/main/text.ts'
import { openTrainingPhone } from '../../../src/main/training/training-phone.ts'
import type { Channel } from '../../../src/shared/ipc-contract.ts'
import { success } from '../../../src/shared/result.ts'
import { aNewOrder, anOrderDraft, aSavedCustomer, aTemplateBody } from '../../support/builders.ts'
import { createElectronFake, type ElectronFake } from '../../support/electron-fake.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { changed, everything, stored } from '../book/temporary-book.ts'

const folder = mkdtempSync(join(tmpdir(), 'contract-'))
const electron: ElectronFake = createElectronFake(folder)
vi.mock('electron', () => electron.module)

const clock = fakeClock()
const bugs: unknown[] = []
let book: OrderBook
let desk: Desk

async function openShop(): Promise<Shop> {
  const opened = await openOrderBook({ folder, clock, newId: () => 'book' })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  book = opened.value
  const stateFile = join(folder, 'provider.json')
  const phone = await openTrainingPhone({ clock, random: Math.random, stateFile, changed: () => undefined })
  return new Shop({
    mode: 'training',
    book,
    phone,
    gateway: createIvrGateway({}),
    account: () => Promise.resolve(success(phone.account)),
    settings: () => settings.get(),
    clock,
    random: () => 0.5,
    newKey: () => '10000000-0000-4000-8000-000000000001',
    changed: () => undefined,
    finished: () => undefined,
    lineChanged: () => undefined,
    bug: (cause) => void bugs.push(cause),
  })
}

const A_HASH = { salt: '', hash: '', cost: 1024 }
let operators: OperatorDesk
let settings: Awaited<ReturnType<typeof openTheSettings>>
async function openTheSettings() {
  const { openSettings } = await import('../../../src/main/settings/settings-store.ts')
  return openSettings(folder)
}

beforeAll(async () => {
  const { Gate } = await import('../../../src/main/ipc/handle.ts')
  const { handleOrders } = await import('../../../src/main/ipc/order-handlers.ts')
  const { handleBook } = await import('../../../src/main/ipc/book-handlers.ts')
  const { ClosingPapers } = await import('../../../src/main/closing/closing-papers.ts')
  const { handleClosing } = await import('../../../src/main/ipc/closing-handlers.ts')
  const { handleEntries } = await import('../../../src/main/ipc/entry-handlers.ts')
  const { BackupDialogs } = await import('../../../src/main/orders/backup/backup-dialogs.ts')
  const { BookCare } = await import('../../../src/main/orders/backup/book-care.ts')
  const { handleSettings } = await import('../../../src/main/ipc/settings-handlers.ts')
  const { handleCustomers } = await import('../../../src/main/ipc/customer-handlers.ts')
  const { handleDrafts } = await import('../../../src/main/ipc/draft-handlers.ts')
  const { openDraftFile } = await import('../../../src/main/orders/draft-file.ts')
  const { handleOperators } = await import('../../../src/main/ipc/operator-handlers.ts')
  const { handleTraining } = await import('../../../src/main/ipc/training-handlers.ts')
  const { handleDocuments } = await import('../../../src/main/ipc/document-handlers.ts')
  const { DocumentDesk } = await import('../../../src/main/receipts/document/document-desk.ts')
  const { LogoFile } = await import('../../../src/main/settings/logo-file.ts')
  const { ReceiptExport } = await import('../../../src/main/receipts/receipt-export.ts')
  settings = await openTheSettings()
  settings.save({ mode: 'training' })
  const entries = new Map<string, string>()
  const keychain: Keychain = {
    getPassword: (_, account) => Promise.resolve(entries.get(account) ?? null),
    setPassword: (_, account, secret) => Promise.resolve(void entries.set(account, secret)),
    deletePassword: (_, account) => Promise.resolve(entries.delete(account)),
  }
  const savedAt = () => settings.credentialsSavedAt()
  const savedFor = () => settings.credentialsSavedFor()
  const mark = (at: number | null, server: string) => settings.markCredentials(at, server)
  const server = () => 'https://pay.example'
  const marks = { savedAt, savedFor, server, mark }
  const vault = new SecretVault({ service: 'x', keychain: () => Promise.resolve(keychain), clock, ...marks })
  const versions = { version: '0', electron: '0' }
  const shop = async () => success(await openShop())
  const bug = (cause: unknown): void => void bugs.push(cause)
  desk = new Desk({ settings, vault, clock, openShop: shop, changed: () => undefined, bug, ...versions })
  // Fast as it is, the fuzz must not be refused for that.
  const rate = { takes: () => true }
  operators = new OperatorDesk({
    file: new OperatorFile(folder),
    // The fuzz asks a thousand times: what scrypt costs is measured elsewhere.
    hasher: { make: () => Promise.resolve(A_HASH), matches: () => Promise.resolve(false) },
    now: () => clock.now(),
    credentials: () => vault.read(),
    changed: () => undefined,
    note: () => undefined,
  })
  const admit = (channel: Channel) => operators.admit(channel)
  const gate = new Gate({
    origin: 'app://uketsuke',
    rate,
    admit,
    bug: (channel, cause) => void bugs.push([channel, cause]),
  })
  const { handleExport } = await import('../../../src/main/ipc/export-handlers.ts')
  const { UnfinishedExport } = await import('../../../src/main/receipts/unfinished-export.ts')
  const receipts = new ReceiptExport({
    ...{ window: () => null, language: () => 'ja', now: () => clock.now(), newId: () => 'x' },
    thread: join(import.meta.dirname, '../../../src/main/receipts/export-thread.ts'),
    unfinished: new UnfinishedExport(folder),
    progress: () => undefined,
  })
  handleOrders(gate, desk)
  handleExport(gate, { desk, receipts, bookFile: () => join(folder, 'book.sqlite') })
  const cleaner = new CopyCleaner({
    clock,
    backUp: () => Promise.resolve(success(null)),
    clean: () => Promise.resolve(success({ cleaned: 0, left: [] })),
    bug: (cause) => void bugs.push(cause),
  })
  handleEntries(gate, desk, cleaner)
  const printer = { pdf: () => Promise.resolve(new Uint8Array()), print: () => Promise.resolve('cancelled' as const) }
  handleClosing(gate, desk, new ClosingPapers({ printer, window: () => null, settings: () => settings.get() }))
  const care = new BookCare({
    folderOf: () => folder,
    memoryOf: () => null,
    current: () => desk.currentBook(),
    reopen: (work) => desk.reopen(work),
    now: () => clock.now(),
    doTask: doBookTask,
  })
  const { BackupFolder } = await import('../../../src/main/orders/backup/backup-folder.ts')
  const backupFolder = new BackupFolder({
    ...{ doTask: doBookTask, clock, bug, changed: () => undefined },
    place: () => settings.backupPlace(),
    keep: (kept) => settings.keepBackupPlace(kept),
    newest: () => care.newest(),
  })
  handleBook(gate, {
    desk,
    care,
    cleaner,
    backupFolder,
    dialogs: new BackupDialogs({ window: () => null, text: () => mainText('ja') }),
  })
  const logo = new LogoFile(join(folder, 'issuer'))
  const place = { window: () => null, text: () => mainText('ja') }
  const documents = new DocumentDesk({ ...place, printer, settings: () => settings.get(), logo: () => logo.read() })
  handleDocuments(gate, { desk, documents, logo, ...place })
  handleSettings(gate, {
    ...{ desk, settings, vault, changed: () => undefined, shown: () => undefined },
    tryConnection: () => Promise.resolve(success('accepted')),
  })
  const { handleMini } = await import('../../../src/main/ipc/mini-handlers.ts')
  handleMini(gate, desk, { offer: () => undefined, state: () => null, close: () => undefined })
  handleTraining(gate, desk)
  handleOperators(gate, operators)
  handleCustomers(gate, { desk, cleaner, now: () => clock.now() })
  const { handleAudit } = await import('../../../src/main/ipc/audit-handlers.ts')
  const bookFile = () => join(folder, 'book.sqlite')
  handleAudit(gate, { desk, doTask: doBookTask, bookFile, ...place })
  const { handleMoving } = await import('../../../src/main/ipc/moving-handlers.ts')
  const { MovingDesk } = await import('../../../src/main/moving/moving-desk.ts')
  const dialogs = { chooseTarget: () => Promise.resolve(null), chooseFile: () => Promise.resolve(null) }
  const moving = { folder, bookFolder: join(folder, 'books', 'real'), settings, desk, operators, dialogs }
  const told = { changed: () => undefined, now: () => clock.now(), version: '0' }
  handleMoving(gate, new MovingDesk({ ...moving, ...told, doTask: doBookTask }))
  handleDrafts(gate, { desk, drafts: openDraftFile(folder), found: () => undefined })
  const { openSupport } = await import('../../../src/main/support/open-support.ts')
  const { handleSupport } = await import('../../../src/main/ipc/support-handlers.ts')
  const parts = {
    folder,
    desk,
    care,
    backupFolder,
    operators,
    settings,
    clock,
    log: { bug: (_: string, cause: unknown) => bug(cause) },
  }
  handleSupport(gate, openSupport({ ...parts, window: () => null, versions: { version: '0.1.0', electron: '33.2.1' } }))
  const { openUpdates } = await import('../../../src/main/updates/open-updates.ts')
  const { handleUpdates } = await import('../../../src/main/ipc/update-handlers.ts')
  const log = {
    info: () => undefined,
    warn: () => undefined,
    bug: (_: string, cause: unknown) => void bugs.push(cause),
  }
  handleUpdates(gate, openUpdates({ folder, place: null, clock, settings, desk, log, emit: () => undefined }))
  await desk.start()
  const { id } = await stored(book, aNewOrder())
  await changed(book, id, { status: 'rejected' })
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

/** A good input of each channel: the fuzz breaks it in one place, or sends anything at all. */
const GOOD: Record<Channel, unknown> = {
  'orders:place': { draft: anOrderDraft(), replacing: null, notDuplicateOf: null },
  'orders:list': { filter: everything(), offset: 0, limit: 100 },
  'backup-folder:state': null,
  'backup-folder:choose': null,
  'backup-folder:forget': null,
  'moving:write': null,
  'moving:look': null,
  'moving:take': null,
  'moving:forget': null,
  'mini:open': { id: 1, unasked: false },
  'mini:state': null,
  'mini:close': null,
  'orders:get': 1,
  'orders:history': 1,
  'orders:board': null,
  'orders:again': 1,
  'orders:check': 1,
  'orders:store-held': null,
  'orders:withdraw': 1,
  'orders:reconcile': { id: 1, finding: 'charged', note: '', operator: 'sato' },
  'orders:detail': 1,
  // Nothing of order 1 was charged, so no money entry fits it; order 7 is not there.
  'orders:note': { id: 7, text: 'メモ', operator: 'sato' },
  'orders:record-money': {
    id: 1,
    kind: 'refund',
    day: '2026-11-01',
    amount: 1,
    reason: '',
    operator: '',
    corrects: null,
  },
  'orders:erase': { ids: [7], operator: 'sato' },
  'orders:erasable': { offset: 0, limit: 100 },
  'orders:ageing': null,
  'orders:sums': everything(),
  'closing:day': { day: '2026-11-01' },
  'closing:days': { last: '2026-11-30', days: 30 },
  // The day's figures are others, so nothing is closed.
  'closing:print': { day: '2026-11-01' },
  'closing:pdf': { day: '2026-11-01' },
  'closing:csv': { day: '2026-11-01' },
  'closing:close': { day: '2026-11-01', operator: 'sato', seen: '{}' },
  'customers:list': { text: 'やまだ' },
  'customers:suggest': { text: 'やまだ' },
  'customers:orders': { name: '山田 太郎', phone: '' },
  'customers:save': { id: null, customer: aSavedCustomer(), operator: 'sato' },
  'customers:merge': { keep: 1, drop: 2, operator: 'sato' },
  'customers:forget': { id: 7, operator: 'sato' },
  'templates:list': null,
  'templates:save': { id: null, name: '定期便', customer: null, body: aTemplateBody(), operator: 'sato' },
  'templates:move': { id: 1, place: 2, operator: 'sato' },
  'templates:forget': { id: 7, operator: 'sato' },
  'draft:keep': { mode: 'training', draft: null },
  'draft:kept': 'training',
  'audit:check': null,
  'audit:export': { format: 'nothing' },
  'book:health': null,
  'book:backups': null,
  'book:backup': null,
  'book:backup-to': null,
  'book:bring': null,
  'book:preview': { kind: 'present' },
  'book:restore': { kind: 'backup', name: 'hand-20260101-000000-000.sqlite' },
  'book:start-new': { lost: 'missing' },
  'book:retry': null,
  // Nobody has set an issuer, so nothing is issued.
  'documents:issue': {
    id: 1,
    kind: 'receipt',
    way: 'pdf',
    addressee: '山田 様',
    purpose: 'お品代として',
    items: [{ name: 'お品代', quantity: '1', unit: '式', amount: 100, rate: '10' }],
    language: 'ja',
    paper: 'a4',
    operator: 'sato',
  },
  'documents:logo': null,
  'documents:choose-logo': null,
  'documents:remove-logo': null,
  'receipts:preview': { filter: everything(), sheet: { sheet: 'receipts', columns: ['orderId'] } },
  'receipts:export': {
    ...{ filter: everything(), sheet: { sheet: 'receipts', columns: ['orderId'] } },
    ...{ encoding: 'utf-8', mode: 'machine', unholdable: 'list', again: false },
  },
  'receipts:cancel-export': null,
  'receipts:show-file': null,
  'updates:state': null,
  'updates:ask': null,
  'updates:load': null,
  'updates:cancel': null,
  'updates:install': null,
  'settings:get': null,
  'settings:save': { language: 'ja', operator: 'sato', lapseHours: 24 },
  'settings:save-credentials': { apiKey: 'testKey', apiPassword: 'testPassword' },
  'settings:try-connection': null,
  'settings:keep-for-session': { apiKey: 'testKeyA', apiPassword: 'testPasswordA' },
  'settings:clear-credentials': null,
  'settings:credential-status': null,
  'settings:choose-mode': 'nowhere',
  'desk:state': null,
  'desk:shown': null,
  'operators:state': null,
  // Nobody is defined and nobody may become so here, or every other channel would be refused.
  'operators:sign-in': { id: 1, pin: '1234' },
  'operators:leave': null,
  'operators:recover': { id: 1, apiKey: 'testKey', apiPassword: 'testPassword' },
  'operators:add': { name: '佐藤', userId: 'sato', role: 'desk', pin: null },
  'operators:change': { id: 1, name: '佐藤', userId: 'sato', role: 'desk', active: true, pin: null },
  'operators:set-away': { minutes: 0 },
  'training:phone': { type: 'key', key: '1' },
  'training:state': null,
  'support:look': null,
  'support:save': null,
}

const EXTREMES = [
  Number.NaN, -0, Number.POSITIVE_INFINITY, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, -1, 0.5, 2 ** 53, 10n ** 30n,
  '', '\u0000', '\uD800', "'; drop table orders; --", '%', '"', '*', 'x'.repeat(100_000), '__proto__', 'constructor',
  [], {}, [[[]]], true, null, undefined,
] // prettier-ignore

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withNullPrototype: true,
  withSparseArray: true,
})
const junk = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<unknown>(...EXTREMES) },
  { weight: 1, arbitrary: anything },
)

/** Where a value may be broken: every path into it, as keys. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

function broken(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  const fields = Object.entries(typeof value === 'object' && value !== null ? value : {})
  return Object.fromEntries(fields.map(([name, inner]) => [name, name === key ? broken(inner, rest, by) : inner]))
}

/** An order is never broken so lightly that it could still be placed: its key is no UUID in any of these. */
function inputsOf(channel: Channel): fc.Arbitrary<unknown> {
  const good = channel === 'orders:place' ? broken(GOOD[channel], ['draft', 'draftKey'], 'no UUID') : GOOD[channel]
  const mutated = fc.tuple(fc.constantFrom(...pathsOf(good)), junk).map(([path, by]) => broken(good, path, by))
  const poisoned = junk.map((by): unknown => {
    const base: unknown = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')
    return Object.assign(Object.create(null) as object, base, { by })
  })
  return fc.oneof(mutated, junk, poisoned)
}

async function snapshot(): Promise<string> {
  const { total } = await book.list({ filter: everything(), offset: 0, limit: 1 })
  return JSON.stringify([total, await book.get(1), await book.history(1), await book.notices()])
}

// Marked boundary: the fake's module is what the preload gets of Electron.
const renderer = electron.module['ipcRenderer'] as { invoke(channel: string, input: unknown): Promise<unknown> }

it.each(Object.keys(GOOD))(
  'fault 24: survives 1,000 inputs of any kind on %s without a bug or a mark in the book',
  async (name) => {
    const channel = name as Channel
    bugs.length = 0
    const before = await snapshot()
    await fc.assert(
      fc.asyncProperty(inputsOf(channel), async (input) => {
        const reply = await renderer.invoke(channel, input)
        expect(reply).toMatchObject({ ok: expect.any(Boolean) as boolean })
        expect(bugs).toEqual([])
      }),
      { numRuns: 1000 },
    )
    expect(await snapshot()).toBe(before)
    expect('polluted' in {}).toBe(false)
  },
  60_000,
)
