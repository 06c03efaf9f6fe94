import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase, type Database } from '../../../src/main/orders/book/open-database.ts'
import { openOrderBook, type BookOptions } from '../../../src/main/orders/book/open-order-book.ts'
import type { NewOrder, OrderBook, OrderChange } from '../../../src/main/orders/order-book.ts'
import type { Order } from '../../../src/shared/order.ts'
import type { OrderFilter } from '../../../src/shared/order-query.ts'
import { MORNING } from '../../support/builders.ts'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'book-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function bookOptions(folder: string, overrides: Partial<BookOptions> = {}): BookOptions {
  return { folder, clock: { now: () => MORNING }, newId: () => 'book-of-this-test', ...overrides }
}

/** Opens a book that must open, and closes it after the test. */
export async function openBook(folder: string, overrides: Partial<BookOptions> = {}): Promise<OrderBook> {
  const opened = await openOrderBook(bookOptions(folder, overrides))
  if (!opened.ok) throw new Error(`the book did not open: ${JSON.stringify(opened.error)}`)
  onTestFinished(() => opened.value.close())
  return opened.value
}

/** Why a book does not open; `opened` when it does. */
export async function openingTrouble(folder: string, overrides: Partial<BookOptions> = {}): Promise<unknown> {
  const opened = await openOrderBook(bookOptions(folder, overrides))
  if (!opened.ok) return opened.error
  await opened.value.close()
  return 'opened'
}

export async function stored(book: OrderBook, order: NewOrder): Promise<Order> {
  const added = await book.add(order)
  if (!added.ok) throw new Error(`not stored: ${JSON.stringify(added.error)}`)
  return added.value
}

export async function changed(book: OrderBook, id: number, change: Partial<OrderChange>): Promise<Order> {
  const result = await book.change(id, { event: 'test', at: MORNING, operator: 'sato', ...change })
  if (!result.ok) throw new Error(`not changed: ${JSON.stringify(result.error)}`)
  return result.value
}

export function everything(overrides: Partial<OrderFilter> = {}): OrderFilter {
  const all = { text: '', from: null, to: null, least: null, most: null, statuses: [], divisions: [], operator: '' }
  return { ...all, ...overrides }
}

/** A second connection to the book's file, as another program would have. */
export function besideBook(folder: string): Database {
  const database = openDatabase(join(folder, 'book.sqlite'), 'existing')
  onTestFinished(() => database.close())
  return database
}
