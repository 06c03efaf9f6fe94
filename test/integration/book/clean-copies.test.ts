import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BookCare, type BookOfDesk } from '../../../src/main/orders/backup/book-care.ts'
import { backupName } from '../../../src/main/orders/backup/backup-names.ts'
import { doBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import { cleanCopies } from '../../../src/main/orders/backup/clean-copies.ts'
import { CopyCleaner } from '../../../src/main/orders/backup/copy-cleaner.ts'
import { lookIntoBook } from '../../../src/main/orders/backup/look-into-book.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import type { CopiesState } from '../../../src/shared/book-care.ts'
import { failure, success } from '../../../src/shared/result.ts'
import type { CustomerData } from '../../../src/shared/customer.ts'
import { aNewOrder, anOrderDraft, aSavedCustomer, aTemplateBody, MORNING } from '../../support/builders.ts'
import { got } from '../orders/order-counter.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { openBook, stored, temporaryFolder } from './temporary-book.ts'

const NAMES = ['hand', 'daily', 'brought'] as const

/** A book with two customers, copies of it of every kind, and one customer erased since. */
async function erasedBook() {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const draft = anOrderDraft({
    customer: { name: '消える 花子', kana: 'キエル ハナコ', phone: '03-9999-8888', note: '秘密の話' },
  })
  const gone = await stored(book, aNewOrder({ draft }))
  const kept = await stored(book, aNewOrder({ draft: anOrderDraft({ customer: { name: '残る 太郎' } }) }))
  await book.writeNote({ id: gone.id, text: '消える メモ', operator: 'sato' }, MORNING)
  mkdirSync(join(folder, 'backups'))
  for (const kind of NAMES) await book.backUp(join(folder, 'backups', backupName(kind, MORNING)))
  await book.backUp(join(folder, 'before-v2-20261101-093000-000.sqlite'))
  const aside = join(folder, 'put-aside', '20261101-093000-000-restore')
  mkdirSync(aside, { recursive: true })
  await book.backUp(join(aside, 'book.sqlite'))
  cpSync(join(folder, 'journal.jsonl'), join(aside, 'journal.jsonl'))
  await book.erase([gone.id], { at: MORNING + 1, operator: 'sato' })
  return { folder, book, kept, gone, aside }
}

/** Every file below a folder that holds these words in UTF-8. */
function holding(folder: string, words: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(words))
    .map((path) => path.slice(folder.length + 1))
}

test('an erased customer is gone from every copy in the folder, and everybody else is still there', async () => {
  const { folder, book, kept } = await erasedBook()
  expect(holding(folder, '消える').length).toBeGreaterThanOrEqual(6)

  const done = await cleanCopies({ folder, bookId: book.bookId, erased: await book.erased(), forgotten: [] })

  expect(done).toEqual({ cleaned: 5, left: [] })
  for (const words of ['消える', '03-9999-8888', '秘密の話']) expect(holding(folder, words)).toEqual([])
  for (const kind of NAMES) {
    const path = join(folder, 'backups', backupName(kind, MORNING))
    expect(lookIntoBook(path, { pages: true })).toMatchObject({ trouble: null, glance: { orders: 2 } })
    const database = openDatabase(path, 'read-only')
    expect(database.rows(`select customer_name as name from orders where id = ${kept.id}`)).toEqual([
      { name: '残る 太郎' },
    ])
    database.close()
  }
  expect(existsSync(join(folder, 'cleaning'))).toBe(false)
  expect(await cleanCopies({ folder, bookId: book.bookId, erased: await book.erased(), forgotten: [] })).toEqual({
    cleaned: 0,
    left: [],
  })
})

test('a copy that an older program cleaned loses what the provider quoted beside its attempts', async () => {
  const { folder, book, gone } = await erasedBook()
  const given = { folder, bookId: book.bookId, erased: await book.erased(), forgotten: [] }
  await cleanCopies(given)
  const copy = openDatabase(join(folder, 'backups', backupName('hand', MORNING)), 'existing')
  const quoting = '{"kind":"rejected","resultCode":"30","messages":["memberName: 消える 花子"]}'
  copy.rows(`update attempts set problem = '${quoting}' where of_order = ${gone.id}`)
  copy.rows('pragma user_version = 9')
  copy.close()
  expect(await cleanCopies(given)).toEqual({ cleaned: 1, left: [] })
  expect(holding(folder, '消える')).toEqual([])
})

test('a copy of the first version is cleaned too', async () => {
  const { folder } = await erasedBook()
  const old = join(folder, 'backups', 'brought-20261101-093000-001.sqlite')
  cpSync(join(import.meta.dirname, '../../fixtures/books/v1.sqlite'), old)
  const database = openDatabase(old, 'read-only')
  const [row] = database.rows('select book_id, (select order_id from orders where id = 1) as order_id from book')
  database.close()
  const erased = [{ id: 1, orderId: String(row?.['order_id']), at: MORNING }]
  expect(await cleanCopies({ folder, bookId: String(row?.['book_id']), erased, forgotten: [] })).toEqual({
    cleaned: 1,
    left: [],
  })
  const cleaned = openDatabase(old, 'read-only')
  expect(cleaned.rows('select customer_name as name from orders where id = 1')).toEqual([{ name: '' }])
  cleaned.close()
})

test('what cannot be read is named and left, and another book with the same numbers is not touched', async () => {
  const { folder, book } = await erasedBook()
  const broken = join('backups', 'daily-20261101-093000-002.sqlite')
  writeFileSync(join(folder, broken), 'no book')
  const before = readFileSync(join(folder, 'backups', backupName('hand', MORNING)))

  const other = await cleanCopies({ folder, bookId: 'another-book', erased: await book.erased(), forgotten: [] })
  expect(other).toEqual({ cleaned: 0, left: [broken] })
  expect(readFileSync(join(folder, 'backups', backupName('hand', MORNING)))).toEqual(before)
})

test('without a fresh verified backup no older copy is touched', async () => {
  const clock = fakeClock()
  const done: string[] = []
  let backup = false
  const cleaner = new CopyCleaner({
    clock,
    backUp: () => {
      done.push('backup')
      return Promise.resolve(backup ? success(null) : failure({ kind: 'backup-failed', reason: 'no-space' }))
    },
    clean: () => {
      done.push('clean')
      return Promise.resolve(success({ cleaned: 1, left: ['x'] }))
    },
    bug: (cause) => {
      throw cause
    },
  })
  cleaner.soon()
  cleaner.soon()
  const left = { state: 'not-cleaned', left: [] } as const
  expect(cleaner.told(left)).toEqual({ state: 'cleaning', left: [] })
  expect(cleaner.told({ state: 'clean', left: ['x'] })).toEqual({ state: 'clean', left: ['x'] })
  await clock.advance(3_000)
  expect([done, cleaner.told(left)]).toEqual([['backup'], left])
  backup = true
  cleaner.soon()
  await clock.advance(3_000)
  expect([done, cleaner.told(left)]).toEqual([['backup', 'backup', 'clean'], left])
})

test('says how the copies stand, whoever cleaned them and whenever: after a restart and for the other book too', async () => {
  const { folder, book } = await erasedBook()
  const other = await openBook(temporaryFolder())
  let current: BookOfDesk = { mode: 'real', opened: success(book) }
  const care = new BookCare({
    folderOf: () => folder,
    memoryOf: () => null,
    current: () => Promise.resolve(current),
    reopen: () => Promise.resolve(success(null)),
    now: () => MORNING + 2,
    doTask: doBookTask,
  })
  const state = async (): Promise<CopiesState> => got(await care.health()).copies
  // Nobody of this run has erased anything.
  expect(await state()).toEqual({ state: 'not-cleaned', left: [] })
  current = { mode: 'training', opened: success(other) }
  expect(await state()).toEqual({ state: 'clean', left: [] })

  current = { mode: 'real', opened: success(book) }
  const broken = join('backups', 'daily-20261101-093000-002.sqlite')
  writeFileSync(join(folder, broken), 'no book')
  expect(got(await care.cleanCopies()).left).toEqual([broken])
  expect(await state()).toEqual({ state: 'clean', left: [broken] })
  rmSync(join(folder, broken))
  expect(await state()).toEqual({ state: 'clean', left: [] })
  got(await care.backUp('hand'))
  expect(await state()).toEqual({ state: 'clean', left: [] })

  // A copy from elsewhere knows everybody still; so does one more customer to be forgotten.
  cpSync(
    join(folder, 'before-v2-20261101-093000-000.sqlite'),
    join(folder, 'backups', 'brought-20261101-093000-009.sqlite'),
  )
  expect(await state()).toEqual({ state: 'not-cleaned', left: [] })
  got(await care.cleanCopies())
  expect((await state()).state).toBe('clean')
  await book.erase([2], { at: MORNING + 3, operator: 'sato' })
  expect((await state()).state).toBe('not-cleaned')
})

test('a forgotten customer and template are gone from newer copies and journals put aside, and the others stay', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const by = { operator: 'sato' }
  const save = async (customer: Partial<CustomerData>) =>
    got(await book.saveCustomer({ id: null, customer: aSavedCustomer(customer), ...by }, MORNING))
  const gone = await save({ name: '忘れる 花子', phone: '03-9999-8888', note: '秘密の話' })
  const [dropped, kept] = [await save({ name: '統合 一郎', phone: '' }), await save({ name: '残る 太郎', phone: '' })]
  const [template] = got(
    await book.saveTemplate({ id: null, name: '忘れる 定期便', customer: null, body: aTemplateBody(), ...by }, MORNING),
  )
  mkdirSync(join(folder, 'backups'))
  const backup = join(folder, 'backups', backupName('hand', MORNING))
  await book.backUp(backup)
  const aside = join(folder, 'put-aside', '20261101-093000-000-restore')
  mkdirSync(aside, { recursive: true })
  await book.backUp(join(aside, 'book.sqlite'))
  cpSync(join(folder, 'journal.jsonl'), join(aside, 'journal.jsonl'))

  got(await book.forgetCustomer({ id: gone.id, ...by }, MORNING + 1))
  got(await book.mergeCustomers({ keep: kept.id, drop: dropped.id, ...by }, MORNING + 2))
  got(await book.forgetTemplate({ id: template?.id ?? 0, ...by }, MORNING + 3))
  const words = ['忘れる', '03-9999-8888', '秘密の話', '統合']
  expect(holding(folder, '忘れる')).toHaveLength(3)
  const given = { folder, bookId: book.bookId, erased: await book.erased(), forgotten: await book.forgotten() }
  expect(await cleanCopies(given)).toEqual({ cleaned: 2, left: [] })

  for (const word of words) expect([word, holding(folder, word)]).toEqual([word, []])
  const copy = openDatabase(backup, 'read-only')
  expect(copy.rows('select name, revision from customers where gone_at is null')).toEqual([
    { name: '残る 太郎', revision: 3 },
  ])
  expect(copy.rows("select value from counters where name = 'saved-revision'")).toEqual([{ value: 4 }])
  copy.close()
  expect(await cleanCopies(given)).toEqual({ cleaned: 0, left: [] })
})
