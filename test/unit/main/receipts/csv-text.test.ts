import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY, identifierCell, numberCell, textCell } from '../../../../src/main/receipts/sheet.ts'
import { csvIdentifier, csvRow, csvText } from '../../../../src/main/receipts/csv-text.ts'

/** What somebody else's reader makes of one line. */
function readBack(cells: readonly string[]): string[] | undefined {
  return parse(`${cells.join(',')}\r\n`, { record_delimiter: '\r\n' })[0]
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
  '\u2212=1',
  '\uFE63=1',
  '\u200B=1',
  '\uFEFF=1',
])('fault 28: keeps %j from being a formula, and everything of it readable', (text) => {
  expect(readBack([csvText(text)])).toEqual([`'${text}`])
})

it.each([
  ['0001', '"=""0001"""', '="0001"'],
  ['012345678901234567', '"=""012345678901234567"""', '="012345678901234567"'],
  ['123456789012', '"=""123456789012"""', '="123456789012"'],
  ['123456', '123456', '123456'],
  ['U20261101-0001', 'U20261101-0001', 'U20261101-0001'],
  ['-5', "'-5", "'-5"],
  ['12E5', '"=""12E5"""', '="12E5"'],
  ['1-2', '"=""1-2"""', '="1-2"'],
  ['2026-11-01', '"=""2026-11-01"""', '="2026-11-01"'],
  ['', '', ''],
])('fault 28: writes the identifier %s so that a spreadsheet keeps its digits', (id, cell, read) => {
  expect([csvIdentifier(id, 'excel'), readBack([csvIdentifier(id, 'excel')])]).toEqual([cell, [read]])
})

it('leaves an identifier as it is for other programs, but never a formula', () => {
  expect(['0001', '012345678901234567', '1-2', '-5'].map((id) => csvIdentifier(id, 'machine'))).toEqual([
    '0001',
    '012345678901234567',
    '1-2',
    "'-5",
  ])
})

it('puts the text formula around nothing that somebody could make a formula of', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789="-,@A\n')) }), (id) => {
      const inside = /^"=""(.*)"""$/su.exec(csvIdentifier(id, 'excel'))?.[1]
      expect(inside ?? '0').toMatch(/^[0-9-]+$/u)
      if (/^(?:0\d*|\d{16,})$/u.test(id)) expect(inside).toBe(id)
    }),
  )
})

it('ends lines with CRLF, writes numbers as numbers, and no line that a reader would skip', () => {
  const row = [textCell('a'), numberCell(-70), EMPTY, numberCell(null), identifierCell('007')]
  expect([csvRow(row, 'excel'), csvRow([EMPTY], 'excel')]).toEqual(['a,-70,,,"=""007"""\r\n', '""\r\n'])
})

describe('fault 28: 5,000 lines of anything at all', () => {
  const nasty = fc.string({
    unit: fc.constantFrom(...Array.from('",\r\n\t =+-@＝＋－＠\u3000\'山😀a0')),
    maxLength: 12,
  })
  const text = fc.oneof(nasty, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))

  /** The rule in other words than the code's: look at what stands first when the blanks are gone. */
  function guarded(typed: string): string {
    const blanks = typed.length - typed.replace(/^[\s\u200B-\u200F\u2060]+/u, '').length
    const formula = '=+-@＝＋－＠\u2212\uFE62\uFE63\uFE66\uFE6B'.includes(typed.charAt(blanks)) && blanks < typed.length
    return formula || /[\t\r]/u.test(typed.slice(0, blanks)) ? `'${typed}` : typed
  }

  it('come back from another reader as they went in', () => {
    const rows = fc.sample(fc.array(text, { minLength: 3, maxLength: 3 }), 5000)
    const file = `\uFEFF${rows.map((row) => `${[...row.map(csvText), '.'].join(',')}\r\n`).join('')}`
    const read: string[][] = parse(file, { bom: true, record_delimiter: '\r\n' })
    expect(read).toEqual(rows.map((row) => [...row.map(guarded), '.']))
  })
})
