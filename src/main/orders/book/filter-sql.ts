import { sql, type RawBuilder } from 'kysely'
import { parseJapanTime } from '../../../shared/japan-time.ts'
import type { OrderFilter, Period } from '../../../shared/order-query.ts'
import { isOneGram, wordGrams } from './grams.ts'
import { searchWords } from './search-text.ts'

type Sql = RawBuilder<unknown>

/** Which of the orders found, newest first. */
export interface Slice {
  readonly limit: number
  readonly offset?: number
  /** Leaves out this id and all newer ones. */
  readonly below?: number
}

/**
 * Selects the newest ids that a filter finds. Whatever is asked, the orders are walked from the newest end and the walk
 * stops when the slice is full: a word that every order holds costs no more than a rare one.
 */
export function newestIds(filter: OrderFilter, { limit, offset = 0, below }: Slice): Sql {
  const { id, from, conditions } = foundBy(filter)
  const all = below === undefined ? conditions : [...conditions, sql`${id} < ${below}`]
  return sql`select ${id} as id from ${from} ${where(all)} order by ${id} desc limit ${limit} offset ${offset}`
}

/** Selects how many orders a filter finds, as `total`. */
export function countFound(filter: OrderFilter): Sql {
  const { from, conditions } = foundBy(filter)
  // For all of them SQLite knows a smaller index.
  return sql`select count(*) as total from ${conditions.length === 0 ? sql`orders` : from} ${where(conditions)}`
}

interface Found {
  readonly id: Sql
  readonly from: Sql
  readonly conditions: readonly Sql[]
}

/** Reads only the index `orders_glance` and, for words, the search index: never the wide rows. */
function foundBy(filter: OrderFilter): Found {
  const words = searchWords(filter.text)
  const columns = columnConditions(filter)
  const glance = sql`orders indexed by orders_glance`
  if (words.length === 0) return { id: sql`orders.id`, from: glance, conditions: columns }
  const id = sql`order_search.rowid`
  // CROSS: the search index leads, so that it hands out its rows newest first and nothing is sorted or set aside.
  const joined = sql`order_search cross join ${glance} on orders.id = ${id}`
  return {
    ...{ id, from: columns.length === 0 ? sql`order_search` : joined },
    conditions: [...wordConditions(words), ...columns],
  }
}

/** The same as a condition on `orders`, for questions that add up instead of listing. */
export function filterCondition(filter: OrderFilter): Sql {
  const words = searchWords(filter.text)
  const found = sql`orders.id in (select order_search.rowid from order_search ${where(wordConditions(words))})`
  return sql.join([sql`1`, ...(words.length === 0 ? [] : [found]), ...columnConditions(filter)], sql` and `)
}

/** What a filter asks of an order besides its words: all of it is in `orders_glance`. */
export function columnConditions(filter: OrderFilter): Sql[] {
  const { from, to, least, most, statuses, divisions, operator, booked } = filter
  return [
    from !== null && sql`orders.created_at >= ${from}`,
    to !== null && sql`orders.created_at <= ${to}`,
    least !== null && sql`orders.total >= ${least}`,
    most !== null && sql`orders.total <= ${most}`,
    statuses.length > 0 && sql`orders.status in (${sql.join(statuses)})`,
    divisions.length > 0 && sql`orders.division in (${sql.join(divisions)})`,
    operator !== '' && sql`orders.operator = ${operator}`,
    booked !== null && booked !== undefined && bookedIn(booked),
  ].filter((condition) => condition !== false)
}

const DAY_MS = 24 * 60 * 60 * 1000

/** First ms of a day in Japan; a day that does not exist finds nothing. */
function startOf(day: string): number {
  return parseJapanTime(`${day.replaceAll('-', '/')} 00:00:00`) ?? Number.NaN
}

/** Taken on one of these days, or with money recorded for one of them. */
function bookedIn({ from, to }: Period): Sql {
  const taken = [
    from !== null && sql`orders.created_at >= ${startOf(from)}`,
    to !== null && sql`orders.created_at < ${startOf(to) + DAY_MS}`,
  ].filter((condition) => condition !== false)
  if (taken.length === 0) return sql`1`
  const moved = [from !== null && sql`day >= ${from}`, to !== null && sql`day <= ${to}`].filter(
    (condition) => condition !== false,
  )
  return sql`((${sql.join(taken, sql` and `)}) or orders.id in (select of_order from money_entries ${where(moved)}))`
}

/** Every word is somewhere in the order: candidates by the index, then the text itself where pieces are not enough. */
function wordConditions(words: readonly string[]): Sql[] {
  const wanted = [...new Set(words.flatMap(wordGrams))].join(' ')
  const doubtful = words.filter((word) => !isOneGram(word))
  const checks = doubtful.map(
    (word) => sql`(select instr(text, ${word}) from search_texts where id = order_search.rowid)`,
  )
  return [sql`order_search match ${wanted}`, ...checks]
}

function where(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
}
