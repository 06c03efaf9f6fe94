import { execFile } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECEIPT_COLUMNS } from '../../../src/shared/receipt-columns.ts'
import type { Encoding } from '../../../src/shared/export-request.ts'
import { anOrderDraft, MORNING } from '../../support/builders.ts'
import { multiplyOrders } from '../../support/multiply-orders.ts'
import { everything } from '../book/temporary-book.ts'
import { pourBook } from './poured-book.ts'

/** Thirty thousand in every test run; `UKETSUKE_EXPORT_MANY=1000000` for the whole proof (1 GB of disk). */
const ORDERS = Number(process.env['UKETSUKE_EXPORT_MANY'] ?? 30_000)
const MOST_BYTES = 150_000_000

let folder = ''
let book = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'many-orders-'))
  const draft = anOrderDraft({ customer: { name: '山田, "太郎"', note: '=1\n二行目' } })
  const life = { status: 'paid', finishedAt: MORNING } as const
  book = await pourBook(folder, [{ orderId: 'A-1', receiptNo: '0123456789', draft, life }])
  multiplyOrders(book, ORDERS - 1)
}, 600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function measured(encoding: Encoding, path: string) {
  const request = {
    ...{ filter: everything(), sheet: { sheet: 'receipts', columns: [...RECEIPT_COLUMNS] }, encoding },
    ...{ mode: 'excel', unholdable: 'list', again: false },
  }
  const task = { book, request, language: 'ja', path, part: `${path}.x.part` }
  const script = join(import.meta.dirname, 'measured-export.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(task)])
  // Marked boundary: our own script printed it.
  return JSON.parse(stdout) as { readonly end: unknown; readonly grown: number }
}

/** Rows end with CR and LF; a line inside a cell has LF alone. */
async function linesIn(path: string): Promise<number> {
  let lines = 0
  for await (const chunk of createReadStream(path)) for (const byte of chunk as Buffer) if (byte === 0x0d) lines += 1
  return lines
}

describe('fault 28: a book of many orders', () => {
  it.each(['utf-8-bom', 'cp932'] as const)(
    'goes into a file within 150 MB of memory (%s)',
    { timeout: 600_000 },
    async (encoding) => {
      const path = join(folder, `${encoding}.csv`)
      const { end, grown } = await measured(encoding, path)
      expect(end).toEqual({ end: 'written', orders: ORDERS, rows: ORDERS, replaced: 0 })
      expect(await linesIn(path)).toBe(ORDERS + 1)
      if (ORDERS > 30_000) console.info(`${encoding}: ${Math.round(grown / 1e6)} MB`)
      expect(grown).toBeLessThan(MOST_BYTES)
    },
  )
})
