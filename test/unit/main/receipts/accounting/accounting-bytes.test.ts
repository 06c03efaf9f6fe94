import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { ACCOUNTING_PRESETS } from '../../../../../src/main/receipts/accounting/accounting-preset.ts'
import {
  ACCOUNTING_ENCODINGS,
  ACCOUNTING_PRODUCTS,
  type AccountingProduct,
} from '../../../../../src/shared/accounting.ts'
import { A_DAY, accountingBytes } from '../../../../support/accounting-files.ts'
import { anExportedOrder } from '../../../../support/booked-orders.ts'
import { anOrderDraft } from '../../../../support/builders.ts'

const golden = join(import.meta.dirname, '../../../../fixtures/accounting')
const PARTNER = { accountingPartner: '{お客様}', accountingSummary: '{お客様}' }

function decoded(product: AccountingProduct, bytes: Buffer): string {
  return ACCOUNTING_ENCODINGS[product] === 'cp932'
    ? iconv.decode(bytes, 'cp932')
    : bytes.toString().replace(/^\uFEFF/u, '')
}

describe.each(ACCOUNTING_PRODUCTS)('a file for %s', (product) => {
  const { columns, hasHeader } = ACCOUNTING_PRESETS[product]

  it('is byte for byte what was looked at and kept', () => {
    expect(accountingBytes(product, A_DAY).equals(readFileSync(join(golden, `${product}.csv`)))).toBe(true)
  })

  it('has CRLF after every line, the same columns in every line, and no ="…"', () => {
    const text = decoded(product, accountingBytes(product, A_DAY))
    expect(text.split('\r\n').at(-1)).toBe('')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u)
    expect(text).not.toContain('="')
    const rows: string[][] = parse(text)
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length))
    expect(rows).toHaveLength(5 + (hasHeader ? 1 : 0))
    if (hasHeader) expect(rows[0]).toEqual([...columns])
  })

  it('comes back the same from two other readers, and never as a formula, whatever a customer is called', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('=1+1', '+81', '-2', '@SUM(A1)', '＝1', ' =1', '"', ',', 'a\r\nb', '=cmd|"/c calc"!A1', '\t=1'),
    )
    const orders = fc
      .array(name, { minLength: 1, maxLength: 40 })
      .map((names) =>
        names.map((customer) => anExportedOrder({ draft: anOrderDraft({ customer: { name: customer } }) })),
      )
    fc.assert(
      fc.property(orders, (booked) => {
        const text = decoded(product, accountingBytes(product, booked, PARTNER))
        const rows: string[][] = parse(text)
        expect(Papa.parse<string[]>(text, { skipEmptyLines: true }).data).toEqual(rows)
        expect(rows).toHaveLength(booked.length + (hasHeader ? 1 : 0))
        for (const row of rows) {
          expect(row).toHaveLength(columns.length)
          for (const cell of row) expect(cell).not.toMatch(/^[\s\u3000]*[=+\-@＝＋－＠]/u)
        }
      }),
      // Every file in CP932 makes its table of characters anew.
      { numRuns: 6 },
    )
  }, 30_000)
})
