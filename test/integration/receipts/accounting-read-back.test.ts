import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ACCOUNTING_ENCODINGS, ACCOUNTING_PRODUCTS } from '../../../src/shared/accounting.ts'
import { A_DAY, accountingBytes } from '../../support/accounting-files.ts'
import { readAllByLibreOffice, readByCsvParse, whyNoLibreOffice } from './csv-readers.ts'

const missing = whyNoLibreOffice()

it.for(['utf-8-bom', 'cp932'] as const)(
  'LibreOffice reads the files for accounting programs cell by cell (%s)',
  { timeout: 280_000 },
  (encoding, context) => {
    if (missing !== null) context.skip(missing)
    const folder = mkdtempSync(join(tmpdir(), 'uketsuke-accounting-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const products = ACCOUNTING_PRODUCTS.filter((product) => ACCOUNTING_ENCODINGS[product] === encoding)
    const paths = products.map((product) => {
      const path = join(folder, `${product}.csv`)
      writeFileSync(path, accountingBytes(product, A_DAY, { accountingPartner: '{お客様}' }))
      return path
    })
    const rows = paths.map((path) => readByCsvParse(path, encoding))
    expect(rows.map(({ length }) => length > 1)).toEqual([true, true])
    const widest = Math.max(...rows.map(([first]) => first?.length ?? 0))
    expect(readAllByLibreOffice(paths, encoding, folder, widest)).toEqual(rows)
  },
)
