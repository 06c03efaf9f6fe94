import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { exportCsv } from '../../../src/main/receipts/export-csv.ts'
import { receiptHead, receiptLine } from '../../../src/main/receipts/receipt-row.ts'
import { mainText, RECEIPT_COLUMNS } from '../../../src/main/text.ts'
import type { OrderFilter } from '../../../src/shared/order-query.ts'
import type { Order } from '../../../src/shared/order.ts'
import { ORDER_STATUSES } from '../../../src/shared/order-status.ts'
import { outcomeWord } from '../../../src/shared/outcome-word.ts'
import { failure, success } from '../../../src/shared/result.ts'
import { aNewOrder, anOrder, anOrderDraft, MORNING } from '../../support/builders.ts'
import { changed, everything, openBook, stored, temporaryFolder } from '../book/temporary-book.ts'

const ja = mainText('ja')

async function bookOf(count: number): Promise<OrderBook> {
  const book = await openBook(temporaryFolder())
  for (let index = 0; index < count; index += 1)
    await stored(book, aNewOrder({ orderId: `A-${index + 1}`, at: MORNING + index * 3_600_000 }))
  return book
}

function write(book: OrderBook, path: string, filter: OrderFilter = everything()) {
  return exportCsv({ book, filter, text: ja, path })
}

/** A file as another reader sees it, by the columns' own names. */
function readBack(text: string): Record<string, string>[] {
  return parse(text, { bom: true, columns: [...RECEIPT_COLUMNS], from: 2, record_delimiter: '\r\n' })
}

const PAID: Order = anOrder({
  orderId: '0001-2',
  draft: anOrderDraft({
    customer: { division: '2', name: '=cmd|calc', kana: 'ヤマダ, "太郎"', phone: '0312345678', note: '一行目\n二行目' },
    payment: { amount: 1_234, tax: 0, method: '2', payTimes: '3', jobCode: 'AUTH' },
    card: { memberId: '@member' },
    details: { operator: '007' },
  }),
  status: 'paid',
  identificationNumber: '012345',
  receiptNo: '1234567890123456789012',
  call: {
    flowLevelName: null,
    callerTelNo: null,
    incomingAt: null,
    approvalNumber: '099999',
    transactionId: null,
    acquirer: '2a99661',
    cardLastFour: '0042',
    cardSeq: null,
    brand: null,
    tries: 1,
  },
  verdict: {
    status: 'paid',
    charge: { leg: 'done', reason: 'success-flag', codes: [] },
    save: { leg: 'failed', reason: 'error-code', codes: ['42G830000', 'E61010002'] },
  },
  createdAt: MORNING,
  finishedAt: MORNING + 61_000,
})

describe('one order as one line', () => {
  it('carries everything the shop asks about, in Japan time, numbers as numbers, identifiers whole', () => {
    expect(readBack(receiptHead(ja) + receiptLine(PAID, ja))).toEqual([
      {
        createdAt: '2026/11/01 09:30:00',
        orderId: '0001-2',
        receiptNo: '="1234567890123456789012"',
        identificationNumber: '="012345"',
        outcome: '決済済み（カード登録できず）',
        division: '決済とカード登録',
        jobCode: '仮売上',
        customerName: "'=cmd|calc",
        customerKana: 'ヤマダ, "太郎"',
        phone: '="0312345678"',
        amount: '1234',
        tax: '0',
        total: '1234',
        method: '分割',
        payTimes: '3',
        sales: '0',
        provisional: '1234',
        refunds: '0',
        net: '0',
        errorCodes: '42G830000 E61010002',
        approvalNumber: '="099999"',
        acquirer: '2a99661',
        memberId: "'@member",
        cardLastFour: '="0042"',
        operator: '="007"',
        note: '一行目\n二行目',
        finishedAt: '2026/11/01 09:31:01',
        status: 'paid-card-not-saved',
      },
    ])
  })

  it('leaves a minus in a number a number', () => {
    const refund = anOrder({ draft: anOrderDraft({ payment: { amount: -70, tax: null } }) })
    expect(receiptLine(refund, ja).split(',').slice(10, 13)).toEqual(['-70', '', '-70'])
  })

  it('has no amount where nothing is charged', () => {
    const check = anOrder({ draft: anOrderDraft({ payment: { jobCode: 'CHECK', amount: null, tax: null } }) })
    const card = anOrder({ draft: anOrderDraft({ customer: { division: '3' } }) })
    const cells = [check, card].map((order) => readBack(receiptHead(ja) + receiptLine(order, ja))[0])
    expect(cells.map((row) => [row?.['amount'], row?.['tax'], row?.['total'], row?.['method']])).toEqual(
      Array(2).fill(['', '', '', '']),
    )
  })

  it.each(['ja', 'en'] as const)('has a word of its own for every outcome (%s)', (language) => {
    const { outcome, columns } = mainText(language)
    expect(new Set(Object.values(outcome)).size).toBe(Object.keys(outcome).length)
    expect(new Set(Object.values(columns)).size).toBe(RECEIPT_COLUMNS.length)
    const words = ORDER_STATUSES.map((status) => outcomeWord({ ...PAID, verdict: null, status }))
    expect(new Set(words.map((word) => outcome[word])).size).toBe(ORDER_STATUSES.length)
  })
})

describe('a file', () => {
  it('begins with a BOM, ends every line with CRLF, and holds every order, newest first', async () => {
    const path = join(temporaryFolder(), '受付履歴.csv')
    expect(await write(await bookOf(1_203), path)).toEqual(success(1_203))
    const text = readFileSync(path, 'utf8')
    expect([...readFileSync(path).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text.split('\r\n').length).toBe(1_205)
    expect(readBack(text).map((row) => row['orderId'])).toEqual(
      Array.from({ length: 1_203 }, (_, index) => `A-${1_203 - index}`),
    )
    expect(readdirSync(join(path, '..'))).toEqual(['受付履歴.csv'])
  })

  it('holds what the filter asks for, both ends included, and only a head when that is nothing', async () => {
    const book = await bookOf(5)
    const path = join(temporaryFolder(), 'orders.csv')
    const hour = 3_600_000
    const between = everything({ from: MORNING + hour, to: MORNING + 3 * hour })
    expect(await write(book, path, between)).toEqual(success(3))
    expect(readBack(readFileSync(path, 'utf8')).map((row) => row['orderId'])).toEqual(['A-4', 'A-3', 'A-2'])
    expect(await write(book, path, everything({ text: 'nobody' }))).toEqual(success(0))
    expect(readFileSync(path, 'utf8')).toBe(`\uFEFF${receiptHead(ja)}`)
  })

  it('tells apart in words what happened to each order', async () => {
    const book = await bookOf(3)
    await changed(book, 1, { status: 'waiting' })
    await changed(book, 1, { status: 'declined' })
    await changed(book, 2, { status: 'rejected' })
    const path = join(temporaryFolder(), 'orders.csv')
    await write(book, path)
    expect(readBack(readFileSync(path, 'utf8')).map((row) => [row['outcome'], row['status']])).toEqual([
      ['登録中', 'registering'],
      ['登録できず', 'rejected'],
      ['決済できず', 'declined'],
    ])
  })
})

describe('a file that cannot be written', () => {
  /** A folder with last week's file in it, and what stands in the place of the new file while it is written. */
  function folderWith(stand: (part: string) => void): { folder: string; path: string } {
    const folder = temporaryFolder()
    const path = join(folder, 'orders.csv')
    writeFileSync(path, 'last week')
    stand(`${path}.part`)
    return { folder, path }
  }

  it('names a full disk and leaves last week’s file as it was', async () => {
    const { folder, path } = folderWith((part) => symlinkSync('/dev/full', part))
    expect(await write(await bookOf(3), path)).toEqual(failure({ kind: 'export-failed', reason: 'no-space' }))
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['last week', ['orders.csv']])
  })

  it('names a file that a running program holds', async () => {
    const { path } = folderWith((part) => copyFileSync('/bin/sleep', part))
    const holder = spawn(`${path}.part`, ['60'])
    onTestFinished(() => void holder.kill())
    await once(holder, 'spawn')
    expect(await write(await bookOf(1), path)).toEqual(failure({ kind: 'export-failed', reason: 'locked' }))
    expect(readFileSync(path, 'utf8')).toBe('last week')
  })

  it('names a place where nobody may write', async () => {
    // Even root may make no file there.
    const path = '/sys/orders.csv'
    expect(await write(await bookOf(1), path)).toEqual(failure({ kind: 'export-failed', reason: 'no-permission' }))
    expect(existsSync(path)).toBe(false)
  })

  it.each([
    ['a folder that is gone', (path: string) => join(path, 'gone', 'orders.csv')],
    ['a folder of that name', (path: string) => path],
  ])('says so for %s, and leaves nothing behind', async (_, target) => {
    const folder = temporaryFolder()
    const chosen = join(folder, 'chosen.csv')
    mkdirSync(chosen)
    expect(await write(await bookOf(1), target(chosen))).toEqual(failure({ kind: 'export-failed', reason: 'other' }))
    expect([readdirSync(folder), readdirSync(chosen)]).toEqual([['chosen.csv'], []])
  })

  it('says so when even the half file cannot be taken away', async () => {
    const { path } = folderWith((part) => mkdirSync(part))
    expect(await write(await bookOf(1), path)).toEqual(failure({ kind: 'export-failed', reason: 'other' }))
    expect(readFileSync(path, 'utf8')).toBe('last week')
  })

  it('keeps no half file when the book breaks in the middle', async () => {
    const book = await bookOf(1)
    const folder = temporaryFolder()
    async function* broken(): AsyncIterable<readonly Order[]> {
      yield await Promise.resolve([PAID])
      throw new Error('the book broke')
    }
    await expect(write({ ...book, pages: broken }, join(folder, 'orders.csv'))).rejects.toThrow('the book broke')
    expect(readdirSync(folder)).toEqual([])
  })
})
