import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { sumMoney } from '../../../src/main/orders/money-rules.ts'
import { csvRow } from '../../../src/main/receipts/csv-text.ts'
import { exportFailure } from '../../../src/main/receipts/export-failure.ts'
import { receiptSheet } from '../../../src/main/receipts/receipt-sheet.ts'
import { textCell } from '../../../src/main/receipts/sheet.ts'
import { runExport } from '../../../src/main/receipts/run-export.ts'
import type { WriteEnd } from '../../../src/main/receipts/export-task.ts'
import { partPath, UnfinishedExport } from '../../../src/main/receipts/unfinished-export.ts'
import { writeExport, type WriteExport } from '../../../src/main/receipts/write-export.ts'
import { mainText } from '../../../src/main/text.ts'
import type { ExportRequest } from '../../../src/shared/export-request.ts'
import { RECEIPT_COLUMNS } from '../../../src/shared/receipt-columns.ts'
import type { OrderFilter } from '../../../src/shared/order-query.ts'
import type { Order } from '../../../src/shared/order.ts'
import { ORDER_STATUSES } from '../../../src/shared/order-status.ts'
import { outcomeWord } from '../../../src/shared/outcome-word.ts'
import { aNewOrder, anOrder, anOrderDraft, MORNING } from '../../support/builders.ts'
import { fill, mounts, NO_MOUNT } from '../../support/mounted-disk.ts'
import { smallDisk } from '../../support/small-disk.ts'
import { changed, everything, openBook, stored, temporaryFolder } from '../book/temporary-book.ts'

const ja = mainText('ja')
const sheet = receiptSheet(RECEIPT_COLUMNS, ja)
const head = csvRow((sheet.header ?? []).map(textCell), 'excel')
function receiptLine(order: Order): string {
  const rows = sheet.rows({ order, money: [], sums: sumMoney([]) })
  return rows.map((row) => csvRow(row, 'excel')).join('')
}

interface BookAndFile {
  readonly book: OrderBook
  readonly file: string
}

async function bookOf(count: number): Promise<BookAndFile> {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  for (let index = 0; index < count; index += 1)
    await stored(book, aNewOrder({ orderId: `A-${index + 1}`, at: MORNING + index * 3_600_000 }))
  return { book, file: join(folder, 'book.sqlite') }
}

function write(
  { file }: BookAndFile,
  path: string,
  { filter = everything(), ...asked }: Partial<ExportRequest> & { readonly filter?: OrderFilter } = {},
  how: Partial<WriteExport> = {},
) {
  const request: ExportRequest = {
    ...{ filter, sheet: { sheet: 'receipts', columns: [...RECEIPT_COLUMNS] }, encoding: 'utf-8-bom', mode: 'excel' },
    ...{ unholdable: 'list', again: false, ...asked },
  }
  const quiet = { isStopped: () => false, progress: () => undefined }
  return writeExport({ book: file, request, language: 'ja', path, part: partPath(path, 'x'), ...quiet, ...how })
}

const THREAD = join(import.meta.dirname, '../../../src/main/receipts/export-thread.ts')

function taskFor(book: string, path: string) {
  const stop = new SharedArrayBuffer(4)
  const request: ExportRequest = {
    ...{ filter: everything(), sheet: { sheet: 'receipts', columns: [...RECEIPT_COLUMNS] }, encoding: 'utf-8' },
    ...{ mode: 'machine', unholdable: 'list', again: false },
  }
  const task = { book, request, language: 'ja', path, part: partPath(path, 'x'), stop } as const
  return { task, stop }
}

/** A folder with last week's file in it. */
function lastWeek(): { folder: string; path: string } {
  const folder = temporaryFolder()
  const path = join(folder, 'orders.csv')
  writeFileSync(path, 'last week')
  return { folder, path }
}

/** What the operator is told of a file that could not be written. */
function told(end: WriteEnd): string {
  const error = exportFailure(end.end === 'failed' ? end.code : 'none')
  return end.end === 'failed' && error.kind === 'export-failed' ? error.reason : end.end
}

const written = (orders: number, replaced = 0): unknown => ({ end: 'written', orders, rows: orders, replaced })

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
    expect(readBack(head + receiptLine(PAID))).toEqual([
      {
        createdAt: '2026/11/01 09:30:00',
        orderId: '="0001-2"',
        receiptNo: '="1234567890123456789012"',
        identificationNumber: '="012345"',
        outcome: '仮売上（カード登録不可）',
        division: '決済とカード登録',
        jobCode: '仮売上',
        customerName: "'=cmd|calc",
        customerKana: 'ヤマダ, "太郎"',
        phone: '="0312345678"',
        amount: '1234',
        tax: '0',
        total: '1234',
        sales: '0',
        provisional: '1234',
        refunds: '0',
        net: '0',
        method: '分割',
        payTimes: '3',
        errorCodes: '42G830000 E61010002',
        approvalNumber: '="099999"',
        acquirer: '2a99661',
        memberId: "'@member",
        cardLastFour: '="0042"',
        operator: '="007"',
        note: '一行目\n二行目',
        finishedAt: '2026/11/01 09:31:01',
        status: 'authorised-card-not-saved',
      },
    ])
  })

  it('leaves a minus in a number a number', () => {
    const refund = anOrder({ draft: anOrderDraft({ payment: { amount: -70, tax: null } }) })
    expect(receiptLine(refund).split(',').slice(10, 13)).toEqual(['-70', '', '-70'])
  })

  it('has no amount where nothing is charged', () => {
    const check = anOrder({ draft: anOrderDraft({ payment: { jobCode: 'CHECK', amount: null, tax: null } }) })
    const card = anOrder({ draft: anOrderDraft({ customer: { division: '3' } }) })
    const cells = [check, card].map((order) => readBack(head + receiptLine(order))[0])
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
    expect(await write(await bookOf(1_203), path)).toEqual(written(1_203))
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
    expect(await write(book, path, { filter: between })).toEqual(written(3))
    expect(readBack(readFileSync(path, 'utf8')).map((row) => row['orderId'])).toEqual(['A-4', 'A-3', 'A-2'])
    expect(await write(book, path, { filter: everything({ text: 'nobody' }) })).toEqual(written(0))
    expect(readFileSync(path, 'utf8')).toBe(`\uFEFF${head}`)
  })

  it('tells apart in words what happened to each order', async () => {
    const book = await bookOf(3)
    await changed(book.book, 1, { status: 'waiting' })
    await changed(book.book, 1, { status: 'declined' })
    await changed(book.book, 2, { status: 'rejected' })
    const path = join(temporaryFolder(), 'orders.csv')
    await write(book, path)
    expect(readBack(readFileSync(path, 'utf8')).map((row) => [row['outcome'], row['status']])).toEqual([
      ['登録中', 'registering'],
      ['登録できません', 'rejected'],
      ['決済不可', 'declined'],
    ])
  })
})

describe('faults 3 and 28: a file that cannot be written', () => {
  /** A folder with last week's file in it, and what stands in the place of the new file while it is written. */
  function folderWith(stand: (part: string) => void): { folder: string; path: string } {
    const { folder, path } = lastWeek()
    stand(partPath(path, 'x'))
    return { folder, path }
  }

  it('names a full disk and leaves last week’s file as it was', async () => {
    const { folder, path } = folderWith((part) => symlinkSync('/dev/full', part))
    expect(told(await write(await bookOf(3), path))).toBe('no-space')
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['last week', ['orders.csv']])
  })

  it('names a disk that is full, and leaves neither half a file nor a rest on it', async ({ skip }) => {
    skip(!mounts, NO_MOUNT)
    const disk = smallDisk()
    const path = join(disk, 'orders.csv')
    writeFileSync(path, 'last week')
    fill(join(disk, 'ballast'))
    expect(told(await write(await bookOf(3), path))).toBe('no-space')
    expect([readFileSync(path, 'utf8'), readdirSync(disk).sort()]).toEqual(['last week', ['ballast', 'orders.csv']])
    rmSync(join(disk, 'ballast'))
    expect(await write(await bookOf(3), path)).toMatchObject({ end: 'written', orders: 3 })
  })

  it('names a file that a running program holds', async () => {
    const { path } = folderWith((part) => copyFileSync('/bin/sleep', part))
    const holder = spawn(partPath(path, 'x'), ['60'])
    onTestFinished(() => void holder.kill())
    await once(holder, 'spawn')
    expect(told(await write(await bookOf(1), path))).toBe('locked')
    expect(readFileSync(path, 'utf8')).toBe('last week')
  })

  it('names a place where nobody may write', async () => {
    // Even root may make no file there.
    const path = '/sys/orders.csv'
    expect(told(await write(await bookOf(1), path))).toBe('no-permission')
    expect(existsSync(path)).toBe(false)
  })

  it.each([
    ['a folder that is gone', (path: string) => join(path, 'gone', 'orders.csv'), 'folder-gone'],
    ['a folder of that name', (path: string) => path, 'other'],
  ])('says so for %s, and leaves nothing behind', async (_, target, reason) => {
    const folder = temporaryFolder()
    const chosen = join(folder, 'chosen.csv')
    mkdirSync(chosen)
    expect(told(await write(await bookOf(1), target(chosen)))).toBe(reason)
    expect([readdirSync(folder), readdirSync(chosen)]).toEqual([['chosen.csv'], []])
  })

  it('says so when the folder goes away while it writes', async () => {
    const folder = join(temporaryFolder(), 'stick')
    mkdirSync(folder)
    const pulled = { progress: () => rmSync(folder, { recursive: true }) }
    expect(told(await write(await bookOf(3), join(folder, 'orders.csv'), {}, pulled))).toBe('folder-gone')
    expect(existsSync(folder)).toBe(false)
  })

  it('says so when even the half file cannot be taken away', async () => {
    const { path } = folderWith((part) => mkdirSync(part))
    expect(told(await write(await bookOf(1), path))).toBe('other')
    expect(readFileSync(path, 'utf8')).toBe('last week')
  })

  it('keeps no half file when the book cannot be read', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'orders.csv')
    await expect(write({ ...(await bookOf(1)), file: join(folder, 'no.sqlite') }, path)).rejects.toThrow()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('one moment of the book', () => {
  it('is what a file holds, whatever is written meanwhile', async () => {
    const shop = await bookOf(600)
    const path = join(temporaryFolder(), 'orders.csv')
    let late = Promise.resolve<unknown>(null)
    const told: number[] = []
    const progress = ({ done }: { readonly done: number }): void => {
      told.push(done)
      late = late.then(() => changed(shop.book, 1, { status: 'waiting' }))
    }
    await changed(shop.book, 1, { status: 'waiting' })
    expect(
      await write(shop, path, { sheet: { sheet: 'receipts', columns: ['status', 'orderId'] } }, { progress }),
    ).toEqual(written(600))
    await late
    expect(told).toEqual([250, 500, 600])
    expect(readFileSync(path, 'utf8').split('\r\n').slice(-2)).toEqual(['waiting,A-1', ''])
  })

  it('has the yen recorded by hand, each order its own, without what was taken back', async () => {
    const shop = await bookOf(2)
    for (const id of [1, 2]) {
      await changed(shop.book, id, { status: 'waiting' })
      await changed(shop.book, id, { status: 'paid' })
    }
    const entry = { day: '2026-11-02', reason: 'r', operator: 'sato', corrects: null }
    const wrong = { ...entry, id: 1, kind: 'refund', amount: 100 } as const
    for (const one of [wrong, { ...wrong, amount: 50 }, { ...wrong, id: 2, amount: 7 }])
      expect(await shop.book.recordMoney(one, MORNING)).toMatchObject({ ok: true })
    expect(await shop.book.recordMoney({ ...wrong, kind: 'mistake', amount: 0, corrects: 1 }, MORNING)).toMatchObject({
      ok: true,
    })
    const path = join(temporaryFolder(), 'orders.csv')
    await write(shop, path, { sheet: { sheet: 'receipts', columns: ['orderId', 'total', 'refunds'] } })
    expect(readFileSync(path, 'utf8').split('\r\n').slice(1)).toEqual(['A-2,11000,7', 'A-1,11000,50', ''])
  })

  it('writes the chosen columns in the chosen order, found by words', async () => {
    const path = join(temporaryFolder(), 'orders.csv')
    const asked = { filter: everything({ text: 'A-30' }), encoding: 'utf-8' } as const
    const columns = ['orderId', 'createdAt'] as const
    expect(
      await write(await bookOf(301), path, { ...asked, sheet: { sheet: 'receipts', columns: [...columns] } }),
    ).toEqual(written(3))
    const rows = readFileSync(path, 'utf8').split('\r\n')
    expect([rows[0], rows.slice(1).map((row) => row.split(',')[0])]).toEqual([
      '注文番号,受付日時',
      ['A-301', 'A-300', 'A-30', ''],
    ])
  })
})

describe('fault 28: characters that CP932 cannot hold', () => {
  async function hostileBook(): Promise<BookAndFile> {
    const shop = await bookOf(300)
    const names = ['髙島 😀', '𠮷野 😀', '山田〜']
    for (const [index, name] of names.entries())
      await stored(shop.book, {
        ...aNewOrder({ orderId: `H-${index}` }),
        draft: anOrderDraft({ customer: { name, note: index === 0 ? '✓' : '' } }),
      })
    return shop
  }

  it('are all listed with order and column, and no file is made', async () => {
    const folder = temporaryFolder()
    expect(await write(await hostileBook(), join(folder, 'orders.csv'), { encoding: 'cp932' })).toEqual({
      end: 'unholdable',
      found: {
        kinds: 3,
        places: 4,
        characters: [
          {
            character: '😀',
            count: 2,
            places: [
              { orderId: 'H-1', column: 'お客様' },
              { orderId: 'H-0', column: 'お客様' },
            ],
          },
          { character: '𠮷', count: 1, places: [{ orderId: 'H-1', column: 'お客様' }] },
          { character: '✓', count: 1, places: [{ orderId: 'H-0', column: 'メモ' }] },
        ],
      },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('become 〓 only when the operator says so', async () => {
    const path = join(temporaryFolder(), 'orders.csv')
    const asked = {
      encoding: 'cp932',
      unholdable: 'replace',
      sheet: { sheet: 'receipts', columns: ['customerName'] },
    } as const
    expect(
      await write(await hostileBook(), path, { ...asked, sheet: { ...asked.sheet, columns: ['customerName'] } }),
    ).toEqual(written(303, 3))
    const text = new TextDecoder('shift_jis', { fatal: true }).decode(readFileSync(path))
    expect(text.split('\r\n').slice(0, 4)).toEqual(['お客様', '山田～', '〓野 〓', '髙島 〓'])
  })
})

describe('faults 1 and 28: an export that is stopped', () => {
  it('leaves nothing of itself, and last week’s file as it was', async () => {
    const { folder, path } = lastWeek()
    let pages = 0
    const how = { isStopped: () => (pages += 1) > 2 }
    expect(await write(await bookOf(600), path, {}, how)).toEqual({ end: 'cancelled' })
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['orders.csv'], 'last week'])
  })

  it('is heard by its thread from outside', async () => {
    const { folder, path } = lastWeek()
    const { task, stop } = taskFor((await bookOf(300)).file, path)
    Atomics.store(new Int32Array(stop), 0, 1)
    expect(await runExport(THREAD, task)).toEqual({ end: 'cancelled' })
    expect(readdirSync(folder)).toEqual(['orders.csv'])
  })

  it('leaves no file of the final name when the program is killed in the middle, and the rest goes at the next start', async () => {
    const { folder, path } = lastWeek()
    const own = temporaryFolder()
    const { task } = taskFor((await bookOf(600)).file, path)
    const unfinished = new UnfinishedExport(own)
    expect(unfinished.begin(task.part)).toBe(null)
    // The child writes its first pages and then waits for ever: SIGKILL comes in the middle, whatever the machine does.
    const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-export.ts'), JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect([readdirSync(folder).length, readFileSync(path, 'utf8')]).toEqual([2, 'last week'])
    new UnfinishedExport(own).tidy()
    expect([readdirSync(folder), readdirSync(own)]).toEqual([['orders.csv'], []])
  })

  it('never takes away a file that is not half an export, whatever the note says', () => {
    const { folder, path } = lastWeek()
    for (const note of [JSON.stringify({ part: path }), '{"part":', '[]']) {
      writeFileSync(join(folder, 'unfinished-export.json'), note)
      new UnfinishedExport(folder).tidy()
    }
    expect(readdirSync(folder)).toEqual(['orders.csv'])
  })
})
