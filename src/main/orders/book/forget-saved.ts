import type { Kysely, Transaction } from 'kysely'
import type { BookTables } from './book-tables.ts'
import { isSamePerson } from './saved-customer-row.ts'
import type { SavedLine } from './saved-line.ts'
import { nextRevision } from './saved-rows.ts'

/** What is left of a row that was thrown away: no words. */
export const emptyRow = {
  customers: {
    ...{ name: '', kana: '', phone: '', member_id: '', member_name: '', note: '' },
    ...{ folded_name: '', search_text: '', operator: '' },
  },
  templates: { name: '', place: 0, customer: null, body: '{}', operator: '' },
} as const

/** Empties saved customers and the templates that are theirs alone. */
export async function forgetPeople(
  transaction: Transaction<BookTables>,
  ids: readonly number[],
  by: { readonly at: number; readonly operator: string },
): Promise<void> {
  if (ids.length === 0) return
  for (const id of ids) await forgetRow(transaction, { table: 'customers', id }, by)
  for (const id of await templatesOf(transaction, ids)) await forgetRow(transaction, { table: 'templates', id }, by)
}

/** A saved customer or template that was thrown away, at `at` (ms since 1970). */
export interface ForgottenRow {
  readonly table: 'customers' | 'templates'
  readonly id: number
  readonly at: number
}

/** Every saved row that was thrown away, for cleaning older copies of the book. */
export async function forgottenRows(book: Kysely<BookTables>): Promise<ForgottenRow[]> {
  const found = await Promise.all(
    (['customers', 'templates'] as const).map(async (table) => {
      const rows = await book.selectFrom(table).select(['id', 'gone_at']).where('gone_at', 'is not', null).execute()
      return rows.map((row) => ({ table, id: row.id, at: row.gone_at ?? 0 }))
    }),
  )
  return found.flat()
}

/**
 * Empties a row of an older copy. Its revision stays: were the copy restored, the journal's later changes must not look
 * as if they were in it already.
 */
export async function emptyRowOfCopy(
  transaction: Transaction<BookTables>,
  { table, id, at }: ForgottenRow,
): Promise<void> {
  if (table === 'customers')
    await transaction
      .updateTable('customers')
      .set({ ...emptyRow.customers, gone_at: at })
      .where('id', '=', id)
      .execute()
  else
    await transaction
      .updateTable('templates')
      .set({ ...emptyRow.templates, gone_at: at })
      .where('id', '=', id)
      .execute()
}

/** Empties one row; says whether there was one. */
export async function forgetRow(
  transaction: Transaction<BookTables>,
  row: { readonly table: 'customers' | 'templates'; readonly id: number },
  by: { readonly at: number; readonly operator: string },
): Promise<boolean> {
  const gone = { gone_at: by.at, changed_at: by.at, revision: await nextRevision(transaction) }
  const where = { id: row.id, operator: by.operator }
  const { numUpdatedRows } =
    row.table === 'customers'
      ? await transaction
          .updateTable('customers')
          .set({ ...emptyRow.customers, ...gone, operator: where.operator })
          .where('id', '=', where.id)
          .where('gone_at', 'is', null)
          .executeTakeFirst()
      : await transaction
          .updateTable('templates')
          .set({ ...emptyRow.templates, ...gone, operator: where.operator })
          .where('id', '=', where.id)
          .where('gone_at', 'is', null)
          .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function templatesOf(
  book: Kysely<BookTables> | Transaction<BookTables>,
  customers: readonly number[],
): Promise<number[]> {
  if (customers.length === 0) return []
  const rows = await book
    .selectFrom('templates')
    .select('id')
    .where('customer', 'in', [...customers])
    .execute()
  return rows.map(({ id }) => id)
}

/** The journal's lines of these customers, and of templates that are theirs alone. */
export async function savedLinesOf(
  book: Kysely<BookTables>,
  customers: readonly number[],
): Promise<(line: SavedLine) => boolean> {
  const templates = await templatesOf(book, customers)
  return ({ table, id }) => (table === 'customers' ? customers : templates).includes(id)
}

/** Saved customers who are the people of these orders. */
export async function savedPeopleOf(book: Kysely<BookTables>, orders: readonly number[]): Promise<number[]> {
  const people = await book
    .selectFrom('orders')
    .select(['customer_name as name', 'customer_phone as phone', 'folded_name'])
    .where('id', 'in', [...orders])
    .where('folded_name', '<>', '')
    .execute()
  if (people.length === 0) return []
  const folded = people.map((person) => person.folded_name)
  const saved = await book
    .selectFrom('customers')
    .select(['id', 'name', 'phone'])
    .where('folded_name', 'in', folded)
    .execute()
  return saved.filter((one) => people.some((person) => isSamePerson(one, person))).map(({ id }) => id)
}
