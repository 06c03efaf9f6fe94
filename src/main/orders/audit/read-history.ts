import * as v from 'valibot'
import type { Database } from '../book/open-database.ts'

const LINES_AT_ONCE = 5_000

const text = v.string()
const whole = v.pipe(v.number(), v.safeInteger())
const maybeText = v.nullable(text)
const Line = v.object({
  id: whole,
  of_order: whole,
  at: whole,
  event: text,
  from_status: maybeText,
  to_status: maybeText,
  operator: text,
  detail: text,
  changed: maybeText,
  previous_hash: maybeText,
  hash: maybeText,
  order_id: maybeText,
})
/** A line of the history with the order ID it speaks of. */
export type ReadLine = v.InferOutput<typeof Line>

/** Every line, oldest first, without Kysely: also of a book that lies elsewhere. A line that is not of this shape throws. */
export function* readHistory(database: Database): Iterable<ReadLine> {
  const page = database.prepare(`select history.*, orders.order_id from history
    left join orders on orders.id = history.of_order
    where history.id > ? order by history.id limit ${LINES_AT_ONCE}`)
  for (let after = 0; ;) {
    const rows = page.all([after])
    for (const row of rows) {
      const line = v.parse(Line, row)
      after = line.id
      yield line
    }
    if (rows.length < LINES_AT_ONCE) return
  }
}
