import { sql, type Kysely, type Selectable } from 'kysely'
import type { Yen } from '../../../shared/money.ts'
import type { HistoryEntry } from '../../../shared/order-query.ts'
import type { Moved } from '../order-book.ts'
import type { BookTables, HistoryTable } from './book-tables.ts'
import { readStatus } from './order-row.ts'

interface Amounts {
  readonly amount: Yen | null
  readonly tax: Yen | null
}

/** What happened to one order, oldest first, with its total before and after where a correction changed it. */
export async function readHistory(book: Kysely<BookTables>, order: number): Promise<HistoryEntry[]> {
  const rows = await book.selectFrom('history').selectAll().where('of_order', '=', order).orderBy('id').execute()
  let before: Amounts = { amount: null, tax: null }
  return rows.map((row) => {
    const after = amountsAfter(before, row)
    const entry = { ...entryOf(row), totals: totalsOf(before, after) }
    before = after
    return entry
  })
}

/** The first move says what an order was, the last one when it became what it is; illegal ones moved nothing. */
export async function movedSince(
  book: Kysely<BookTables>,
  orders: readonly number[],
  since: number,
): Promise<Map<number, Moved>> {
  const rows = await book
    .selectFrom('history')
    .select(['of_order', 'at', 'from_status'])
    .where('of_order', 'in', sql<number>`(select value from json_each(${JSON.stringify(orders)}))`)
    .where('at', '>', since)
    .where('to_status', 'is not', null)
    .where('event', '<>', 'illegal-move')
    .orderBy('id')
    .execute()
  const moved = new Map<number, Moved>()
  for (const { of_order: order, at, from_status: status } of rows)
    if (status !== null) moved.set(order, { from: moved.get(order)?.from ?? readStatus(status), at })
  return moved
}

function entryOf(row: Selectable<HistoryTable>): Omit<HistoryEntry, 'totals'> {
  return {
    id: row.id,
    at: row.at,
    event: row.event,
    from: row.from_status === null ? null : readStatus(row.from_status),
    to: row.to_status === null ? null : readStatus(row.to_status),
    operator: row.operator,
    detail: row.detail,
  }
}

/** A line tells of a changed column only: what it does not name is as it was. */
function amountsAfter(before: Amounts, { changed }: Selectable<HistoryTable>): Amounts {
  if (changed === null) return before
  // Marked boundary: written by record-history.ts, column by column as [before, after].
  const columns = JSON.parse(changed) as Readonly<Record<string, readonly unknown[] | string | undefined>>
  const now = (column: keyof Amounts): Yen | null => {
    const after = columns[column]?.[1]
    return after === null || typeof after === 'number' ? after : before[column]
  }
  return { amount: now('amount'), tax: now('tax') }
}

function totalsOf(before: Amounts, after: Amounts): HistoryEntry['totals'] {
  const [from, to] = [totalOf(before), totalOf(after)]
  return from === null || to === null || from === to ? null : { from, to }
}

function totalOf({ amount, tax }: Amounts): Yen | null {
  return amount === null ? null : amount + (tax ?? 0)
}
