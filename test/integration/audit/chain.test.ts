import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkChain } from '../../../src/main/orders/audit/check-chain.ts'
import { FIRST_HASH, historyHash } from '../../../src/main/orders/audit/history-hash.ts'
import { writeAuditFile } from '../../../src/main/orders/audit/write-audit-file.ts'
import { openDatabase, type Database } from '../../../src/main/orders/book/open-database.ts'
import type { ChainBreak } from '../../../src/shared/history-chain.ts'
import { aNewOrder, anOrderDraft, MORNING } from '../../support/builders.ts'
import { bookOptions, changed, openBook, stored, temporaryFolder } from '../book/temporary-book.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import { got } from '../orders/order-counter.ts'

const UNLOCK = [
  'history_keeps_update',
  'history_keeps_delete',
  'history_keeps_replace',
  'chain_start_keeps_update',
  'money_keeps_update',
  'money_keeps_delete',
]

/** Changes a closed book's file as somebody with a database tool would. */
function harm(folder: string, work: (database: Database) => void): void {
  const database = openDatabase(join(folder, 'book.sqlite'), 'existing')
  for (const trigger of UNLOCK) database.rows(`drop trigger if exists ${trigger}`)
  work(database)
  database.rows('pragma wal_checkpoint(truncate)')
  database.close()
}

/** A closed book with nine lines: two orders, a correction, a result, a note and a money entry. */
async function aBook(): Promise<string> {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const first = await stored(book, aNewOrder({ orderId: 'U-1' }))
  await changed(book, first.id, { status: 'rejected' })
  const draft = anOrderDraft({ draftKey: first.draft.draftKey, payment: { amount: 20_000 } })
  await changed(book, first.id, { draft, status: 'registering' })
  await changed(book, first.id, { status: 'waiting', identificationNumber: '0042', receiptNo: '000000000000000042' })
  const second = await stored(book, aNewOrder({ orderId: 'U-2' }))
  await changed(book, first.id, { status: 'in-call' })
  await changed(book, first.id, { event: 'finished', status: 'paid', finishedAt: MORNING })
  got(await book.writeNote({ id: second.id, text: '折り返し', operator: 'sato' }, MORNING))
  await changed(book, second.id, { status: 'not-sent' })
  await book.close()
  return folder
}

const check = (folder: string) => checkChain(join(folder, 'book.sqlite'))

async function breaksAfter(work: (database: Database) => void): Promise<readonly ChainBreak[]> {
  const folder = await aBook()
  harm(folder, work)
  return (await check(folder)).breaks
}

test('every line of a new book is linked to the one before, in book and journal', async () => {
  const folder = await aBook()
  const report = await check(folder)
  const head = expect.stringMatching(/^[0-9a-f]{64}$/u) as string
  expect(report).toEqual({ lines: 9, linked: 9, newestAt: MORNING, head, compared: 9, breaks: [], breakCount: 0 })
})

test('an order on its way to the provider, with nothing but its first line, is not taken for altered', async () => {
  const folder = temporaryFolder()
  await stored(await openBook(folder), aNewOrder({ orderId: 'U-1' }))
  expect(await check(folder)).toMatchObject({ lines: 1, breaks: [] })
})

test('no single word of any line can be changed without being found at that line', async () => {
  const folder = await aBook()
  const file = join(folder, 'book.sqlite')
  const sound = readFileSync(file)
  const column = fc.constantFrom('at', 'event', 'from_status', 'to_status', 'operator', 'detail', 'changed', 'of_order')
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 9 }), column, async (line, name) => {
    writeFileSync(file, sound)
    const value =
      name === 'at' ? '0' : name === 'of_order' ? '3 - of_order' : name === 'changed' ? `'{"tax":[1,2]}'` : `'x'`
    harm(folder, (database) => database.rows(`update history set ${name} = ${value} where id = ${line}`))
    const { breaks } = await check(folder)
    expect(breaks).toContainEqual(expect.objectContaining({ kind: 'altered', line }))
  })
  await fc.assert(property, { numRuns: 40 })
})

test('a line taken out, put in, or moved is found where it happened', async () => {
  expect(await breaksAfter((book) => book.rows('delete from history where id = 4'))).toContainEqual({
    kind: 'missing',
    line: 5,
    orderId: 'U-2',
    lines: 1,
  })
  const added = await breaksAfter((book) => {
    book.rows(`insert into history (of_order, at, event, operator, detail) values (1, ${MORNING}, 'noted', 'x', '')`)
  })
  expect(added).toEqual([{ kind: 'unhashed', line: 10, orderId: 'U-1' }])
  const swapped = await breaksAfter((book) => {
    for (const [from, to] of [
      ['5', '99'],
      ['6', '5'],
      ['99', '6'],
    ])
      book.rows(`update history set id = ${to} where id = ${from}`)
  })
  expect(swapped.map(({ line }) => line)).toEqual(expect.arrayContaining([5, 6, 7]))
})

test('an order whose amount or status is not what its lines say is named', async () => {
  const breaks = await breaksAfter((book) => book.rows('update orders set amount = 1 where id = 1'))
  expect(breaks).toEqual([{ kind: 'order', line: 7, orderId: 'U-1' }])
  const status = await breaksAfter((book) => book.rows("update orders set status = 'paid' where id = 2"))
  expect(status).toEqual([{ kind: 'order', line: 9, orderId: 'U-2' }])
})

test('a refund whose amount or day is not what its line says is named, and so is one that is gone or put in', async () => {
  const folder = await aBook()
  const book = await openBook(folder)
  const entry = { id: 1, kind: 'refund', day: '2026-11-01', amount: 2_000, reason: '返品', operator: 'sato' } as const
  got(await book.recordMoney({ ...entry, corrects: null }, MORNING))
  await book.close()
  expect((await check(folder)).breaks).toEqual([])
  const sound = readFileSync(join(folder, 'book.sqlite'))
  for (const statement of [
    'update money_entries set amount = 1',
    "update money_entries set day = '2026-11-02'",
    'delete from money_entries',
    `insert into money_entries (of_order, at, kind, day, amount, reason, operator)
      select of_order, at, kind, day, amount, reason, operator from money_entries`,
  ]) {
    writeFileSync(join(folder, 'book.sqlite'), sound)
    harm(folder, (database) => database.rows(statement))
    expect([statement, (await check(folder)).breaks]).toEqual([
      statement,
      [{ kind: 'order', line: 10, orderId: 'U-1' }],
    ])
  }
})

test('an order that was put in without any line is named', async () => {
  const breaks = await breaksAfter((database) => {
    const columns = database.rows('pragma table_info(orders)').map(({ name }) => String(name))
    const copied = columns.filter((name) => !['id', 'draft_key', 'order_id', 'root_id'].includes(name)).join(', ')
    database.rows(`insert into orders (id, draft_key, order_id, root_id, ${copied})
      select 99, 'another', 'U-99', 99, ${copied} from orders where id = 1`)
  })
  expect(breaks).toEqual([{ kind: 'order', line: 0, orderId: 'U-99' }])
})

test('an older copy of book and journal in their place is found by the marker beside them', async () => {
  const folder = await aBook()
  const old = [join(folder, 'book.sqlite'), join(folder, 'journal.jsonl')].map(
    (file) => [file, readFileSync(file)] as const,
  )
  const book = await openBook(folder)
  got(await book.writeNote({ id: 2, text: 'あと', operator: 'sato' }, MORNING))
  await book.close()
  for (const [file, bytes] of old) writeFileSync(file, bytes)
  expect((await check(folder)).breaks).toEqual([{ kind: 'cut-off', line: 9, orderId: null, lines: 1 }])
})

test('lines cut off at the end, and a chain linked anew, are found by the second copy', async () => {
  expect(await breaksAfter((book) => book.rows('delete from history where id > 7'))).toContainEqual({
    kind: 'cut-off',
    line: 7,
    orderId: null,
    lines: 2,
  })
  const forged = await breaksAfter((database) => {
    database.rows("update history set operator = 'somebody' where id = 6")
    relink(database)
  })
  const lines = forged.map(({ kind, line }) => [kind, line])
  expect(lines).toEqual([6, 7, 8, 9].map((line) => ['second-copy', line]))
})

/** Makes all hashes anew, as a forger who knows the rule would. */
function relink(database: Database): void {
  let previous = FIRST_HASH
  for (const row of database.rows('select * from history order by id')) {
    const hash = historyHash(previous, row as unknown as Parameters<typeof historyHash>[1])
    database.rows(`update history set previous_hash = '${previous}', hash = '${hash}' where id = ${String(row['id'])}`)
    previous = hash
  }
}

/** A book of the second version, brought up to date, with one line more. */
async function anOldBook(): Promise<string> {
  const folder = temporaryFolder()
  copyFileSync(join(import.meta.dirname, '../../fixtures/books/v2.sqlite'), join(folder, 'book.sqlite'))
  const book = await openBook(folder)
  got(await book.writeNote({ id: 1, text: '新しい', operator: 'sato' }, MORNING))
  await book.close()
  return folder
}

test('an older book is chained from its next line on, and its lines until then are held by the first link', async () => {
  const folder = await anOldBook()
  const before = await check(folder)
  expect(before).toMatchObject({ linked: 1, breaks: [] })
  expect(before.lines).toBeGreaterThan(1)

  harm(folder, (database) => database.rows("update history set operator = 'x' where id = 1"))
  const kinds = (await check(folder)).breaks.map(({ kind }) => kind)
  expect(kinds).toEqual(['before-chain', 'unlinked'])
  // Nor does noting another start help: the next line was linked to the true one.
  harm(folder, (database) => database.rows(`update chain_start set hash = '${'0'.repeat(64)}'`))
  expect((await check(folder)).breakCount).toBe(2)
})

test('erasing a customer leaves the chain whole', async () => {
  const folder = await aBook()
  const book = await openBook(folder)
  got(await book.erase([1], { at: MORNING, operator: 'sato' }))
  await book.close()
  expect(await check(folder)).toMatchObject({ lines: 10, linked: 10, compared: 10, breaks: [] })
})

test('a book that came back from backup and journal carries the same chain', async () => {
  const folder = await aBook()
  const { head } = await check(folder)
  const early = temporaryFolder()
  const old = await openBook(early)
  await stored(old, aNewOrder({ orderId: 'U-1' }))
  await old.close()
  const repair = { kind: 'restore', source: { kind: 'present' }, putAside: 'x', moved: false }
  copyFileSync(join(early, 'book.sqlite'), join(folder, 'book.sqlite'))
  for (const end of ['-wal', '-shm']) rmSync(join(folder, `book.sqlite${end}`), { force: true })
  writeFileSync(join(folder, 'repair.json'), JSON.stringify(repair))
  const restored = await openBook(folder)
  await restored.close()
  expect(await check(folder)).toMatchObject({ lines: 9, head, breaks: [] })
})

test('lines that were in neither backup nor journal show as a gap, and the chain goes on behind it', async () => {
  const folder = await aBook()
  const journal = join(folder, 'journal.jsonl')
  const lines = readFileSync(journal, 'utf8').split('\n')
  writeFileSync(journal, lines.filter((line) => !line.includes('"history":8,')).join('\n'))
  rmSync(join(folder, 'book.sqlite'))
  mkdirSync(join(folder, 'backups'), { recursive: true })
  const early = temporaryFolder()
  const old = await openBook(early)
  await old.close()
  copyFileSync(join(early, 'book.sqlite'), join(folder, 'backups', 'hand-20261101-093000-000.sqlite'))
  const source = { kind: 'backup', name: 'hand-20261101-093000-000.sqlite' }
  writeFileSync(join(folder, 'repair.json'), JSON.stringify({ kind: 'restore', source, putAside: 'x', moved: false }))
  const book = got(await openOrderBook(bookOptions(folder)))
  got(await book.writeNote({ id: 2, text: 'あと', operator: 'sato' }, MORNING))
  await book.close()
  const { breaks } = await check(folder)
  expect(breaks).toEqual([{ kind: 'missing', line: 9, orderId: 'U-2', lines: 1 }])
})

test('an auditor can follow the exported lines with nothing but SHA-256', async () => {
  const folder = await aBook()
  const path = join(folder, 'audit.jsonl')
  expect(writeAuditFile({ book: join(folder, 'book.sqlite'), path, format: 'jsonl' })).toEqual({ ok: true, value: 9 })
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  let previous = (JSON.parse(head ?? '') as { first: string }).first
  for (const text of rows) {
    const row = JSON.parse(text) as unknown[]
    const hash = createHash('sha256')
      .update(`${previous}\n${JSON.stringify(row.slice(0, 9))}`)
      .digest('hex')
    expect([row[9], row[10]]).toEqual([previous, hash])
    previous = hash
  }
  expect(previous).toBe((await check(folder)).head)
})

test('the file to be read is a CSV whose texts are never formulas', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  await stored(book, aNewOrder({ draft: anOrderDraft({ details: { operator: '=1+1' } }) }))
  await book.close()
  const path = join(folder, 'audit.csv')
  expect(writeAuditFile({ book: join(folder, 'book.sqlite'), path, format: 'csv' })).toEqual({ ok: true, value: 1 })
  const text = readFileSync(path, 'utf8')
  expect(text.startsWith('\uFEFFtime_japan,id,of_order,')).toBe(true)
  expect(text).toContain(",'=1+1,")
  expect(writeAuditFile({ book: join(folder, 'book.sqlite'), path: '/nowhere/x.csv', format: 'csv' })).toMatchObject({
    ok: false,
    error: { kind: 'export-failed', reason: 'folder-gone' },
  })
})
