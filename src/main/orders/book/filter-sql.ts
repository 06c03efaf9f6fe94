import { sql, type RawBuilder } from 'kysely'
import type { OrderFilter } from '../../../shared/order-query.ts'
import { isOneGram, wordGrams } from './grams.ts'
import { searchWords } from './search-text.ts'

type Sql = RawBuilder<unknown>

/**
 * Selects the ids of every order that a filter finds, in no order. `below` leaves out that id and all newer ones.
 * Reads only the index `orders_glance` and, for words, the search index: never the wide rows.
 */
export function foundIds(filter: OrderFilter, below: number | null = null): Sql {
  const found = searchWords(filter.text)
  const columns = [...columnConditions(filter), ...(below === null ? [] : [sql`id < ${below}`])]
  if (found.length === 0) return sql`select id from orders indexed by orders_glance ${where(columns)}`
  if (columns.length === 0) return idsWithWords(found)
  return sql`select id from orders indexed by orders_glance ${where([sql`id in (${idsWithWords(found)})`, ...columns])}`
}

function columnConditions(filter: OrderFilter): Sql[] {
  const { from, to, least, most, statuses, divisions, operator } = filter
  return [
    from !== null && sql`created_at >= ${from}`,
    to !== null && sql`created_at <= ${to}`,
    least !== null && sql`total >= ${least}`,
    most !== null && sql`total <= ${most}`,
    statuses.length > 0 && sql`status in (${sql.join(statuses)})`,
    divisions.length > 0 && sql`division in (${sql.join(divisions)})`,
    operator !== '' && sql`operator = ${operator}`,
  ].filter((condition) => condition !== false)
}

/** Every word is somewhere in the order: candidates by the index, then the text itself where pieces are not enough. */
function idsWithWords(words: readonly string[]): Sql {
  const wanted = [...new Set(words.flatMap(wordGrams))].join(' ')
  const doubtful = words.filter((word) => !isOneGram(word))
  if (wanted === '') return sql`select id from search_texts ${where(doubtful.map((word) => sql`instr(text, ${word})`))}`
  const checks = doubtful.map(
    (word) => sql`(select instr(text, ${word}) from search_texts where id = order_search.rowid)`,
  )
  return sql`select rowid as id from order_search ${where([sql`order_search match ${wanted}`, ...checks])}`
}

function where(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
}
