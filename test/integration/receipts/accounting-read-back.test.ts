import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ACCOUNTING_ENCODINGS, ACCOUNTING_PRODUCTS } from '../../../src/shared/accounting.ts'
import { A_DAY, accountingBytes } from '../../support/accounting-files.ts'
import { readByCsvParse, readByLibreOffice, whyNoLibreOffice } from './csv-readers.ts'

const missing = whyNoLibreOffice()

it.for(ACCOUNTING_PRODUCTS)(
  'LibreOffice reads the file for %s cell by cell',
  { timeout: 280_000 },
  (product, context) => {
    if (missing !== null) context.skip(missing)
    const folder = mkdtempSync(join(tmpdir(), 'uketsuke-accounting-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const path = join(folder, `${product}.csv`)
    writeFileSync(path, accountingBytes(product, A_DAY, { accountingPartner: '{お客様}' }))
    const encoding = ACCOUNTING_ENCODINGS[product]
    const rows = readByCsvParse(path, encoding)
    expect(readByLibreOffice(path, encoding, folder, rows[0]?.length ?? 0)).toEqual(rows)
  },
)
