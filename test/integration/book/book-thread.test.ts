import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { doBookTask, type DoBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import { bookThread } from '../../../src/main/orders/backup/book-thread.ts'
import { aNewOrder } from '../../support/builders.ts'
import { besideBook, openBook, stored, temporaryFolder } from './temporary-book.ts'

const thread = bookThread(new URL('../../../src/main/orders/backup/book-worker.ts', import.meta.url))

/** A book of 60,000 orders, made from one by SQL alone. */
async function largeBook(folder: string, doTask: DoBookTask) {
  const book = await openBook(folder, { doTask })
  const { id } = await stored(book, aNewOrder())
  const database = besideBook(folder)
  const columns = database
    .rows("select name from pragma_table_info('orders')")
    .map(({ name }) => String(name))
    .filter((name) => !['id', 'order_id', 'draft_key'].includes(name))
    .join(', ')
  database.rows(`insert into orders (order_id, draft_key, ${columns})
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 60000)
    select 'L-' || i, 'key-' || i, ${columns} from orders, n where orders.id = ${id}`)
  return book
}

/** How often something else had its turn while `work` went on. */
async function turnsBeside(work: () => Promise<unknown>): Promise<number> {
  const seen = { turns: 0, over: false }
  const turn = (): void => {
    seen.turns += 1
    if (!seen.over) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  seen.over = true
  return seen.turns
}

test('a large backup in its thread leaves the desk free to answer', async () => {
  const folder = temporaryFolder()
  const book = await largeBook(folder, thread)
  const target = (name: string) => join(folder, name)

  const inline = await turnsBeside(() =>
    doBookTask('copy', { book: target('book.sqlite'), target: target('inline.sqlite') }),
  )
  const beside = await turnsBeside(async () => {
    expect(await book.backUp(target('beside.sqlite'))).toEqual({ ok: true, value: null })
  })
  const looked = await thread('look', { path: target('beside.sqlite'), pages: true })

  expect(looked).toMatchObject({ trouble: null, glance: { orders: 60_001 } })
  // Done at once, the copy lets nothing in between: only what begins and ends it.
  expect(inline).toBeLessThan(10)
  expect(beside).toBeGreaterThan(100)
})

test('a backup made while orders come in is one whole moment of the book', async () => {
  const folder = temporaryFolder()
  const book = await largeBook(folder, thread)
  const copying = book.backUp(join(folder, 'copy.sqlite'))
  for (let count = 0; count < 40; count += 1) await stored(book, aNewOrder())
  expect(await copying).toEqual({ ok: true, value: null })
  const { glance } = await thread('look', { path: join(folder, 'copy.sqlite'), pages: true })
  expect(glance?.orders).toBeGreaterThanOrEqual(60_001)
  expect(glance?.orders).toBeLessThanOrEqual(60_041)
})

test('a book is closed only when the copy under way has ended', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder, { doTask: thread })
  await stored(book, aNewOrder())
  const copying = book.backUp(join(folder, 'copy.sqlite')).then(() => existsSync(join(folder, 'copy.sqlite')))
  await book.close()
  expect(existsSync(join(folder, 'copy.sqlite'))).toBe(true)
  expect(await copying).toBe(true)
  // Its log is in the file: nothing of this book reaches into the next.
  const log = join(folder, 'book.sqlite-wal')
  expect(existsSync(log) ? statSync(log).size : 0).toBe(0)
})

test('a file that is there already is never written over', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder, { doTask: thread })
  writeFileSync(join(folder, 'taken.sqlite'), 'mine')
  expect(await book.backUp(join(folder, 'taken.sqlite'))).toMatchObject({ ok: false, error: { kind: 'backup-failed' } })
})

test('a task that cannot be done rejects instead of hanging', async () => {
  const nowhere = bookThread(new URL('no-such-worker.ts', import.meta.url))
  await expect(nowhere('look', { path: '/nowhere', pages: false })).rejects.toThrow()
})
