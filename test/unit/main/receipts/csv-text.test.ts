import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvIdentifier, csvLine, csvText } from '../../../../src/main/receipts/csv-text.ts'

/** What somebody else's reader makes of one line. */
function readBack(cells: readonly string[]): string[] | undefined {
  return parse(csvLine(cells), { record_delimiter: '\r\n' })[0]
}

it.each([
  ['plain', 'plain'],
  ['山田 太郎', '山田 太郎'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  [' space around ', '" space around "'],
  ['2026-11-01', '2026-11-01'],
  ['a=b', 'a=b'],
])('writes %j as %j', (text, cell) => {
  expect(csvText(text)).toBe(cell)
})

it.each([
  '=1+1',
  '+81',
  '-70',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '  =1',
  '\u3000=1',
  ' \u3000＝1',
  '\n=1',
])('keeps %j from being a formula, and everything of it readable', (text) => {
  expect(readBack([csvText(text)])).toEqual([`'${text}`])
})

it.each([
  ['0001', '"=""0001"""', '="0001"'],
  ['012345678901234567', '"=""012345678901234567"""', '="012345678901234567"'],
  ['123456789012', '"=""123456789012"""', '="123456789012"'],
  ['123456', '123456', '123456'],
  ['U20261101-0001', 'U20261101-0001', 'U20261101-0001'],
  ['-5', "'-5", "'-5"],
  ['', '', ''],
])('writes the identifier %s so that a spreadsheet keeps its digits', (id, cell, read) => {
  expect([csvIdentifier(id), readBack([csvIdentifier(id)])]).toEqual([cell, [read]])
})

it('puts the text formula around nothing but digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789="-,@A\n')) }), (id) => {
      const cell = csvIdentifier(id)
      expect(cell.startsWith('"=""')).toBe(/^(?:0\d*|\d{12,})$/u.test(id))
    }),
  )
})

it('ends lines with CRLF', () => {
  expect(csvLine(['a', 'b'])).toBe('a,b\r\n')
})

describe('5,000 lines of anything at all', () => {
  const nasty = fc.string({
    unit: fc.constantFrom(...Array.from('",\r\n\t =+-@＝＋－＠\u3000\'山😀a0')),
    maxLength: 12,
  })
  const text = fc.oneof(nasty, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))

  /** The rule in other words than the code's: look at what stands first when the blanks are gone. */
  function guarded(typed: string): string {
    const blanks = typed.length - typed.trimStart().length
    const formula = '=+-@＝＋－＠'.includes(typed.charAt(blanks)) && blanks < typed.length
    return formula || /[\t\r]/u.test(typed.slice(0, blanks)) ? `'${typed}` : typed
  }

  it('come back from another reader as they went in', () => {
    const rows = fc.sample(fc.array(text, { minLength: 3, maxLength: 3 }), 5000)
    const file = `\uFEFF${rows.map((row) => csvLine([...row.map(csvText), '.'])).join('')}`
    const read: string[][] = parse(file, { bom: true, record_delimiter: '\r\n' })
    expect(read).toEqual(rows.map((row) => [...row.map(guarded), '.']))
  })
})
