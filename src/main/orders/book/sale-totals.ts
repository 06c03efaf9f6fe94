import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { OrderFilter } from '../../../shared/order-query.ts'
import { dayNumber, dayOfNumber, japanDayName, startOfDay } from '../../../shared/japan-time.ts'
import type { JobCode, Reconciliation } from '../../../shared/order.ts'
import {
  addUp,
  type FoundSums,
  NO_SUMS,
  saleMovements,
  type CountedMoney,
  type SaleFacts,
  type SaleMovement,
  type SaleSums,
} from '../../../shared/sale-sums.ts'
import type { BookTables } from './book-tables.ts'
import { filterCondition } from './filter-sql.ts'
import { moneyOfOrders } from './entries.ts'
import { readStatus } from './order-row.ts'

type Sql = RawBuilder<unknown>

/** Facts of one order, or of many that count alike and have no entries: their totals are added up already. */
interface Counted {
  readonly facts: SaleFacts
  readonly orders: number
  readonly money: readonly CountedMoney[]
}

/** What all orders of a filter come to. */
export async function sumsOf(book: Kysely<BookTables>, filter: OrderFilter): Promise<FoundSums> {
  const condition = filterCondition(filter)
  const counted = [...(await alike(book, condition, sql`0`)), ...(await single(book, condition))]
  return {
    orders: counted.reduce((sum, { orders }) => sum + orders, 0),
    sums: addUp(counted.flatMap(movementsOf)),
  }
}

/** What happened on each day of a range, also to orders taken before it. */
export async function dailySums(book: Kysely<BookTables>, from: string, to: string): Promise<Map<string, SaleSums>> {
  const taken = sql`created_at >= ${startOfDay(from)} and created_at < ${startOfDay(to, 1)}`
  const touched = sql`(${taken} or id in (select of_order from money_entries where day >= ${from} and day <= ${to}))`
  const day = sql`(created_at + ${dayNumber.offset}) / ${dayNumber.length}`
  const counted = [...(await alike(book, taken, day)), ...(await single(book, touched))]
  const sums = new Map<string, SaleSums>()
  for (const step of counted.flatMap(movementsOf))
    if (step.day >= from && step.day <= to) sums.set(step.day, addUp([sums.get(step.day) ?? NO_SUMS, step]))
  return sums
}

function movementsOf({ facts, money }: Counted): readonly SaleMovement[] {
  return saleMovements(facts, money)
}

/** Orders whose money is told by status and job code alone: counted by the index, never read. */
async function alike(book: Kysely<BookTables>, condition: Sql, day: Sql): Promise<Counted[]> {
  const { rows } = await sql<{
    day: number
    status: string
    job_code: string | null
    total: number
    orders: number
  }>`select ${day} as day, status, job_code, sum(total) as total, count(*) as orders from orders
    where ${condition} and status <> 'reconciled' and id not in (select of_order from money_entries)
    group by 1, 2, 3`.execute(book)
  return rows.map((row) => ({
    facts: { ...factsOf(row, null), day: dayOfNumber(row.day), total: row.total },
    orders: row.orders,
    money: [],
  }))
}

/** Orders that an operator recorded something about: each is looked at. */
async function single(book: Kysely<BookTables>, condition: Sql): Promise<Counted[]> {
  const { rows } = await sql<{
    id: number
    created_at: number
    status: string
    job_code: string | null
    total: number
    finding: string | null
  }>`select id, created_at, status, job_code, total, json_extract(reconciliation, '$.finding') as finding
    from orders where id in (select id from orders where ${condition}
    and (status = 'reconciled' or id in (select of_order from money_entries)))`.execute(book)
  const money = await moneyOfOrders(
    book,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    facts: { ...factsOf(row, row.finding), day: japanDayName(row.created_at), total: row.total },
    orders: 1,
    money: money.get(row.id) ?? [],
  }))
}

/** Marked boundary: the codes were written by us from these types. */
function factsOf(row: { readonly status: string; readonly job_code: string | null }, finding: string | null) {
  return {
    status: readStatus(row.status),
    jobCode: row.job_code as JobCode | null,
    finding: finding as Reconciliation['finding'] | null,
  }
}
