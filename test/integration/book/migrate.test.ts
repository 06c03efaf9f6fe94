import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { newestVersion } from '../../../src/main/orders/book/migrate.ts'
import { ALL_MIGRATIONS } from '../../../src/main/orders/book/migrations/all-migrations.ts'
import type { BookWork } from '../../../src/shared/desk-state.ts'
import type { Migration } from '../../../src/main/orders/book/migrations/migration.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { bookThread } from '../../../src/main/orders/backup/book-thread.ts'
import { aNewOrder } from '../../support/builders.ts'
import { multiplyOrders } from '../../support/multiply-orders.ts'
import { besideBook, everything, openBook, openingTrouble, stored, temporaryFolder } from './temporary-book.ts'

const NEWEST = newestVersion(ALL_MIGRATIONS)
const BACKUP = `before-v${NEWEST + 1}-20261101-093000-000.sqlite`
const next = (statements: readonly string[]): { migrations: readonly Migration[] } => ({
  migrations: [...ALL_MIGRATIONS, { version: NEWEST + 1, statements }],
})
const isMany = (turns: number): boolean => turns > 20
const backups = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('before-'))

async function folderWithOrder(): Promise<string> {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  await stored(book, aNewOrder({ orderId: 'U-1' }))
  await book.close()
  return folder
}

test('a new book needs no backup and has the newest version', async () => {
  const folder = await folderWithOrder()
  expect(backups(folder)).toEqual([])
  expect(besideBook(folder).rows('pragma user_version')).toEqual([{ user_version: NEWEST }])
})

test('an older book is backed up, then brought to the newest version', async () => {
  const folder = await folderWithOrder()

  const book = await openBook(folder, next(['create table later (id integer primary key) strict']))

  expect(await book.findByOrderId('U-1')).toMatchObject({ orderId: 'U-1' })
  expect(besideBook(folder).rows('pragma user_version')).toEqual([{ user_version: NEWEST + 1 }])
  expect(backups(folder)).toEqual([BACKUP])
  const backup = openDatabase(join(folder, BACKUP), 'read-only')
  expect(backup.rows('pragma user_version')).toEqual([{ user_version: NEWEST }])
  expect(backup.rows('select order_id from orders')).toEqual([{ order_id: 'U-1' }])
  backup.close()
})

test('fault 5: a migration that fails half-way leaves the old book whole and names the backup', async () => {
  const folder = await folderWithOrder()
  const failing = next(['create table later (id integer) strict', 'drop table notices', 'this is no statement'])

  const trouble = await openingTrouble(folder, failing)

  expect(trouble).toEqual({ kind: 'book-unavailable', reason: 'migration-failed', backup: BACKUP })
  const book = await openBook(folder)
  expect(await book.notices()).toEqual([])
  expect(await book.findByOrderId('U-1')).toMatchObject({ orderId: 'U-1' })
  expect(besideBook(folder).rows("select name from sqlite_master where name = 'later'")).toEqual([])
})

test('fault 5: without a backup nothing is migrated', async () => {
  const folder = await folderWithOrder()
  writeFileSync(join(folder, BACKUP), 'something else')

  const trouble = await openingTrouble(folder, next(['create table later (id integer) strict']))

  expect(trouble).toEqual({ kind: 'book-unavailable', reason: 'backup-failed' })
  expect(readFileSync(join(folder, BACKUP), 'utf8')).toBe('something else')
  expect(besideBook(folder).rows('pragma user_version')).toEqual([{ user_version: NEWEST }])
})

test('a book that was set back is not migrated', async () => {
  const folder = await folderWithOrder()
  const older = readFileSync(join(folder, 'book.sqlite'))
  const book = await openBook(folder)
  await stored(book, aNewOrder())
  await book.close()
  writeFileSync(join(folder, 'book.sqlite'), older)

  const trouble = await openingTrouble(folder, next(['create table later (id integer) strict']))

  expect(trouble).toEqual({ kind: 'book-unavailable', reason: 'behind' })
  expect(backups(folder)).toEqual([])
})

test('a book of the second version opens with everything in it, and is searched by pieces of every length', async () => {
  const folder = temporaryFolder()
  copyFileSync(join(import.meta.dirname, '../../fixtures/books/v2.sqlite'), join(folder, 'book.sqlite'))
  const book = await openBook(folder)
  const found = async (text: string): Promise<string[]> => {
    const { rows } = await book.list({ filter: everything({ text }), offset: 0, limit: 9 })
    return rows.map((row) => row.orderId.slice(-2))
  }

  expect(await found('')).toEqual(['04', '03', '02', '01'])
  for (const text of ['森', '清', '森 清', 'きよし', '0876', '00002'])
    expect([text, await found(text)]).toEqual([text, ['02']])
  expect(await found('のし紙')).toEqual(['01'])
  expect(await found('5')).toEqual(['04', '02', '01'])
  for (const text of ['鈴木', '消', 'すずき', '2222']) expect([text, await found(text)]).toEqual([text, []])
  expect(await book.detail(2)).toMatchObject({
    order: { orderId: 'U20261101-0002', status: 'paid' },
    notes: [{ text: '折り返しの電話あり' }],
    sums: { captured: 11_000 },
  })
  expect((await book.detail(3))?.erasedAt).not.toBeNull()
  expect(await book.notices()).toHaveLength(1)
  expect(await book.nextCounter('U20261101-{n4}')).toEqual({ ok: true, value: 2 })
  expect(backups(folder)).toEqual([`before-v${NEWEST}-20261101-093000-000.sqlite`])
})

test('attempts at orders that an older program erased lose what the provider quoted, all others keep it', async () => {
  const folder = temporaryFolder()
  copyFileSync(join(import.meta.dirname, '../../fixtures/books/v9.sqlite'), join(folder, 'book.sqlite'))
  const older = besideBook(folder)
  const told = '{"kind":"rejected","resultCode":"30","messages":["memberName: 鈴木 消"]}'
  for (const id of [3, 4]) older.run(`update attempts set problem = '${told}' where of_order = ${id}`)

  await openBook(folder)

  expect(besideBook(folder).rows('select of_order, problem from attempts order by of_order')).toEqual([
    { of_order: 1, problem: null },
    { of_order: 2, problem: null },
    { of_order: 3, problem: '{"kind":"rejected","resultCode":"30","messages":[]}' },
    { of_order: 4, problem: told },
  ])
})

test('no freed page keeps what stood on it: the pieces of a name are gone with the index', async () => {
  const folder = await folderWithOrder()

  await (await openBook(folder, next(['drop table order_search']))).close()

  const free = freePages(readFileSync(join(folder, 'book.sqlite')))
  expect(free.length).toBeGreaterThan(0)
  expect(free.filter((page) => page.some((byte) => byte !== 0))).toEqual([])
})

/** Pages on SQLite's free list (file format, 1.5), without the trunks, which hold nothing but page numbers. */
function freePages(file: Buffer): Buffer[] {
  const size = file.readUInt16BE(16)
  const page = (number: number): Buffer => file.subarray((number - 1) * size, number * size)
  const free: Buffer[] = []
  for (let trunk = file.readUInt32BE(32); trunk !== 0; trunk = page(trunk).readUInt32BE(0))
    for (let index = 0; index < page(trunk).readUInt32BE(4); index += 1)
      free.push(page(page(trunk).readUInt32BE(8 + 4 * index)))
  return free
}

test('an old, large book is read whole and brought up to date beside the desk, which goes on answering', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'book.sqlite')
  copyFileSync(join(import.meta.dirname, '../../fixtures/books/v1.sqlite'), file)
  multiplyOrders(file, 3_000)
  const turns = { checking: 0, updating: 0 }
  let work: BookWork | null = null
  const timer = setInterval(() => work !== null && (turns[work] += 1), 1)
  onTestFinished(() => clearInterval(timer))

  const doTask = bookThread(new URL('../../../src/main/orders/backup/book-worker.ts', import.meta.url))
  const book = await openBook(folder, { doTask, doing: (what) => (work = what) })

  // On the desk's own thread there would be no turn at all between the one and the other.
  expect(turns).toEqual({ checking: expect.toSatisfy(isMany), updating: expect.toSatisfy(isMany) })
  expect(besideBook(folder).rows('pragma user_version')).toEqual([{ user_version: NEWEST }])
  expect((await book.list({ filter: everything(), offset: 0, limit: 9 })).total).toBe(3_003)
})
