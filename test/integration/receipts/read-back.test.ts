import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { runExport } from '../../../src/main/receipts/run-export.ts'
import type { CsvMode, Encoding } from '../../../src/shared/export-request.ts'
import { formatJapanTime } from '../../../src/shared/japan-time.ts'
import { total } from '../../../src/shared/order.ts'
import { shopText } from '../../../src/shared/text-rules.ts'
import { anOrderDraft, MORNING } from '../../support/builders.ts'
import { everything } from '../book/temporary-book.ts'
import { readByCsvParse, readByLibreOffice, readByPapaparse, whyNoLibreOffice, type Rows } from './csv-readers.ts'
import { pourBook, type Poured } from './poured-book.ts'

/** Two thousand in every test run; `UKETSUKE_EXPORT_ROWS=100000` for the whole proof. */
const ROWS = Number(process.env['UKETSUKE_EXPORT_ROWS'] ?? 2_000)
const THREAD = join(import.meta.dirname, '../../../src/main/receipts/export-thread.ts')
const COLUMNS = ['createdAt', 'orderId', 'receiptNo', 'customerName', 'customerKana', 'phone', 'total', 'note'] as const

/** What is hard to write: formulas in every width, quotes, lines, blanks, characters of two rows, of none, of two units. */
const HOSTILE = [
  ...['=1+1', '=cmd|"/C calc"!A0', '+81 90', '-70', '@SUM(A1)', '＝1+1', '＋', '－70', '＠x', '−70', '﹣1'],
  ...['"', '""', 'say "hi"', 'a,b', ',', 'one\ntwo', '\n=1', "'=1", "'", 'a\tb', ';', 'a;b', '=HYPERLINK("http://x")'],
  ...['0', '007', '1E5', '1/2', '2026/11/01', '1234567890123456789012', '０１', 'TRUE', '#N/A', '50%', '¥100'],
  ...['髙﨑德', '①Ⅰ㈱№', 'ⅰ纊黑', '〜—−‖¢£¬', 'ｶﾅ', 'が', '〓', '\\', '~', '|', '‾¥', 'あ'.repeat(400)],
  ...['😀', '𠮷野家', '👨‍👩‍👧', '한글', 'é', '✓', '\u00A0', 'x\u200Bz', '\u2028', '\u3000=1\u3000'],
]

const kept = shopText(500)
/** Only what the shop can really write down: the form's own rule decides. */
const text = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
    {
      weight: 2,
      arbitrary: fc.string({
        unit: fc.constantFrom(...Array.from('",\r\n\t =+-@＝－;\u3000\'山髙～〜😀a0')),
        maxLength: 12,
      }),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  )
  .map((typed) => v.safeParse(kept, typed))
  .map((parsed) => (parsed.success && !/\p{Cs}/u.test(parsed.output) ? parsed.output : '山田'))

const poured = fc.record({
  name: text,
  kana: text,
  note: text,
  phone: fc.constantFrom('', '0312345678', '03-1234-5678', '+81 90-1234-5678', '090(1234)5678'),
  receiptNo: fc.option(fc.stringMatching(/^[0-9]{8,22}$/u)),
  amount: fc.integer({ min: 1, max: 9_000_000 }),
})

type Generated = typeof poured extends fc.Arbitrary<infer T> ? T : never

function orderOf({ name, kana, note, phone, receiptNo, amount }: Generated, index: number): Poured {
  const draft = anOrderDraft({ customer: { name, kana, note, phone }, payment: { amount, tax: 0 } })
  const key = `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
  return { orderId: `${index % 2 === 0 ? '0' : 'A'}${index}`, receiptNo, draft: { ...draft, draftKey: key } }
}

/** The rule in other words than the code's: what stands first when everything without ink is gone. */
function guarded(typed: string): string {
  const blank = /^[\s\u200B-\u200F\u2060]*/u.exec(typed)?.[0] ?? ''
  const first = typed.charAt(blank.length)
  const formula = first !== '' && '=+-@＝＋－＠−﹢﹣﹦﹫'.includes(first)
  return formula || /[\t\r]/u.test(blank) ? `'${typed}` : typed
}

const TWINS = { '〜': '～', '—': '―', '−': '－', '‖': '∥', '¢': '￠', '£': '￡', '¬': '￢', '¥': '￥', '‾': '￣' }
/** What CP932 makes of a text when the operator took 〓. */
function asCp932(typed: string): string {
  return [...typed]
    .map((character) => {
      const twin = new Map(Object.entries(TWINS)).get(character) ?? character
      return cp932Holds(twin) ? twin : '〓'
    })
    .join('')
}
let held: ReadonlySet<string> | null = null
function cp932Holds(character: string): boolean {
  held ??= everyCp932Character()
  return held.has(character)
}
/** By the platform's reader: every pair of bytes there is. */
function everyCp932Character(): ReadonlySet<string> {
  const reader = new TextDecoder('shift_jis')
  const characters = new Set<string>()
  for (let first = 0; first < 0x100; first += 1) {
    characters.add(reader.decode(Uint8Array.of(first)))
    for (let second = 0x40; second < 0xfd; second += 1) characters.add(reader.decode(Uint8Array.of(first, second)))
  }
  const one = [...characters].filter((some) => [...some].length === 1 && !/[\uFFFD\uE000-\uF8FF]/u.test(some))
  return new Set(one)
}

function expected(orders: readonly Poured[], encoding: Encoding, mode: CsvMode): string[][] {
  const written = (typed: string): string => (encoding === 'cp932' ? asCp932(guarded(typed)) : guarded(typed))
  const id = (digits: string | null): string =>
    mode === 'excel' && digits !== null && /^(?:0\d*|\d{12,})$/u.test(digits) ? `="${digits}"` : guarded(digits ?? '')
  return orders
    .map(({ orderId, receiptNo, draft: { customer, payment } }, index) => [
      ...[formatJapanTime(MORNING + (index + 1) * 60_000), id(orderId), id(receiptNo)],
      ...[written(customer.name), written(customer.kana), id(customer.phone)],
      ...[String(payment === null ? '' : total(payment)), written(customer.note)],
    ])
    .toReversed()
}

let folder = ''
let book = ''
let orders: readonly Poured[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'read-back-'))
  orders = fc.sample(poured, { numRuns: ROWS, seed: 20_261_123 }).map((one, index) => orderOf(one, index + 1))
  book = await pourBook(folder, orders)
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function write(encoding: Encoding, mode: CsvMode): Promise<string> {
  const path = join(folder, `${encoding}-${mode}.csv`)
  const request = {
    ...{ filter: everything(), sheet: { sheet: 'receipts' as const, columns: [...COLUMNS] }, encoding, mode },
    ...{ unholdable: 'replace' as const, again: false },
  }
  const stop = new SharedArrayBuffer(4)
  const task = { book, request, language: 'ja', path, part: `${path}.1.part`, stop } as const
  expect(await runExport(THREAD, task)).toMatchObject({ end: 'written', orders: ROWS })
  return path
}

/** Comparing millions of cells one by one through the matcher takes minutes: only what differs is shown. */
function expectSame(read: Rows, wanted: readonly (readonly string[])[]): void {
  const different = wanted.flatMap((row, line) =>
    row.flatMap((cell, index) => {
      const found = read[line]?.[index]
      return found === cell ? [] : [{ line, column: COLUMNS[index], wanted: cell, found }]
    }),
  )
  expect(different.slice(0, 5)).toEqual([])
  expect(read.length).toBe(wanted.length)
}

const KINDS = [
  ['utf-8-bom', 'excel'],
  ['utf-8', 'machine'],
  ['cp932', 'excel'],
  ['cp932', 'machine'],
] as const

describe.each(KINDS)(`fault 28: generated orders as %s for %s`, (encoding, mode) => {
  it('are in every other reader what they are in the book, cell by cell', { timeout: 300_000 }, async () => {
    const path = await write(encoding, mode)
    const wanted = expected(orders, encoding, mode)
    expectSame(readByCsvParse(path, encoding).slice(1), wanted)
    expectSame(readByPapaparse(path, encoding).slice(1), wanted)
  })
})

const noOffice = whyNoLibreOffice()
describe.skipIf(noOffice !== null)(`fault 28: LibreOffice${noOffice === null ? '' : ` (${noOffice})`}`, () => {
  it.each(['utf-8-bom', 'cp932'] as const)(
    'has in its cells what is in the book, cell by cell (%s)',
    { timeout: 300_000 },
    async (encoding) => {
      const path = await write(encoding, 'machine')
      const read = readByLibreOffice(path, encoding, folder, COLUMNS.length)
      expectSame(read.slice(1), expected(orders, encoding, 'machine'))
    },
  )

  it(
    'keeps every digit and every leading zero of a file made for Excel, and computes nothing else',
    { timeout: 300_000 },
    async () => {
      const path = await write('utf-8-bom', 'excel')
      const read = readByLibreOffice(path, 'utf-8-bom', folder, null)
      const wanted = expected(orders, 'utf-8-bom', 'machine')
      const digits = (rows: Rows): unknown => rows.map((row) => [row[1], row[2], row[6]])
      expect(digits(read.slice(1))).toEqual(digits(wanted))
      expect(
        read
          .slice(1)
          .filter((row) =>
            row.some((cell) => /^(?:Err:\d{3}|#(?:NAME\?|VALUE!|REF!|DIV\/0!|NUM!|NULL!))$/u.test(cell)),
          ),
      ).toEqual([])
    },
  )
})
