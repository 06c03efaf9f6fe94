import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { BookCare } from '../../../src/main/orders/backup/book-care.ts'
import { bookThread } from '../../../src/main/orders/backup/book-thread.ts'
import type { BookMemory } from '../../../src/main/orders/book/book-marker.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import type { BookFailure } from '../../../src/main/orders/book/book-failure.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import type { BookTrouble } from '../../../src/shared/app-error.ts'
import { japanDayName } from '../../../src/shared/japan-time.ts'
import { ORDER_STATUSES } from '../../../src/shared/order-status.ts'
import { success, type Result } from '../../../src/shared/result.ts'
import { aNewOrder, anOrderDraft, MORNING } from '../../support/builders.ts'
import { got } from '../orders/order-counter.ts'
import { bookOptions, changed, openBook, stored, temporaryFolder } from './temporary-book.ts'

let folder = ''
let file = ''
let now = MORNING
let memory: BookMemory | null = null
let newId = ''
const thread = bookThread(new URL('../../../src/main/orders/backup/book-worker.ts', import.meta.url))
/** A task that finds no room. */
let cut = ''
const noSpace = (): Error => Object.assign(new Error('no room'), { code: 'ENOSPC' })
/** What the settings do with what they are to remember of a book. */
let settings: 'keep' | 'refuse' | 'killed' = 'keep'
let opened: Result<OrderBook, BookFailure>
let care: BookCare

const clock = { now: () => now }
const open = () =>
  openOrderBook({
    ...bookOptions(folder, { clock, newId: () => newId }),
    memory: () => memory,
    remember: (mark) => {
      if (settings === 'killed') throw new Error('killed here')
      if (settings === 'keep') memory = mark
      return settings === 'keep'
    },
  })

function book(): OrderBook {
  return got(opened)
}

async function close(): Promise<void> {
  if (opened.ok) await opened.value.close()
}

/** Closes as a crash would: the log stays beside the file. */
async function reopen(): Promise<void> {
  opened = await open()
}

const orderIds = async (): Promise<string[]> => (await book().byStatus(ORDER_STATUSES)).map(({ orderId }) => orderId)
const reason = (): BookTrouble | undefined =>
  opened.ok || opened.error.kind !== 'book-unavailable' ? undefined : opened.error.reason

/** A book with two orders in its backup and two more that only the journal tells of; the second was paid since. */
beforeEach(async () => {
  folder = temporaryFolder()
  file = join(folder, 'book.sqlite')
  now = MORNING
  memory = null
  newId = 'first-book'
  cut = ''
  settings = 'keep'
  await reopen()
  care = new BookCare({
    folderOf: () => folder,
    memoryOf: () => memory,
    current: () => Promise.resolve({ mode: 'real', opened }),
    reopen: async (work) => {
      await close()
      work('real')
      await reopen()
      return success(null)
    },
    now: () => now,
    doTask: (name, input) => (name === cut ? Promise.reject(noSpace()) : thread(name, input)),
  })
  onTestFinished(close)
  await stored(book(), aNewOrder({ orderId: 'U-1' }))
  const second = await stored(book(), aNewOrder({ orderId: 'U-2' }))
  got(await care.backUp('hand'))
  now += 60_000
  await changed(book(), second.id, { status: 'waiting', identificationNumber: '0042', receiptNo: '000000000000000042' })
  await changed(book(), second.id, { event: 'finished', status: 'paid', finishedAt: now, rawAnswer: '{}' })
  await stored(book(), aNewOrder({ orderId: 'U-3', draft: anOrderDraft({ customer: { name: '鈴木 花子' } }) }))
  got(await book().writeNote({ id: second.id, text: '折り返し', operator: 'sato' }, now))
  await stored(book(), aNewOrder({ orderId: 'U-4' }))
  got(await book().nextCounter('day'))
  await close()
})

const HARM: readonly [BookTrouble, () => void][] = [
  ['missing', () => rmSync(file)],
  ['empty', () => truncateSync(file, 0)],
  ['garbage', () => writeFileSync(file, 'おはようございます\n'.repeat(500))],
  ['truncated', () => truncateSync(file, 20_480)],
  ['damaged', () => writeFileSync(file, readFileSync(file).fill(0x5a, 8_192, 60_000))],
  ['garbage-wal', () => writeFileSync(`${file}-wal`, Buffer.alloc(9_000, 0x5a))],
  ['foreign', () => harmBy('pragma application_id = 7')],
  ['newer', () => harmBy('pragma user_version = 99')],
  ['behind', () => setBack()],
]

function harmBy(statement: string): void {
  const database = openDatabase(file, 'existing')
  database.rows(statement)
  // The driver lets go of the file when it pleases, and what waits in the log would change it then, under the test.
  database.rows('pragma wal_checkpoint(truncate)')
  database.close()
}

/** A new file, as somebody copying a backup over it would leave: the old one may still be held by this process. */
function setBack(): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  copyFileSync(join(folder, 'backups', handBackup()), file)
}

const handBackup = (): string => readdirSync(join(folder, 'backups')).find((name) => name.startsWith('hand-')) ?? ''

describe.each(HARM)('fault 4: a book that is %s', (trouble, harm) => {
  it('is named, never shown as empty, and comes back whole from backup and journal', async () => {
    harm()
    const harmed = existsSync(file) ? readFileSync(file) : null
    await reopen()
    expect(reason()).toBe(trouble)
    const name = handBackup()
    const source = { kind: 'backup', name } as const

    const preview = got(await care.preview(source))
    expect(preview).toMatchObject({ trouble: null, sameBook: true, orders: 2, newest: { orderId: 'U-2' } })
    expect(preview.replayed).toEqual({ orders: 2, changes: 5 })
    expect(preview.missing.changes).toBe(0)
    const repaired = got(await care.restore(source))

    expect(repaired.done).toBe('now')
    expect(await orderIds()).toEqual(['U-1', 'U-2', 'U-3', 'U-4'])
    const second = got(await book().writeNote({ id: 2, text: 'また', operator: 'sato' }, now))
    expect(second).toMatchObject({ status: 'paid', identificationNumber: '0042', receiptNo: '000000000000000042' })
    const detail = await book().detail(2)
    expect(detail?.notes.map(({ text }) => text)).toEqual(['折り返し', 'また'])
    expect((await book().history(2)).map(({ id, event }) => [id, event])).toEqual([
      [2, 'added'],
      [3, 'test'],
      [4, 'finished'],
      [6, 'noted'],
      [8, 'noted'],
    ])
    expect(got(await book().nextCounter('day'))).toBe(2)
    const found = await book().list({ filter: { ...NO_FILTER, text: 'すずき' }, offset: 0, limit: 9 })
    const noted = await book().list({ filter: { ...NO_FILTER, text: '折り返し' }, offset: 0, limit: 9 })
    expect(noted.rows.map(({ id }) => id)).toEqual([2])
    expect(found.total).toBe(0)
    expect((await book().list({ filter: { ...NO_FILTER, text: '花子' }, offset: 0, limit: 9 })).total).toBe(1)
    // Nothing was deleted: the file is put aside as it was.
    if (harmed !== null && trouble !== 'behind' && repaired.putAside !== null)
      expect(readFileSync(join(folder, 'put-aside', repaired.putAside, 'book.sqlite'))).toEqual(harmed)
    await close()
    await reopen()
    expect(await orderIds()).toHaveLength(4)
  })
})

const NO_FILTER = {
  text: '',
  from: null,
  to: null,
  least: null,
  most: null,
  statuses: [],
  divisions: [],
  operator: '',
}

it('fault 4: a log that vanished is noticed to the last line, and the journal alone makes it up', async () => {
  await reopen()
  const before = join(temporaryFolder(), 'book.sqlite')
  await close()
  copyFileSync(file, before)
  await reopen()
  await stored(book(), aNewOrder({ orderId: 'U-5' }))
  const marker = readFileSync(join(folder, 'book.json'))
  await close()
  // As after a crash that took the log: the file without it, the marker of some seconds ago.
  copyFileSync(before, file)
  writeFileSync(join(folder, 'book.json'), marker)
  if (memory !== null) memory = { ...memory, highWater: 1 }

  await reopen()
  expect(reason()).toBe('behind')
  expect(got(await care.preview({ kind: 'present' }))).toMatchObject({
    trouble: null,
    orders: 4,
    replayed: { orders: 1, changes: 1 },
    missing: { orders: 0, changes: 0 },
  })
  got(await care.restore({ kind: 'present' }))
  expect(await orderIds()).toEqual(['U-1', 'U-2', 'U-3', 'U-4', 'U-5'])
})

it('fault 4: a folder that vanished as a whole is noticed by what the settings remember', async () => {
  rmSync(folder, { recursive: true })
  await reopen()
  expect(reason()).toBe('missing')
  expect(existsSync(file)).toBe(false)
  expect(got(await care.health())).toMatchObject({
    trouble: 'missing',
    orders: null,
    remembered: { bookId: 'first-book', highWater: 7 },
  })
})

it('fault 4: starts an empty book only by naming what was lost, puts everything aside and gives no order ID twice', async () => {
  rmSync(file)
  await reopen()
  expect(await care.startNew('empty')).toEqual({ ok: false, error: { kind: 'book-changed' } })
  newId = 'second-book'
  const { putAside } = got(await care.startNew('missing'))
  expect(await orderIds()).toEqual([])
  expect(got(await book().nextCounter('day'))).toBe(2)
  expect(readdirSync(join(folder, 'put-aside', putAside ?? ''))).toEqual(
    expect.arrayContaining(['book.json', 'journal.jsonl']),
  )
  expect(await care.startNew('missing')).toEqual({ ok: false, error: { kind: 'book-changed' } })
  // The backup of the lost book is still there, and says that it is of another one.
  expect(got(await care.backups())).toMatchObject([{ kind: 'hand', orders: 2, sameBook: false }])
  await close()
  await reopen()
  expect(await orderIds()).toEqual([])
})

describe.each([
  ['restored from a backup', () => care.restore({ kind: 'backup', name: handBackup() }), ['U-1', 'U-2', 'U-3', 'U-4']],
  ['begun anew', () => care.startNew('missing'), []],
] as const)('fault 4: a book that is %s', (_, repair, orders) => {
  beforeEach(async () => {
    rmSync(file)
    await reopen()
    newId = 'second-book'
    memory = { bookId: 'a-book-that-is-gone', highWater: 99 }
  })

  it('is open only once it is remembered: until then the repair is kept and done again', async () => {
    settings = 'refuse'
    expect(await repair()).toMatchObject({ ok: false, error: { kind: 'book-unavailable', reason: 'io' } })
    await reopen()
    expect([reason(), existsSync(join(folder, 'repair.json'))]).toEqual(['io', true])
    settings = 'keep'
    await reopen()
    expect([await orderIds(), existsSync(join(folder, 'repair.json'))]).toEqual([orders, false])
    await close()
    await reopen()
    expect(await orderIds()).toEqual(orders)
  })

  it('fault 1: is not another book after a crash at the moment it was to be remembered', async () => {
    settings = 'killed'
    expect(await repair()).toMatchObject({ ok: false })
    settings = 'keep'
    await reopen()
    expect(await orderIds()).toEqual(orders)
    await close()
    await reopen()
    expect(await orderIds()).toEqual(orders)
  })
})

it('fault 4: says what neither backup nor journal can bring back', async () => {
  writeFileSync(join(folder, 'journal.jsonl'), '')
  rmSync(file)
  await reopen()
  const source = { kind: 'backup', name: handBackup() } as const
  expect(got(await care.preview(source))).toMatchObject({
    replayed: { orders: 0, changes: 0 },
    missing: { orders: null, changes: 5 },
  })
  got(await care.restore(source))
  expect(await orderIds()).toEqual(['U-1', 'U-2'])
  await stored(book(), aNewOrder({ orderId: 'U-9' }))
  await close()
  await reopen()
  expect(await orderIds()).toEqual(['U-1', 'U-2', 'U-9'])
})

it('fault 4: reads over a journal line that a crash cut off, and applies what stands after it', async () => {
  const path = join(folder, 'journal.jsonl')
  const lines = readFileSync(path, 'utf8').split('\n')
  const third = lines.findIndex((line) => line.includes('"U-3"'))
  writeFileSync(path, lines.map((line, index) => (index === third ? line.slice(0, 40) : line)).join('\n'))
  rmSync(file)
  await reopen()
  got(await care.restore({ kind: 'backup', name: handBackup() }))
  expect(await orderIds()).toEqual(['U-1', 'U-2', 'U-4'])
})

it.each(['asked', 'moved', 'laid down'])(
  'fault 1: a restore cut off when it was %s is carried out at the next start',
  async (at) => {
    rmSync(file)
    const name = handBackup()
    const repair = { kind: 'restore', source: { kind: 'backup', name }, putAside: 'cut-off', moved: at !== 'asked' }
    writeFileSync(join(folder, 'repair.json'), JSON.stringify(repair))
    if (at !== 'asked') rmSync(join(folder, 'book.json'))
    if (at === 'laid down') writeFileSync(file, readFileSync(join(folder, 'backups', name)).subarray(0, 9_000))

    await reopen()

    expect(await orderIds()).toEqual(['U-1', 'U-2', 'U-3', 'U-4'])
    expect(existsSync(join(folder, 'repair.json'))).toBe(false)
  },
)

it('keeps seven backups a kind, each verified, and takes in one from elsewhere', async () => {
  await reopen()
  for (let day = 0; day < 9; day += 1) {
    now += 86_400_000
    expect(got(await care.backUp('daily'))).toMatchObject({ kind: 'daily', orders: 4, sameBook: true, madeAt: now })
  }
  const kinds = got(await care.backups()).map(({ kind }) => kind)
  expect(kinds).toEqual([...Array.from({ length: 7 }, () => 'daily'), 'hand'])
  const days = async () => new Set(got(await care.backups()).map(({ madeAt }) => japanDayName(madeAt)))
  const before = await days()
  for (const minutes of [1, 2]) {
    now += minutes * 60_000
    got(await care.backUp('daily'))
  }
  // Whatever else the same day makes, every other day keeps its copy.
  expect(await days()).toEqual(before)

  const elsewhere = temporaryFolder()
  const { path } = got(await care.backUpTo(elsewhere))
  expect(got(await care.bring(path))).toMatchObject({ trouble: null, orders: 4, missing: { orders: 0, changes: 0 } })
  writeFileSync(path, 'something else')
  expect(await care.bring(path)).toEqual({ ok: false, error: { kind: 'backup-unusable', reason: 'garbage' } })
  mkdirSync(join(elsewhere, 'sub'))
  expect(await care.backUpTo(join(path, 'below'))).toMatchObject({ ok: false, error: { kind: 'backup-failed' } })
})

it('makes its backup and keeps it, whatever a clock that ran ahead left behind', async () => {
  await reopen()
  for (let day = 30; day < 38; day += 1) {
    now = MORNING + day * 86_400_000
    got(await care.backUp('daily'))
  }
  now = MORNING + 86_400_000
  const made = got(await care.backUp('daily'))
  expect(made).toMatchObject({ kind: 'daily', madeAt: now })
  const listed = got(await care.backups())
  expect(listed.map(({ kind }) => kind)).toEqual(['daily', 'hand', ...Array.from({ length: 6 }, () => 'daily')])
  expect([listed[0]?.name, (await care.newest())?.madeAt]).toEqual([made.name, made.madeAt])
})

it('takes in from elsewhere what a log beside the file still holds, only whole, and leaves the original as it is', async () => {
  await reopen()
  const elsewhere = temporaryFolder()
  const other = await openBook(elsewhere, { newId: () => 'other' })
  await stored(other, aNewOrder({ orderId: 'E-1' }))
  const before = readdirSync(elsewhere).map((name) => [name, readFileSync(join(elsewhere, name)).length])
  const path = join(elsewhere, 'book.sqlite')
  expect(got(await care.bring(path))).toMatchObject({ trouble: null, sameBook: false, newest: { orderId: 'E-1' } })
  expect(readdirSync(elsewhere).map((name) => [name, readFileSync(join(elsewhere, name)).length])).toEqual(before)

  now += 60_000
  const brought = (): string[] => readdirSync(join(folder, 'backups')).filter((name) => !name.startsWith('hand-'))
  const names = brought()
  cut = 'copy'
  expect(await care.bring(path)).toEqual({ ok: false, error: { kind: 'backup-failed', reason: 'no-space' } })
  expect([names.length, brought()]).toEqual([1, names])
})

it('brings back from the journal the days that were closed after the backup', async () => {
  await reopen()
  const sums = { sales: 0, provisional: 0, refunds: 0, net: 0 }
  const figures = { orders: 4, sums, outcomes: [], methods: [], divisions: [], operators: [], entries: [] }
  const closing = { day: '2026-11-01', at: now, operator: 'sato', figures: { day: '2026-11-01', ...figures } }
  got(await book().keepClosing(closing))
  await close()
  rmSync(file)
  await reopen()
  got(await care.restore({ kind: 'backup', name: handBackup() }))
  expect(await book().closings('2026-11-01', '2026-11-01')).toEqual([{ id: 1, ...closing }])
})

it('opens a book of the first version with everything in it', async () => {
  const first = temporaryFolder()
  copyFileSync(join(import.meta.dirname, '../../fixtures/books/v1.sqlite'), join(first, 'book.sqlite'))
  const old = await openBook(first)
  expect((await old.byStatus(ORDER_STATUSES)).map(({ orderId, status }) => [orderId, status])).toEqual([
    ['U20261101-0001', 'paid'],
    ['U20261101-0002', 'paid'],
    ['U20261101-0003', 'registering'],
  ])
  expect(await old.history(1)).toHaveLength(3)
  expect(await old.notices()).toHaveLength(1)
  expect(got(await old.nextCounter('U20261101-{n4}'))).toBe(2)
  expect((await old.provisional()).map(({ order }) => order.orderId)).toEqual(['U20261101-0002'])
  expect((await old.detail(1))?.rawAnswer?.body).toBe('{"statusCode":"2"}')
  expect((await old.list({ filter: { ...NO_FILTER, text: 'やまだ' }, offset: 0, limit: 9 })).total).toBe(1)
})
