import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { keepRepair, type PendingRepair } from '../../../src/main/orders/backup/pending-repair.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { aNewOrder } from '../../support/builders.ts'
import { got } from '../orders/order-counter.ts'
import { bookOptions, stored, temporaryFolder } from './temporary-book.ts'

const BACKUP = 'hand-20261101-100000.sqlite'

let folder = ''
let backup = ''

/** Opens the book of the folder, does this with it and closes it. */
async function withBook<T>(name: string, work: (book: OrderBook) => Promise<T>, where = folder): Promise<T> {
  const book = got(await openOrderBook(bookOptions(where, { newId: () => name })))
  try {
    return await work(book)
  } finally {
    await book.close()
  }
}

/** Draws the counter so often, as registering orders does; answers the last value. */
async function draw(book: OrderBook, times: number): Promise<number> {
  let value = 0
  for (let time = 0; time < times; time += 1) value = got(await book.nextCounter('day'))
  return value
}

function repair(asked: PendingRepair): void {
  keepRepair(folder, asked)
}

/** A book that gave five order IDs before its backup and five after it, then was lost. */
beforeEach(async () => {
  folder = temporaryFolder()
  backup = join(folder, 'backups', BACKUP)
  await withBook('first-book', async (book) => {
    await stored(book, aNewOrder({ orderId: 'U-1' }))
    await draw(book, 5)
  })
  mkdirSync(join(folder, 'backups'))
  cpSync(join(folder, 'book.sqlite'), backup)
  await withBook('first-book', (book) => draw(book, 5))
  rmSync(join(folder, 'book.sqlite'))
})

it('fault 4: gives no order ID again after a new book was begun and then the old backup restored', async () => {
  repair({ kind: 'start-new', lost: 'missing', putAside: 'lost', moved: false })
  await withBook('second-book', async (book) => {
    await stored(book, aNewOrder({ orderId: 'U-11' }))
    expect(await draw(book, 10)).toBe(20)
  })
  repair({ kind: 'restore', source: { kind: 'backup', name: BACKUP }, putAside: 'second', moved: false })
  expect(await withBook('second-book', (book) => draw(book, 1))).toBe(21)
})

it('fault 4: gives no order ID again whose journal only lies with what was put aside', async () => {
  repair({ kind: 'start-new', lost: 'missing', putAside: 'lost', moved: false })
  await withBook('second-book', (book) => draw(book, 10))
  repair({ kind: 'start-new', lost: 'missing', putAside: 'lost-too', moved: false })
  await withBook('third-book', (book) => stored(book, aNewOrder({ orderId: 'U-21' })))
  // Nothing but what was put aside knows of the IDs that the second book gave.
  rmSync(join(folder, 'put-aside', 'lost'), { recursive: true })
  writeFileSync(join(folder, 'put-aside', 'a-file-of-the-shop.txt'), '')
  repair({ kind: 'restore', source: { kind: 'backup', name: BACKUP }, putAside: 'third', moved: false })
  expect(await withBook('third-book', (book) => draw(book, 1))).toBe(21)
})

it("gives no order ID again that this PC gave before it received another one's book", async () => {
  const other = temporaryFolder()
  await withBook('other-book', (book) => draw(book, 3), other)
  repair({ kind: 'restore', source: { kind: 'backup', name: BACKUP }, putAside: 'lost', moved: false })
  await withBook('first-book', (book) => draw(book, 2))
  mkdirSync(join(folder, 'received'))
  for (const name of ['book.sqlite', 'journal.jsonl']) cpSync(join(other, name), join(folder, 'received', name))
  repair({ kind: 'receive', putAside: 'before-moving', moved: false })
  expect(await withBook('other-book', (book) => draw(book, 1))).toBe(13)
})
