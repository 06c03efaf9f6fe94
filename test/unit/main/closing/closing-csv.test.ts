import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { closingCsv } from '../../../../src/main/closing/closing-csv.ts'
import { closingWords } from '../../../../src/main/closing/closing-words.ts'
import { mainText } from '../../../../src/main/text.ts'
import type { ClosingDay } from '../../../../src/shared/closing.ts'

const sums = { sales: 20_000, provisional: 0, refunds: 20_070, net: -70 }

/** A day of two orders by one operator. */
function dayOf(operator: string): ClosingDay {
  const line = (key: string) => ({ key, orders: 2, sums })
  const figures: ClosingDay['figures'] = {
    day: '2026-11-01',
    orders: 2,
    sums,
    outcomes: [{ outcome: 'paid', orders: 2, yen: 20_000 }],
    methods: [line('2/3')],
    divisions: [line('1')],
    operators: [line(operator)],
    entries: [],
  }
  return { figures, closings: [], unconfirmed: [], changes: [], open: [] }
}

const words = { words: closingWords('ja'), text: mainText('ja') }
const file = (operator: string, encoding: 'utf-8-bom' | 'utf-8' | 'cp932'): Buffer =>
  closingCsv(dayOf(operator), words, { encoding, csvMode: 'excel' })
const rowsIn = (text: string): string[][] => parse(text, { record_delimiter: '\r\n', bom: true })

describe('the day as a CSV file', () => {
  it('is in the encoding that the shop chose for its receipts, with the same cells in each', () => {
    const utf8 = rowsIn(file('sato', 'utf-8').toString())
    expect(file('sato', 'utf-8-bom').subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(rowsIn(file('sato', 'utf-8-bom').toString())).toEqual(utf8)
    expect(rowsIn(new TextDecoder('shift_jis', { fatal: true }).decode(file('sato', 'cp932')))).toEqual(utf8)
    expect(utf8[1]?.slice(3)).toEqual(['2', '20000', '20070', '-70', '0', ''])
  })

  it('has no cell that a spreadsheet computes', () => {
    const operators = rowsIn(file('=1+1', 'utf-8').toString()).map((row) => row[2])
    expect(operators.at(-1)).toBe("'=1+1")
  })

  it('keeps the zeros of an operator’s number in a spreadsheet, and is plain for other programs', () => {
    const item = (operator: string, csvMode: 'excel' | 'machine'): string | undefined =>
      rowsIn(closingCsv(dayOf(operator), words, { encoding: 'utf-8', csvMode }).toString()).at(-1)?.[2]
    expect([item('007', 'excel'), item('007', 'machine')]).toEqual(['="007"', '007'])
    expect([item('佐藤', 'excel'), item('', 'excel')]).toEqual(['佐藤', words.words.noOperator])
  })

  it('loses no character to CP932: such a day is UTF-8', () => {
    expect(file('佐藤😀', 'cp932')).toEqual(file('佐藤😀', 'utf-8-bom'))
  })
})
