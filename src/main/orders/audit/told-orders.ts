import type { Database } from '../book/open-database.ts'
import type { ReadLine } from './read-history.ts'

/** Columns whose every value the history tells. */
const COLUMNS = ['status', 'amount', 'tax', 'job_code', 'method', 'division', 'identification_number', 'receipt_no']

interface Told {
  /** The newest line that speaks of the order. */
  readonly line: ReadLine
  readonly values: Readonly<Record<string, unknown>>
  /** What was recorded about its money, in the words of its lines (`refund 2000 2026-11-03`). */
  readonly money: readonly string[]
}

/** Where an order is not what its lines say: its newest line, 0 where it has none. */
type Differing = Pick<ReadLine, 'id' | 'order_id'>

/** What the history says that each order is now. Lines of older versions begin without amounts: these are not known. */
export class ToldOrders {
  readonly #told = new Map<number, Told>()

  hear(line: ReadLine): void {
    const { values, money } = this.#told.get(line.of_order) ?? { values: {}, money: [] }
    const said = line.event === 'money' ? [...money, line.detail] : money
    this.#told.set(line.of_order, { line, values: { ...values, ...toldBy(line) }, money: said })
  }

  /** Orders that are something else in the book, or have other money entries, or of which nothing is told at all. */
  *differing(database: Database): Iterable<Differing> {
    const order = database.prepare(`select ${COLUMNS.join(', ')} from orders where id = ?`)
    const entered = moneyByOrder(database)
    for (const [id, { line, values, money }] of this.#told) {
      const [row] = order.all([id])
      if (row === undefined || differs(row, values) || !isSame(money, entered.get(id) ?? [])) yield line
    }
    const untold = database.rows('select order_id from orders where id not in (select of_order from history)')
    for (const row of untold) yield { id: 0, order_id: String(row['order_id']) }
  }
}

/** Money entries as their lines in the history put them, by order. */
function moneyByOrder(database: Database): Map<number, string[]> {
  const entered = new Map<number, string[]>()
  // A book of the first version has no such table.
  if (database.rows("select 1 from sqlite_schema where name = 'money_entries'").length === 0) return entered
  for (const row of database.rows("select of_order, kind || ' ' || amount || ' ' || day as said from money_entries")) {
    const order = Number(row['of_order'])
    entered.set(order, [...(entered.get(order) ?? []), String(row['said'])])
  }
  return entered
}

function isSame(told: readonly string[], entered: readonly string[]): boolean {
  return told.toSorted().join('\n') === entered.toSorted().join('\n')
}

function differs(row: unknown, values: Told['values']): boolean {
  const now = Object.entries(row as Record<string, unknown>) // marked boundary: rows are objects
  return now.some(([column, value]) => Object.hasOwn(values, column) && values[column] !== value)
}

/** Marked boundary: `changed` was written by us as column -> [before, after]. */
function toldBy({ event, to_status: status, changed }: ReadLine): Record<string, unknown> {
  const moved = status === null || event === 'illegal-move' ? {} : { status }
  if (changed === null) return moved
  const columns = Object.entries(JSON.parse(changed) as Record<string, unknown>)
  const known = columns.filter(([column]) => COLUMNS.includes(column))
  const after = known.flatMap(([column, pair]) => (Array.isArray(pair) ? [[column, pair[1] as unknown] as const] : []))
  return { ...firstNulls(event), ...moved, ...Object.fromEntries(after) }
}

/** An order begins with nothing but what its first line says. */
function firstNulls(event: string): Record<string, null> {
  return event === 'added' ? Object.fromEntries(COLUMNS.map((column) => [column, null])) : {}
}
