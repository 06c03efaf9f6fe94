import { join } from 'node:path'
import { connect } from '../../../src/main/orders/book/connect.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import { draftColumns } from '../../../src/main/orders/book/order-row.ts'
import type { Order, OrderDraft } from '../../../src/shared/order.ts'
import { MORNING } from '../../support/builders.ts'
import { bookOptions } from '../book/temporary-book.ts'

/** One order as it is poured: everything else is the same in all of them. */
export interface Poured {
  readonly orderId: string
  readonly draft: OrderDraft
  readonly receiptNo: string | null
  /** What became of it; otherwise it waits for its call. */
  readonly life?: Partial<Pick<Order, 'status' | 'call' | 'verdict' | 'reconciliation' | 'finishedAt'>>
}

const BATCH = 500

/** A closed book of these orders, a minute apart. One commit an order would take minutes. Answers the book's file. */
export async function pourBook(folder: string, orders: Iterable<Poured>): Promise<string> {
  const opened = await openOrderBook(bookOptions(folder))
  if (!opened.ok) throw new Error('the book did not open')
  await opened.value.close()
  const path = join(folder, 'book.sqlite')
  const database = openDatabase(path, 'existing')
  const book = connect(database)
  database.rows('pragma synchronous = off')
  let rows: ReturnType<typeof rowOf>[] = []
  let made = 0
  const pour = async (): Promise<void> => {
    const batch = rows
    rows = []
    if (batch.length === 0) return
    await book.transaction().execute(async (transaction) => {
      for (let from = 0; from < batch.length; from += 50)
        await transaction
          .insertInto('orders')
          .values(batch.slice(from, from + 50))
          .execute()
    })
  }
  for (const order of orders) {
    made += 1
    rows.push(rowOf(order, MORNING + made * 60_000))
    if (rows.length === BATCH) await pour()
  }
  await pour()
  await book.destroy()
  return path
}

function rowOf({ orderId, draft, receiptNo, life = {} }: Poured, at: number) {
  const { status = 'waiting', finishedAt = null } = life
  return {
    ...draftColumns(draft),
    ...{ root_id: null, attempt: 1, order_id: orderId, status, review: null },
    ...{ identification_number: '012345', receipt_no: receiptNo },
    ...{ created_at: at, registered_at: at, finished_at: finishedAt, checked_at: null },
    ...{ problem: null, call: json(life.call), verdict: json(life.verdict) },
    reconciliation: json(life.reconciliation),
  }
}

function json(value: object | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
