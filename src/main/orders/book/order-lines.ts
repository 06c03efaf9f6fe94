import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { OrderFilter } from '../../../shared/order-query.ts'
import type { MoneyEntry } from '../../../shared/order-entry.ts'
import type { BookTables } from './book-tables.ts'
import { newestIds } from './filter-sql.ts'
import { moneyReader } from './money-reader.ts'

/** What a line can hold of an order beside its kind, and where the book has it. */
const FIELDS = {
  createdAt: sql`created_at`,
  finishedAt: sql`finished_at`,
  orderId: sql`order_id`,
  receiptNo: sql`receipt_no`,
  identificationNumber: sql`identification_number`,
  customerName: sql`customer_name`,
  customerKana: sql`customer_kana`,
  phone: sql`customer_phone`,
  amount: sql`amount`,
  tax: sql`tax`,
  payTimes: sql`pay_times`,
  approvalNumber: sql`call ->> 'approvalNumber'`,
  acquirer: sql`call ->> 'acquirer'`,
  cardLastFour: sql`call ->> 'cardLastFour'`,
  // Division 1 saves no card: its draft need not be looked into.
  memberId: sql`case when division <> '1' then draft ->> '$.card.memberId' end`,
  operator: sql`operator`,
  note: sql`note`,
} as const satisfies Readonly<Record<string, RawBuilder<unknown>>>
export type LineField = keyof typeof FIELDS

/**
 * Orders as bytes, one line each and newest first: its kind, a tab, and a JSON array of id, total (yen), order ID and
 * the fields that were asked for, as numbers, texts and nulls. The kind (`kindOfLine` reads it) is what many orders
 * have in common. Reading every value by itself costs several times what reading the book does.
 */
export interface LinePage {
  readonly bytes: Buffer
  readonly orders: number
  /** Entries of those of the orders that have any, by id. */
  readonly money: ReadonlyMap<number, readonly MoneyEntry[]>
}

// Codes of ours and JSON: neither holds a tab or the end of a line.
const KIND = sql`status || ' ' || division || ' ' || coalesce(job_code, '-') || ' ' || coalesce(method, '-') || ' '
  || coalesce(reconciliation ->> 'finding', '-') || ' ' || coalesce(verdict, 'null')`

/** The parts of a line's kind as they are in the book; `-` and `null` stand for what is not there. */
export function kindOfLine(text: string): Readonly<Record<'status' | 'division' | 'jobCode' | 'method', string>> & {
  readonly finding: string
  /** JSON of Verdict. */
  readonly verdict: string
} {
  const [status = '', division = '', jobCode = '', method = '', finding = '', ...verdict] = text.split(' ')
  return { status, division, jobCode, method, finding, verdict: verdict.join(' ') }
}

/** Lines of what a filter finds, page by page, in constant memory. */
export async function* linePages(
  book: Kysely<BookTables>,
  filter: OrderFilter,
  { fields, pageSize }: { readonly fields: readonly LineField[]; readonly pageSize: number },
): AsyncIterable<LinePage> {
  const money = await moneyReader(book)
  const values = sql.join([sql`id`, sql`total`, sql`order_id`, ...fields.map((field) => FIELDS[field])])
  const line = sql`${KIND} || char(9) || json_array(${values}) || char(10)`
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const ids = newestIds(filter, { below, limit: pageSize })
    const { rows } = await sql<Page>`select cast(group_concat(line, '') as blob) as bytes, count(*) as orders,
      max(id) as first, min(id) as last
      from (select id, ${line} as line from orders where id in (${ids}) order by id desc)`.execute(book)
    const { bytes = null, orders = 0, first = 0, last = 0 } = rows[0] ?? {}
    if (bytes === null) return
    yield { bytes: Buffer.from(bytes), orders, money: await money(last, first) }
    if (orders < pageSize) return
    below = last
  }
}

interface Page {
  readonly bytes: ArrayBuffer | null
  readonly orders: number
  readonly first: number
  readonly last: number
}
