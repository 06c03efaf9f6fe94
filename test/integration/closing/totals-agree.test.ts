import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ClosingService } from '../../../src/main/closing/closing-service.ts'
import { sumMoney } from '../../../src/main/orders/money-rules.ts'
import { bookedEntries } from '../../../src/main/receipts/accounting/booked-entry.ts'
import { writeExport } from '../../../src/main/receipts/write-export.ts'
import { RECEIPT_COLUMNS } from '../../../src/shared/receipt-columns.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import type { ClosingFigures } from '../../../src/shared/closing.ts'
import { startOfDay } from '../../../src/shared/japan-time.ts'
import { addUp, NO_SUMS, saleFacts, saleSums, type SaleSums } from '../../../src/shared/sale-sums.ts'
import { everything, openBook, temporaryFolder } from '../book/temporary-book.ts'
import { allDays, DAYS, play, someOrder } from './random-days.ts'

/** The sums of the CSV that an operator gets of the whole book, added up column by column. */
async function inTheFile(file: string): Promise<SaleSums> {
  const path = join(temporaryFolder(), 'orders.csv')
  const request = {
    ...{ filter: everything(), sheet: { sheet: 'receipts' as const, columns: [...RECEIPT_COLUMNS] }, again: false },
    ...{ encoding: 'utf-8-bom' as const, mode: 'excel' as const, unholdable: 'list' as const },
  }
  const quiet = { isStopped: () => false, progress: () => undefined }
  await writeExport({ book: file, request, language: 'en', path, part: `${path}.x.part`, ...quiet })
  const rows: Record<string, string>[] = parse(readFileSync(path), {
    bom: true,
    columns: [...RECEIPT_COLUMNS],
    from: 2,
  })
  const column = (name: keyof SaleSums): number => rows.reduce((sum, row) => sum + Number(row[name]), 0)
  return { sales: column('sales'), provisional: column('provisional'), refunds: column('refunds'), net: column('net') }
}

/** Net of what the accounting presets book, entry by entry. */
async function inTheAccounts(book: OrderBook): Promise<number> {
  let net = 0
  for await (const page of book.pages(everything(), 5)) {
    const kept = await book.moneyOf(page.map(({ id }) => id))
    for (const order of page) {
      const money = kept.get(order.id) ?? []
      const entries = bookedEntries({ order, money, sums: sumMoney(money) }, { from: null, to: null })
      net += entries.reduce((sum, { yen, isReverse }) => sum + (isReverse ? -yen : yen), 0)
    }
  }
  return net
}

/** What the orders come to, one by one, as a file writes them. */
async function oneByOne(book: OrderBook, filter = everything()): Promise<SaleSums> {
  const sums: SaleSums[] = []
  for await (const page of book.pages(filter, 7)) {
    const money = await book.moneyOf(page.map(({ id }) => id))
    sums.push(...page.map((order) => saleSums(saleFacts(order), money.get(order.id) ?? [])))
  }
  return addUp(sums)
}

function tablesAgree({ sums, orders, methods, divisions, operators, outcomes }: ClosingFigures): void {
  for (const lines of [methods, divisions, operators]) {
    expect(addUp(lines.map((line) => line.sums))).toEqual(sums)
    expect(lines.reduce((sum, line) => sum + line.orders, 0)).toBe(orders)
  }
  expect(outcomes.reduce((sum, line) => sum + line.orders, 0)).toBe(orders)
}

it('adds up to the same yen in closing, list, chart, CSV and accounts, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someOrder, { minLength: 1, maxLength: 12 }), async (orders) => {
      const folder = temporaryFolder()
      const book = await openBook(folder)
      for (const order of orders) await play(book, order)
      const closing = new ClosingService({ book, now: () => 0 })

      const days = await Promise.all(allDays().map((day) => closing.day(day)))
      days.forEach(({ figures }) => tablesAgree(figures))
      const list = await book.sumsOf(everything())
      const chart = await closing.days({ last: allDays().at(-1) ?? '', days: allDays().length })

      const files = await oneByOne(book)
      expect(list).toEqual({ orders: orders.length, sums: files })
      expect(await inTheFile(join(folder, 'book.sqlite'))).toEqual(files)
      expect(await inTheAccounts(book)).toBe(files.net)
      expect(addUp(days.map(({ figures }) => figures.sums))).toEqual(files)
      expect(chart.map(({ sums }) => sums)).toEqual(days.map(({ figures }) => figures.sums))
      await book.close()
    }),
    { numRuns: 20 },
  )
}, 120_000)

it('adds up a filter to the same yen as its orders one by one', async () => {
  const book = await openBook(temporaryFolder())
  for (const order of fc.sample(someOrder, { numRuns: 60, seed: 7 })) await play(book, order)
  const filters = [
    everything({ from: startOfDay(DAYS[1]), to: startOfDay(DAYS[1], 1) - 1 }),
    everything({ operator: 'sato', least: 100_000 }),
    everything({ statuses: ['paid', 'reconciled'], divisions: ['1'] }),
    everything({ text: '山田', operator: 'ito' }),
    everything({ text: '山田' }),
  ]
  for (const filter of filters) {
    const { sums } = await book.sumsOf(filter)
    expect(sums).toEqual(await oneByOne(book, filter))
    expect(sums).not.toEqual(NO_SUMS)
  }
})
