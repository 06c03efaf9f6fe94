import type { Database } from '../book/open-database.ts'
import type { ReadLine } from './read-history.ts'

/** Columns whose every value the history tells. */
const COLUMNS = ['status', 'amount', 'tax', 'job_code', 'method', 'division', 'identification_number', 'receipt_no']

interface Told {
  /** The newest line that speaks of the order. */
  readonly line: ReadLine
  readonly values: Readonly<Record<string, unknown>>
}

/** What the history says that each order is now. Lines of older versions begin without amounts: these are not known. */
export class ToldOrders {
  readonly #told = new Map<number, Told>()

  hear(line: ReadLine): void {
    const before = this.#told.get(line.of_order)?.values ?? {}
    this.#told.set(line.of_order, { line, values: { ...before, ...toldBy(line) } })
  }

  /** The newest lines of orders that are something else in the book. */
  *differing(database: Database): Iterable<ReadLine> {
    const order = database.prepare(`select ${COLUMNS.join(', ')} from orders where id = ?`)
    for (const [id, { line, values }] of this.#told) {
      const [row] = order.all([id])
      if (row === undefined || differs(row, values)) yield line
    }
  }
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
