import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openLog } from '../../../src/main/log.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { SupportDesk, type SupportParts } from '../../../src/main/support/support-desk.ts'
import type { BookHealth } from '../../../src/shared/book-care.ts'
import type { DeskState } from '../../../src/shared/desk-state.ts'
import { refusalOf } from '../../../src/shared/operator-rights.ts'
import { failure, success } from '../../../src/shared/result.ts'
import { Settings } from '../../../src/shared/settings.ts'
import { aNewOrder, anOrderDraft, MORNING } from '../../support/builders.ts'
import { newCanaries, piecesOf } from '../../support/canaries.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { stored } from '../book/temporary-book.ts'

const chosen = vi.hoisted(() => ({ path: '' }))
vi.mock('electron', () => ({
  dialog: { showSaveDialog: () => Promise.resolve({ canceled: chosen.path === '', filePath: chosen.path }) },
}))

const NAME = '山田花子商店'
const PHONE = '090-1234-5678'
const canaries = newCanaries()
/** Nothing of a person, nothing secret, nothing of this PC's folders. */
const NEVER = [...piecesOf(canaries), NAME, PHONE, 'tshop0001', 'tsite0001', '12345', 'hanako']

const BOOKLESS: DeskState = {
  mode: 'unset',
  credentials: 'locked',
  line: 'idle',
  checkedAt: null,
  openOrders: 0,
  book: 'unavailable',
  bookId: null,
  bookTrouble: 'garbage',
  unstored: [],
  version: '0.1.0',
  electron: '45.4.1',
}

let folder = ''
let book: OrderBook
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'uketsuke-support-hanako-'))
  chosen.path = ''
  const opened = await openOrderBook({ folder, clock: fakeClock(), newId: () => 'book' })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  book = opened.value
})
afterEach(async () => {
  await book.close()
  rmSync(folder, { recursive: true })
})

/** A setting of every kind that somebody types holds something that must not be told. */
const settings = v.parse(Settings, {
  language: 'en',
  mode: 'real',
  shopId: 'tshop0001',
  siteId: 'tsite0001',
  ivrPhoneNumber: PHONE,
  transferNote: `${NAME} ${canaries.apiKey}`,
  operator: canaries.apiPassword,
  issuerName: NAME,
  issuerAddress: NAME,
  issuerPhone: PHONE,
  documentPurpose: NAME,
  documentItem: NAME,
  talkGreeting: `${NAME}でございます`,
  updateUrl: `https://${canaries.accessPass}.example/`,
  gatewayUrl: `https://${canaries.cardPass}.example/api`,
  orderIdPattern: `hanako{n4}`,
  exportPresets: [{ name: NAME, columns: ['orderId'] }],
})

function supportOf(parts: Partial<SupportParts> = {}): SupportDesk {
  const state = { credentials: 'saved', line: 'ok', checkedAt: MORNING, openOrders: 1, book: 'ok' } as const
  const about = { bookId: 'book', bookTrouble: null, unstored: [canaries.apiKey], version: '0.1.0', electron: '45.4.1' }
  const health: BookHealth = {
    mode: 'real',
    trouble: null,
    backup: null,
    folder,
    orders: 1,
    remembered: null,
    journal: { state: 'ok', bytes: 321 },
    lastBackupAt: MORNING,
    waiting: null,
    putAside: [`${NAME}-1`],
    copies: { state: 'not-cleaned', left: [`brought-${NAME}.sqlite`] },
  }
  const backup = { kind: 'brought', madeAt: MORNING, bytes: 1, sameBook: true } as const
  const who = { userId: 'hanako', active: true, hasPin: true }
  return new SupportDesk({
    desk: {
      state: () => Promise.resolve({ mode: 'real', ...state, ...about }),
      currentBook: () => Promise.resolve({ mode: 'real', opened: success(book) }),
    },
    care: {
      health: () => Promise.resolve(success(health)),
      backups: () => Promise.resolve(success([null, 1].map((orders) => ({ ...backup, name: NAME, orders })))),
    },
    backupFolder: {
      state: () => ({ folder: `/media/${NAME}`, lastCopyAt: MORNING, copying: false, trouble: 'folder-gone' }),
    },
    operators: () => ({
      ...{ operators: [{ id: 1, name: NAME, role: 'admin', ...who }], current: 1, last: 1 },
      ...{ awayMinutes: 5, wasDamaged: false },
    }),
    settings: () => settings,
    logs: join(folder, 'logs'),
    computer: () => ({
      platform: 'linux',
      release: '6.1.0-hanako',
      arch: 'x64',
      memory: 2 ** 33,
      timeZone: 'Asia/Tokyo',
    }),
    versions: { version: '0.1.0', electron: '45.4.1' },
    clock: fakeClock(),
    window: () => null,
    bug: (cause) => {
      throw cause
    },
    ...parts,
  })
}

async function textOf(support: SupportDesk): Promise<string> {
  const looked = await support.look()
  if (!looked.ok) throw new Error(looked.error.kind)
  return looked.value
}

it('fault 27: the text says how the app is doing and holds nothing that anybody typed', async () => {
  await stored(
    book,
    aNewOrder({ draft: anOrderDraft({ customer: { name: NAME, phone: PHONE, note: canaries.apiKey } }) }),
  )
  const log = openLog(join(folder, 'logs'))
  log.info('started', { version: '0.1.0', electron: '45.4.1', platform: 'linux' })
  log.bug('orders:place', new Error(canaries.card))
  const text = await textOf(supportOf())
  expect(NEVER.filter((never) => text.includes(never))).toEqual([])
  for (const told of ['version: 0.1.0', 'system: linux 6.1.0 x64', 'mode: real', 'keys: saved', 'unstoredAnswers: 1'])
    expect(text).toContain(`\n${told}\n`)
  for (const told of ['registering: 1', 'paid: 0', 'orders: 1', 'putAside: 1', 'backups: 2', 'unreadableBackups: 1'])
    expect(text).toContain(`\n${told}\n`)
  for (const told of ['backupFolder: chosen', 'backupFolderTrouble: folder-gone', 'copiesLeft: 1', 'journalBytes: 321'])
    expect(text).toContain(`\n${told}\n`)
  for (const told of ['shopId: filled', 'issuerName: filled', 'orderIdPattern: changed', 'lapseHours: 24'])
    expect(text).toContain(`\n${told}\n`)
  expect(text).toContain('started version=0.1.0 electron=45.4.1 platform=linux')
  expect(text).toMatch(/orders:place at=Error<\S*@support\.test\.ts:\d+:\d+/u)
})

it('fault 27: lines of a log that are not as this version writes them are counted and left out', async () => {
  const logs = join(folder, 'logs')
  mkdirSync(logs)
  const line = '[2026-11-24 05:00:00.000] [info]  '
  writeFileSync(join(logs, 'uketsuke.old.log'), `${line}started version=0.0.9\n`)
  openLog(logs).warn('backup', { reason: 'no-space' })
  for (const said of [NAME, `started name=${canaries.apiKey}`, `shop at=Error | at /home/hanako/app.js:1:1`])
    appendFileSync(join(logs, 'uketsuke.log'), `${line}${said}\n`)
  const text = await textOf(supportOf())
  expect(NEVER.filter((never) => text.includes(never))).toEqual([])
  expect(text.trimEnd().split('\n').slice(-3)).toEqual([
    `${line}started version=0.0.9`,
    expect.stringMatching(/\[warn\] {2}backup reason=no-space$/u),
    'leftOut: 3',
  ])
})

it('a log of any length gives its newest lines', async () => {
  const log = openLog(join(folder, 'logs'), 20_000)
  for (let operator = 1; operator <= 400; operator += 1) log.info('asked', { channel: 'orders:erase', operator })
  const operators = [...(await textOf(supportOf())).matchAll(/operator=(\d+)/gu)].map(([, found]) => Number(found))
  expect(operators).toEqual(Array.from({ length: 120 }, (_, index) => 281 + index))
})

it('what is saved is what was read, letter by letter, also when the app has gone on since', async () => {
  const support = supportOf()
  const text = await textOf(support)
  openLog(join(folder, 'logs')).info('started', { version: '9.9.9' })
  chosen.path = join(folder, 'support.txt')
  expect(await support.save()).toEqual(success({ path: chosen.path }))
  expect(readFileSync(chosen.path, 'utf8')).toBe(text)
})

it('a closed dialog writes nothing, and a place that takes no file is named', async () => {
  const support = supportOf()
  await support.look()
  expect(await support.save()).toEqual(success(null))
  chosen.path = join(folder, 'nowhere', 'support.txt')
  expect(await support.save()).toEqual(failure({ kind: 'export-failed', reason: 'folder-gone' }))
})

it('nothing is saved that nobody has read', async () => {
  chosen.path = join(folder, 'support.txt')
  expect(await supportOf().save()).toEqual(success(null))
  expect(existsSync(chosen.path)).toBe(false)
})

it('a part that throws and a part that hangs keep nobody from the rest', async () => {
  const clock = fakeClock()
  const told: unknown[] = []
  const thrown = new Error(NAME)
  const hangs = (): Promise<never> => new Promise(() => undefined)
  const looked = supportOf({
    clock,
    bug: (cause) => void told.push(cause),
    desk: { state: () => Promise.reject(thrown), currentBook: hangs },
    care: { health: hangs, backups: () => Promise.reject(thrown) },
  }).look()
  await clock.advance(5_000)
  const text = await looked
  if (!text.ok) throw new Error(text.error.kind)
  for (const line of ['version: 0.1.0', 'state: failed', 'health: no-answer', 'backups: failed', 'counts: no-answer'])
    expect(text.value).toContain(`\n${line}\n`)
  expect(text.value).not.toContain(NAME)
  expect(told).toEqual([thrown, thrown])
  expect(clock.timers).toBe(0)
})

it('everybody who is signed in may read and save it, and nobody while the screen is locked', () => {
  const people = [
    { id: 1, name: NAME, role: 'admin', userId: 'hanako', active: true, hasPin: true },
    { id: 2, name: NAME, role: 'desk', userId: 'hanako', active: true, hasPin: false },
  ] as const
  const by = (current: number | null) => ({ operators: people, current, last: 1, awayMinutes: 5, wasDamaged: false })
  for (const channel of ['support:look', 'support:save'] as const) {
    expect([1, 2].map((current) => refusalOf(channel, by(current)))).toEqual([null, null])
    expect(refusalOf(channel, by(null))).toEqual({ kind: 'signed-out' })
  }
})

it('a Japanese reader finds a word of the screen beside every name', async () => {
  const text = await textOf(supportOf({ settings: () => ({ ...settings, language: 'ja' }) }))
  const lines = text.split('\n').filter((line) => line.includes(': '))
  expect(lines.filter((line) => !/^[^a-z]{1,20}\S* [\w-]+: /u.test(line) && !line.startsWith('作成'))).toEqual([])
  expect(lines.length).toBeGreaterThan(80)
  for (const line of ['鍵 keys: saved（設定済み）', '控えのフォルダー backupFolder: chosen（決めてあります）'])
    expect(lines).toContain(line)
  expect(NEVER.filter((never) => text.includes(never))).toEqual([])
})

it('without a book and before a mode is chosen there is still a text, in the language of the screen', async () => {
  const support = supportOf({
    desk: {
      state: () => Promise.resolve(BOOKLESS),
      currentBook: () => Promise.resolve(null),
    },
    care: {
      health: () => Promise.resolve(failure({ kind: 'book-unavailable' })),
      backups: () => Promise.resolve(failure({ kind: 'book-unavailable' })),
    },
    backupFolder: { state: () => ({ folder: null, lastCopyAt: null, copying: false, trouble: null }) },
    settings: () => v.parse(Settings, { language: 'en' }),
  })
  const text = await textOf(support)
  expect(text).toContain('== Orders by status ==\ncounts: -\n')
  expect(text).toContain('\nbook: unavailable\ntrouble: garbage\n')
  expect(text).toContain('== Log (newest last) ==\n-\n')
})
