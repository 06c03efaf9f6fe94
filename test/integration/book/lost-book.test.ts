import { chmodSync, cpSync, existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { aNewOrder, MORNING } from '../../support/builders.ts'
import { bookOptions, openBook, openingTrouble, stored, temporaryFolder } from './temporary-book.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000
const unavailable = (reason: string) => ({ kind: 'book-unavailable', reason })

let folder = ''
let file = ''

/** A book that holds forty orders and was closed in good order. */
beforeEach(async () => {
  folder = temporaryFolder()
  file = join(folder, 'book.sqlite')
  const book = await openBook(folder)
  for (let count = 0; count < 40; count += 1) await stored(book, aNewOrder())
  await book.close()
})

/** Every file of the folder, to see that nothing was touched. */
function contents(): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'base64')]))
}

test.each([
  ['missing', () => rmSync(file)],
  ['empty', () => truncateSync(file, 0)],
  ['garbage', () => writeFileSync(file, 'おはようございます\n'.repeat(500))],
  ['truncated', () => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['damaged', () => writeFileSync(file, readFileSync(file).fill(0x5a, 8_192, 40_960))],
  ['garbage-wal', () => writeFileSync(`${file}-wal`, Buffer.alloc(9_000, 0x5a))],
])('fault 4: a book that is %s is named and left as it is', async (reason, harm) => {
  harm()
  const before = contents()

  expect(await openingTrouble(folder)).toEqual(unavailable(reason))

  expect(contents()).toEqual(before)
})

test('fault 4: a lost book stays lost when the marker cannot be read either', async () => {
  rmSync(file)
  writeFileSync(join(folder, 'book.json'), '{')
  expect(await openingTrouble(folder)).toEqual(unavailable('missing'))
  expect(existsSync(file)).toBe(false)
})

test('fault 4: an empty file is no new book, even where nothing is known of an old one', async () => {
  truncateSync(file, 0)
  rmSync(join(folder, 'book.json'))
  expect(await openingTrouble(folder)).toEqual(unavailable('empty'))
})

test('fault 4: a sound book opens although its marker is lost', async () => {
  rmSync(join(folder, 'book.json'))
  expect((await (await openBook(folder)).byStatus(['registering'])).length).toBe(40)
})

test('fault 4: a book whose log was lost is noticed by its high-water mark', async () => {
  const copy = temporaryFolder()
  let now = MORNING
  const book = await openBook(folder, { clock: { now: () => now } })
  cpSync(file, join(copy, 'book.sqlite'))
  now += 10_000
  await stored(book, aNewOrder())
  cpSync(join(folder, 'book.json'), join(copy, 'book.json'))

  expect(await openingTrouble(copy)).toEqual(unavailable('behind'))
})

test('fault 4: an older copy of the book is noticed', async () => {
  const older = readFileSync(file)
  const book = await openBook(folder)
  await stored(book, aNewOrder())
  await book.close()
  writeFileSync(file, older)

  expect(await openingTrouble(folder)).toEqual(unavailable('behind'))
})

test("fault 4: another PC's book is noticed", async () => {
  const other = temporaryFolder()
  const book = await openBook(other, { newId: () => 'other-book' })
  for (let count = 0; count < 50; count += 1) await stored(book, aNewOrder())
  await book.close()
  cpSync(join(other, 'book.sqlite'), file)

  expect(await openingTrouble(folder)).toEqual(unavailable('other-book'))
})

test("fault 4: another program's database is refused untouched", async () => {
  rmSync(file)
  const foreign = openDatabase(file, 'create')
  foreign.rows('create table notes (text)')
  foreign.close()
  const before = readFileSync(file)

  expect(await openingTrouble(folder)).toEqual(unavailable('foreign'))
  rmSync(join(folder, 'book.json'))
  expect(await openingTrouble(folder)).toEqual(unavailable('foreign'))
  expect(readFileSync(file)).toEqual(before)
})

test('fault 4: a book of a newer version is refused untouched', async () => {
  const newer = openDatabase(file, 'existing')
  newer.rows('pragma user_version = 99')
  newer.close()
  const before = readFileSync(file)

  expect(await openingTrouble(folder)).toEqual(unavailable('newer'))
  expect(readFileSync(file)).toEqual(before)
})

test('fault 4: a folder that cannot be made is named', async () => {
  writeFileSync(join(folder, 'a-file'), '')
  expect(await openingTrouble(join(folder, 'a-file', 'below'))).toEqual(unavailable('io'))
})

test('fault 4: a read-only book is named', async ({ skip }) => {
  // As root, durability.test.ts proves the same on a disk that is mounted read-only.
  skip(process.platform === 'win32' || process.getuid?.() === 0, 'file modes bind neither root nor Windows')
  chmodSync(file, 0o400)
  expect(await openingTrouble(folder)).toEqual(unavailable('read-only'))
})

test('a first book that was never finished is finished, not called lost', async () => {
  const begun = temporaryFolder()
  const marker = { bookId: 'book-of-this-test', complete: false, highWater: 0, closed: null, checkedAt: 0 }
  writeFileSync(join(begun, 'book.json'), JSON.stringify(marker))
  writeFileSync(join(begun, 'book.sqlite'), '')

  const book = await openBook(begun)

  expect(await stored(book, aNewOrder())).toMatchObject({ status: 'registering' })
})

test('fault 4: pages are checked again when the file was touched, and once a week', async () => {
  const checkedAt = (): unknown => JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8')).checkedAt
  const openAt = (at: number) => openingTrouble(folder, { clock: { now: () => at } })

  expect(await openAt(MORNING + 1)).toBe('opened')
  expect(checkedAt()).toBe(MORNING)
  expect(await openAt(MORNING + WEEK + 1)).toBe('opened')
  expect(checkedAt()).toBe(MORNING + WEEK + 1)
  writeFileSync(file, readFileSync(file))
  expect(await openAt(MORNING + WEEK + 2)).toBe('opened')
  expect(checkedAt()).toBe(MORNING + WEEK + 2)
})

test('the marker follows the book', () => {
  const { bookId, highWater } = JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8'))
  expect({ bookId, highWater }).toEqual({ bookId: bookOptions(folder).newId(), highWater: 40 })
})
