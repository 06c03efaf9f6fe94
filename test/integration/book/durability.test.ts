import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../../src/main/orders/book/connect.ts'
import { newestVersion } from '../../../src/main/orders/book/migrate.ts'
import { ALL_MIGRATIONS } from '../../../src/main/orders/book/migrations/all-migrations.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { anOrderDraft, aNewOrder } from '../../support/builders.ts'
import { fill, mounts } from '../../support/mounted-disk.ts'
import { smallDisk } from '../../support/small-disk.ts'
import { besideBook, openBook, openingTrouble, stored, temporaryFolder } from './temporary-book.ts'

test('fault 2: every commit is flushed, references are kept, and the file is marked as ours', async () => {
  const folder = temporaryFolder()
  await (await openBook(folder)).close()
  const database = openDatabase(join(folder, 'book.sqlite'), 'existing')
  const book = connect(database)
  const read = (name: string): unknown => Object.values(database.rows(`pragma ${name}`)[0] ?? {})[0]
  const names = ['journal_mode', 'synchronous', 'fullfsync', 'foreign_keys', 'busy_timeout', 'trusted_schema']

  expect(Object.fromEntries([...names, 'application_id', 'user_version'].map((name) => [name, read(name)]))).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    fullfsync: 1,
    foreign_keys: 1,
    busy_timeout: 5000,
    trusted_schema: 0,
    application_id: 0x556b746b,
    user_version: newestVersion(ALL_MIGRATIONS),
  })
  await book.destroy()
  database.close()
})

test('every table of ours is strict', async () => {
  const folder = temporaryFolder()
  await openBook(folder)
  const loose = besideBook(folder).rows(
    "select name from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite_%' and name not like 'order_search%'",
  )
  expect(loose).toEqual([])
})

test('an answered order is seen by another connection at once', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const order = await stored(book, aNewOrder())
  expect(besideBook(folder).rows('select id, order_id from orders')).toEqual([
    { id: order.id, order_id: order.orderId },
  ])
})

test('a row that this program cannot have written is refused loudly, without its content', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const { id } = await stored(book, aNewOrder())
  besideBook(folder).rows(`update orders set draft = '"山田"' where id = ${id}`)
  await expect(book.get(id)).rejects.toThrow(`order ${id}: column draft cannot be read`)
})

test('a boolean never reaches the driver, which would end the process', () => {
  const database = openDatabase(join(temporaryFolder(), 'any.sqlite'), 'create')
  expect(() => database.prepare('select ?').all([true])).toThrow(TypeError)
  database.close()
})

test('fault 3: a full disk is named, keeps what was answered, and passes when there is room', async ({ skip }) => {
  skip(!mounts, 'mounting a small disk needs root on Linux')
  const disk = smallDisk()
  const book = await openBook(disk)
  const kept = await stored(book, aNewOrder())
  const ballast = join(disk, 'ballast')
  fill(ballast)

  const answers = []
  for (let count = 0; count < 30; count += 1) answers.push(await book.add(aLargeOrder()))

  const refused = answers.filter((answer) => !answer.ok)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused).toEqual(refused.map(() => ({ ok: false, error: { kind: 'disk-full' } })))
  expect(await book.nextCounter('any')).toEqual({ ok: false, error: { kind: 'disk-full' } })
  const answered = [kept, ...answers.flatMap((answer) => (answer.ok ? [answer.value] : []))]
  expect(await book.byStatus(['registering'])).toEqual(answered)
  rmSync(ballast)
  const later = await stored(book, aNewOrder())
  expect(await book.byStatus(['registering'])).toEqual([...answered, later])
  await book.close()
  expect(await (await openBook(disk)).byStatus(['registering'])).toEqual([...answered, later])
})

test('fault 3: a first book that finds no room is named and made later', async ({ skip }) => {
  skip(!mounts, 'mounting a small disk needs root on Linux')
  const disk = smallDisk()
  const ballast = join(disk, 'ballast')
  fill(ballast)
  expect(await openingTrouble(disk)).toEqual({ kind: 'disk-full' })
  rmSync(ballast)
  expect(await openingTrouble(disk)).toBe('opened')
})

test('fault 4: a book on a disk that became read-only is named', async ({ skip }) => {
  skip(!mounts, 'mounting a small disk needs root on Linux')
  const folder = temporaryFolder()
  await (await openBook(folder)).close()
  const disk = smallDisk()
  cpSync(folder, disk, { recursive: true })
  expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0)
  expect(await openingTrouble(disk)).toEqual({ kind: 'book-unavailable', reason: 'read-only' })
})

test('a book whose closing was interrupted closes at the next try, and nothing is done twice', async () => {
  const folder = temporaryFolder()
  let marks = 0
  const remember = (): boolean => {
    marks += 1
    if (marks === 2) throw new Error('the settings threw')
    return true
  }
  const book = await openBook(folder, { remember })
  const order = await stored(book, aNewOrder())
  await expect(book.close()).rejects.toThrow('the settings threw')
  await Promise.all([book.close(), book.close()])
  expect(marks).toBe(3)
  expect(await (await openBook(folder)).get(order.id)).toEqual(order)
})

function aLargeOrder() {
  return aNewOrder({ draft: anOrderDraft({ customer: { note: 'あ'.repeat(500) } }) })
}
