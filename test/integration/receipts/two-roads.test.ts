import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSnapshot } from '../../../src/main/orders/book/book-snapshot.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { sumMoney } from '../../../src/main/orders/money-rules.ts'
import { csvEncoder } from '../../../src/main/receipts/csv-encoder.ts'
import { receiptSheet } from '../../../src/main/receipts/receipt-sheet.ts'
import { writeExport } from '../../../src/main/receipts/write-export.ts'
import { mainText } from '../../../src/main/text.ts'
import {
  CSV_MODES,
  ENCODINGS,
  type CsvMode,
  type Encoding,
  type ExportRequest,
} from '../../../src/shared/export-request.ts'
import type { CallDetails } from '../../../src/shared/order.ts'
import { DIVISIONS, JOB_CODES, METHODS } from '../../../src/shared/order.ts'
import { ORDER_STATUSES } from '../../../src/shared/order-status.ts'
import { RECEIPT_COLUMNS, type ReceiptColumn } from '../../../src/shared/receipt-columns.ts'
import { aCard, anOrderDraft, MORNING } from '../../support/builders.ts'
import { everything } from '../book/temporary-book.ts'
import { pourBook, type Poured } from './poured-book.ts'

const ORDERS = 600

/** Anything a column may hold, also what no form lets in. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    '山田 太郎',
    'ヤマダ',
    'sato',
    '-70',
    '="1"',
    '007',
    '123456789012',
    '1E5',
    '1-2',
    '03-1234-5678',
  ),
  fc.constantFrom(
    'あ\u3000',
    'a\u00A0',
    'x\u2003',
    '々〆',
    '一ー',
    '鿿',
    'ぁ',
    '\u3000=1',
    'é',
    'ｱ',
    'Ａ',
    '\uFEFF',
    'a\uFEFF',
    '〜',
    '¥',
  ),
  fc.string({ unit: fc.constantFrom(...Array.from('",\\\\\r\n\t\0 =+-@＝\u3000\'山髙～〜😀a0Zz[_')), maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
)
const id = fc.option(text)
const call = fc.record({ approvalNumber: id, acquirer: id, cardLastFour: id }).map((some): CallDetails => ({
  ...{ flowLevelName: null, callerTelNo: null, incomingAt: null, transactionId: null, cardSeq: null, brand: null },
  ...{ tries: 1, ...some },
}))
const leg = fc.record({
  leg: fc.constantFrom('done' as const, 'failed' as const, 'unknown' as const),
  reason: fc.constantFrom('success-flag' as const, 'error-code' as const, 'no-attempt' as const),
  codes: fc.array(fc.constantFrom('42G830000', 'E61010002', '=x', '😀', 'a b'), { maxLength: 2 }),
})
const verdict = fc.record({ status: fc.constant('paid' as const), charge: fc.option(leg), save: fc.option(leg) })
const reconciliation = fc.record({
  ...{ finding: fc.constantFrom('charged' as const, 'not-charged' as const), note: text },
  ...{ operator: fc.constant('sato'), at: fc.constant(MORNING) },
})

const some = fc.record({
  customer: fc.record({ division: fc.constantFrom(...DIVISIONS), name: text, kana: text, phone: text, note: text }),
  payment: fc.record({
    ...{ jobCode: fc.constantFrom(...JOB_CODES), method: fc.constantFrom(...METHODS), payTimes: text },
    amount: fc.option(fc.integer({ min: 0, max: 9_999_999 })),
    tax: fc.option(fc.integer({ min: 0, max: 999 })),
  }),
  ...{ memberId: text, operator: text, receiptNo: id },
  life: fc.record({
    ...{
      status: fc.oneof(fc.constantFrom(...ORDER_STATUSES), fc.constantFrom('paid' as const, 'reconciled' as const)),
    },
    ...{ call: fc.option(call), verdict: fc.option(verdict), reconciliation: fc.option(reconciliation) },
    finishedAt: fc.option(fc.integer({ min: 0, max: 4_000_000_000_000 })),
  }),
})

function orderOf(given: typeof some extends fc.Arbitrary<infer T> ? T : never, index: number): Poured {
  const { customer, payment, memberId, operator, receiptNo, life } = given
  const asked = { customer, payment, card: aCard({ memberId }), details: { operator } }
  const draft = anOrderDraft(asked)
  const key = `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
  return { orderId: `A-${index}`, receiptNo, draft: { ...draft, draftKey: key }, life }
}

let folder = ''
let book = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'two-roads-'))
  book = await pourBook(
    folder,
    fc.sample(some, { numRuns: ORDERS, seed: 20_261_124 }).map((one, index) => orderOf(one, index + 1)),
  )
  const database = openDatabase(book, 'existing')
  const kinds = ['capture', 'refund', 'void'] as const
  for (let order = 1; order <= ORDERS; order += 3)
    database
      .prepare(
        `insert into money_entries (of_order, at, kind, day, amount, reason, operator) values (?, 1, ?, '2026-11-02', ?, '', 's')`,
      )
      .run([order, kinds[order % 2] ?? 'void', 100 + order])
  database.close()
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Asked {
  readonly encoding: Encoding
  readonly mode: CsvMode
  readonly columns: readonly ReceiptColumn[]
}

/** The file as it is defined: every order as cells, every cell by itself. */
async function defined({ columns, ...asked }: Asked) {
  const encoder = csvEncoder(receiptSheet(columns, mainText('ja')), asked)
  const snapshot = await openSnapshot(book, everything())
  const parts = [encoder.head()]
  for await (const page of snapshot.pages(77))
    parts.push(
      encoder.orders(
        page.map((one): Parameters<typeof encoder.orders>[0][number] => ({ ...one, sums: sumMoney(one.money) })),
      ),
    )
  await snapshot.close()
  return { bytes: Buffer.concat(parts), replaced: encoder.replaced, found: encoder.unholdable.found() }
}

function write({ columns, ...asked }: Asked, unholdable: ExportRequest['unholdable']) {
  const sheet = { sheet: 'receipts' as const, columns: [...columns] }
  const request = { filter: everything(), sheet, again: false, unholdable, ...asked }
  const path = join(folder, 'written.csv')
  const quiet = { isStopped: () => false, progress: () => undefined }
  return writeExport({ book, request, language: 'ja', path, part: `${path}.part`, ...quiet })
}

async function expectSame(asked: Asked): Promise<void> {
  const { bytes, replaced } = await defined(asked)
  expect(await write(asked, 'replace')).toEqual({ end: 'written', orders: ORDERS, rows: ORDERS, replaced })
  const written = readFileSync(join(folder, 'written.csv'))
  const from = bytes.compare(written) === 0 ? null : firstDifference(bytes, written)
  expect(from).toBe(null)
}

/** A few characters around it: a whole file helps nobody. */
function firstDifference(one: Buffer, other: Buffer): string[] {
  const at = one.findIndex((byte, index) => byte !== other[index])
  return [one, other].map((bytes) => bytes.toString('utf8', Math.max(0, at - 80), at + 40))
}

describe('fault 28: the quick road from the book to the file', () => {
  it.each(ENCODINGS.flatMap((encoding) => CSV_MODES.map((mode) => [encoding, mode] as const)))(
    'writes byte by byte what the cells of every order say (%s, %s)',
    async (encoding, mode) => expectSame({ encoding, mode, columns: RECEIPT_COLUMNS }),
    60_000,
  )

  it.each(RECEIPT_COLUMNS)('does so for one column alone: %s', async (column) => {
    await expectSame({ encoding: 'utf-8-bom', mode: 'excel', columns: [column] })
  })

  it('does so in any order of columns', async () => {
    for (const columns of fc.sample(fc.shuffledSubarray([...RECEIPT_COLUMNS], { minLength: 1 }), {
      numRuns: 8,
      seed: 7,
    }))
      await expectSame({ encoding: 'cp932', mode: 'machine', columns })
  })

  it('finds the same characters that CP932 cannot hold, at the same places', async () => {
    const asked = { encoding: 'cp932', mode: 'machine', columns: RECEIPT_COLUMNS } as const
    const { found } = await defined(asked)
    expect(await write(asked, 'list')).toEqual({ end: 'unholdable', found })
    expect(found.kinds).toBeGreaterThan(5)
  })
})
