// One process of B4: writes the whole book into one file and answers time, growth of memory and delay of the loop.
import { createWriteStream, fsyncSync, openSync, closeSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import iconv from 'iconv-lite'
import papaparse from 'papaparse'
import * as v from 'valibot'
import { openSnapshot } from '../../src/main/orders/book/book-snapshot.ts'
import { isField } from '../../src/main/receipts/line-sheet.ts'
import { runExport } from '../../src/main/receipts/run-export.ts'
import { mainText } from '../../src/main/text.ts'
import { OrderFilter } from '../../src/shared/order-query.ts'
import { RECEIPT_COLUMNS } from '../../src/shared/receipt-columns.ts'
import type { ExportGiven } from '../export.ts'
import { ordinaryRows } from '../ordinary-rows.ts'
import { answer, sampleGiven, timed } from '../sample.ts'

const { side, book, path, encoding } = sampleGiven() as ExportGiven
const filter = v.parse(OrderFilter, {})
const THREAD = join(import.meta.dirname, '../../src/main/receipts/export-thread.ts')

async function ours(): Promise<void> {
  const request = {
    ...{ filter, sheet: { sheet: 'receipts' as const, columns: [...RECEIPT_COLUMNS] }, encoding },
    ...{ mode: 'machine' as const, unholdable: 'list' as const, again: false },
  }
  const stop = new SharedArrayBuffer(4)
  const end = await runExport(THREAD, { book, request, language: 'ja', path, part: `${path}.x.part`, stop })
  if (end.end !== 'written') throw new Error(`not written: ${JSON.stringify(end)}`)
}

/** Rows for the peers: see ordinary-rows.ts. */
async function* rows(): AsyncGenerator<string[]> {
  const words = mainText('ja')
  yield RECEIPT_COLUMNS.map((column) => words.columns[column])
  yield* ordinaryRows(book, words)
}

function flush(): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

async function csvStringify(): Promise<void> {
  const csv = stringify({ bom: encoding === 'utf-8-bom', escape_formulas: true, record_delimiter: '\r\n' })
  const file = createWriteStream(path, { highWaterMark: 1 << 20 })
  const source = Readable.from(rows())
  if (encoding === 'cp932') await pipeline(source, csv, iconv.decodeStream('utf-8'), iconv.encodeStream('cp932'), file)
  else await pipeline(source, csv, file)
  flush()
}

async function papa(): Promise<void> {
  const all: string[][] = []
  for await (const row of rows()) all.push(row)
  await writeFile(path, `\uFEFF${papaparse.unparse(all, { newline: '\r\n', escapeFormulae: true })}\r\n`)
  flush()
}

/** Only to tell what of a time is reading: nothing is written. */
async function oursReading(): Promise<void> {
  const snapshot = await openSnapshot(book, filter)
  let bytes = 0
  for await (const page of snapshot.lines(RECEIPT_COLUMNS.filter(isField), 250)) bytes += page.bytes.length
  await snapshot.close()
  if (bytes === 0) throw new Error('nothing was read')
}

async function ordinaryReading(): Promise<void> {
  let cells = 0
  for await (const row of rows()) cells += row.length
  if (cells === 0) throw new Error('nothing was read')
}

const SIDES = {
  ...{ ours, 'csv-stringify': csvStringify, papaparse: papa },
  ...{ 'our reading': oursReading, 'ordinary reading': ordinaryReading },
} as const

globalThis.gc?.()
const before = process.memoryUsage.rss()
let most = before
const watching = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20)
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const ms = await timed(SIDES[side])
delay.disable()
clearInterval(watching)
// The kernel's own high-water mark sees what a blocked loop could not look at.
most = Math.max(most, process.resourceUsage().maxRSS * 1024)
answer({ ms, grownMb: (most - before) / 1e6, loopMs: delay.percentile(99) / 1e6 })
