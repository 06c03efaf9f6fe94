import { Kysely, sql, SqliteDialect } from 'kysely'
import type { BookTables } from '../src/main/orders/book/book-tables.ts'
import { openDatabase } from '../src/main/orders/book/open-database.ts'
import { readMoney } from '../src/main/orders/book/entries.ts'
import type { MainText } from '../src/main/text.ts'
import { formatJapanTime, japanDayName } from '../src/shared/japan-time.ts'
import type { MoneyEntry } from '../src/shared/order-entry.ts'
import type { Order } from '../src/shared/order.ts'
import { outcomeWord } from '../src/shared/outcome-word.ts'
import { isCharged, saleSums, type SaleFacts } from '../src/shared/sale-sums.ts'

const PAGE = 1000

/** The columns a file needs and no more; the largest JSON, the draft, is looked into by SQLite. */
function page(book: Kysely<BookTables>, below: number) {
  return book
    .selectFrom('orders')
    .select(['id', 'created_at', 'order_id', 'receipt_no', 'identification_number', 'status', 'division', 'job_code'])
    .select(['customer_name', 'customer_kana', 'customer_phone', 'amount', 'tax', 'total', 'method', 'pay_times'])
    .select(['verdict', 'call', 'reconciliation', 'operator', 'note', 'finished_at'])
    .select(sql<string | null>`draft ->> '$.card.memberId'`.as('member_id'))
    .where('id', '<', below)
    .orderBy('id', 'desc')
    .limit(PAGE)
    .execute()
}
type Row = Awaited<ReturnType<typeof page>>[number]

/**
 * The cells of the receipts' file as a program gets them that feeds a CSV package: a typed query for pages of the needed
 * columns, each row turned into an array of texts by the shop's own rules. Nothing is read twice or parsed in vain.
 */
export async function* ordinaryRows(file: string, words: MainText): AsyncGenerator<string[]> {
  const book = new Kysely<BookTables>({ dialect: new SqliteDialect({ database: openDatabase(file, 'read-only') }) })
  const money = new Map<number, MoneyEntry[]>()
  for (const entry of readMoney(await book.selectFrom('money_entries').selectAll().orderBy('id').execute()))
    money.set(entry.orderId, [...(money.get(entry.orderId) ?? []), entry])
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const rows = await page(book, below)
    for (const row of rows) yield cells(row, words, money.get(row.id) ?? [])
    below = rows.at(-1)?.id ?? 0
    if (rows.length < PAGE) break
  }
  await book.destroy()
}

const time = (ms: number | null): string => (ms === null ? '' : formatJapanTime(ms))
const yen = (value: number | null): string => (value === null ? '' : String(value))

/** Marked boundary: the codes and the JSON were written by the app from these types. */
function cells(row: Row, words: MainText, money: readonly MoneyEntry[]): string[] {
  const call = (row.call === null ? null : JSON.parse(row.call)) as Order['call']
  const verdict = (row.verdict === null ? null : JSON.parse(row.verdict)) as Order['verdict']
  const jobCode = row.job_code as SaleFacts['jobCode']
  const status = row.status as Order['status']
  const word = outcomeWord({
    status,
    verdict,
    draft: { payment: jobCode === null ? null : { jobCode } } as Order['draft'],
  })
  const isPaid = jobCode !== null && jobCode !== 'CHECK'
  const codes = [...(verdict?.charge?.codes ?? []), ...(verdict?.save?.codes ?? [])].join(' ')
  return [
    ...[time(row.created_at), row.order_id, row.receipt_no ?? '', row.identification_number ?? ''],
    ...[words.outcome[word], words.division[row.division as '1'], jobCode === null ? '' : words.jobCode[jobCode]],
    ...[row.customer_name, row.customer_kana, row.customer_phone, yen(row.amount), yen(row.tax)],
    ...[isPaid ? yen(row.total) : '', isPaid ? words.method[row.method as '1'] : '', row.pay_times],
    ...sums(row, { jobCode, status }, money),
    ...[codes, call?.approvalNumber ?? '', call?.acquirer ?? '', row.member_id ?? '', call?.cardLastFour ?? ''],
    ...[row.operator, row.note, time(row.finished_at), word],
  ]
}

function sums(row: Row, known: Pick<SaleFacts, 'jobCode' | 'status'>, money: readonly MoneyEntry[]): string[] {
  const { finding = null } = (row.reconciliation === null ? {} : JSON.parse(row.reconciliation)) as Partial<
    Pick<SaleFacts, 'finding'>
  >
  const facts = { ...known, finding, day: japanDayName(row.created_at), total: row.total }
  if (!isCharged(facts)) return ['', '', '', '']
  const { sales, provisional, refunds, net } = saleSums(facts, money)
  return [String(sales), String(provisional), String(refunds), String(net)]
}
