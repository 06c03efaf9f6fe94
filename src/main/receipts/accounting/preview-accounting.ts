import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ExportPreview } from '../../../shared/export-request.ts'
import type { OrderFilter } from '../../../shared/order-query.ts'
import { sumMoney } from '../../orders/money-rules.ts'
import type { OrderBook } from '../../orders/order-book.ts'
import { shownCell } from '../csv-text.ts'
import type { ExportedOrder } from '../sheet.ts'
import { accountingSheet, type AccountingFile } from './accounting-preset.ts'
import { OrderSurvey } from './survey-orders.ts'

const PREVIEW_ROWS = 5
const PAGE = 100

export interface AccountingPreview {
  readonly book: OrderBook
  readonly filter: OrderFilter
  readonly file: AccountingFile
  /** Whether nobody waits for the answer any more. */
  readonly isStale: () => boolean
}

/** First rows of the file, and what all of it comes to: every order of the filter is looked at once. */
export async function previewAccounting({ book, filter, file, isStale }: AccountingPreview): Promise<ExportPreview> {
  const sheet = accountingSheet(file)
  const survey = new OrderSurvey(file)
  const rows: string[][] = []
  let orders = 0
  for await (const page of exportedOrders(book, filter)) {
    if (isStale()) break
    orders += page.length
    for (const one of page) {
      survey.add(one)
      if (rows.length < PREVIEW_ROWS) rows.push(...sheet.rows(one).map((row) => row.map(shownCell)))
    }
    // A large book is read in many pages: clicks and calls come in between.
    await nextTurn()
  }
  const first = rows.slice(0, PREVIEW_ROWS)
  return { header: sheet.header ?? sheet.columns ?? null, rows: first, orders, accounting: survey.result }
}

async function* exportedOrders(book: OrderBook, filter: OrderFilter): AsyncIterable<readonly ExportedOrder[]> {
  for await (const page of book.pages(filter, PAGE)) {
    const entries = await book.moneyOf(page.map(({ id }) => id))
    yield page.map((order) => {
      const money = entries.get(order.id) ?? []
      return { order, money, sums: sumMoney(money) }
    })
  }
}
