import type { Kysely, Selectable, Transaction } from 'kysely'
import type { AppError } from '../../../shared/app-error.ts'
import type { MoveTemplate, OrderTemplate, SaveTemplate, TemplateBody } from '../../../shared/order-template.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { CustomerBook } from '../customer-book.ts'
import { asResult } from './book-failure.ts'
import type { BookTables } from './book-tables.ts'
import { checkpoint } from './checkpoint.ts'
import { eraseSaved } from './erase-journal.ts'
import { forgetRow } from './forget-saved.ts'
import { readCustomer } from './saved-customer-row.ts'
import { nextRevision, writeSaved } from './saved-rows.ts'
import type { CustomersTable, TemplatesTable } from './saved-tables.ts'
import type { OpenBook } from './write-book.ts'

type Templates = Pick<CustomerBook, 'templates' | 'saveTemplate' | 'moveTemplate' | 'forgetTemplate'>
type Work = (transaction: Transaction<BookTables>) => Promise<boolean>

/** The presets of an open book. */
export function bookTemplates(open: OpenBook): Templates {
  const write = async (
    work: Work,
    before = (): void => undefined,
  ): Promise<Result<readonly OrderTemplate[], AppError>> => {
    const found = await asResult(open.folder, () => {
      before()
      return writeSaved(open, work)
    })
    if (!found.ok) return found
    return found.value ? success(await listTemplates(open.book)) : failure({ kind: 'no-longer-saved' })
  }
  return {
    templates: () => listTemplates(open.book),
    saveTemplate: (request, at) => write((transaction) => save(transaction, request, at)),
    moveTemplate: (request, at) => write((transaction) => move(transaction, request, at)),
    forgetTemplate: async ({ id, operator }, at) => {
      // The journal first: after a crash in between it has forgotten more than the book, never less.
      const left = await write(
        (transaction) => forgetRow(transaction, { table: 'templates', id }, { at, operator }),
        () => eraseSaved(open, (line) => line.table === 'templates' && line.id === id),
      )
      await checkpoint(open.book)
      return left
    },
  }
}

async function listTemplates(book: Kysely<BookTables>): Promise<OrderTemplate[]> {
  const rows = await live(book)
  const customers = await book.selectFrom('customers').selectAll().where('gone_at', 'is', null).execute()
  const byId = new Map(customers.map((customer) => [customer.id, customer]))
  return rows.map((row) => readTemplate(row, byId))
}

function live(book: Kysely<BookTables> | Transaction<BookTables>): Promise<Selectable<TemplatesTable>[]> {
  return book.selectFrom('templates').selectAll().where('gone_at', 'is', null).orderBy('place').orderBy('id').execute()
}

/** Marked boundary: the body was written by us from this type. */
function readTemplate(
  row: Selectable<TemplatesTable>,
  customers: ReadonlyMap<number, Selectable<CustomersTable>>,
): OrderTemplate {
  const customer = customers.get(row.customer ?? 0)
  const body = JSON.parse(row.body) as TemplateBody
  return { id: row.id, name: row.name, body, customer: customer === undefined ? null : readCustomer(customer) }
}

async function save(
  transaction: Transaction<BookTables>,
  { id, name, customer, body, operator }: SaveTemplate,
  at: number,
): Promise<boolean> {
  const rows = await live(transaction)
  const stamp = { operator, changed_at: at, revision: await nextRevision(transaction) }
  const columns = { name, customer, body: JSON.stringify(body), ...stamp }
  if (id === null) {
    const place = (rows.at(-1)?.place ?? 0) + 1
    await transaction
      .insertInto('templates')
      .values({ ...columns, place })
      .execute()
    return true
  }
  if (!rows.some((row) => row.id === id)) return false
  await transaction.updateTable('templates').set(columns).where('id', '=', id).execute()
  return true
}

/** Every template that moves is a change of its own. */
async function move(
  transaction: Transaction<BookTables>,
  { id, place, operator }: MoveTemplate,
  at: number,
): Promise<boolean> {
  const rows = await live(transaction)
  const moved = rows.find((row) => row.id === id)
  if (moved === undefined) return false
  const others = rows.filter((row) => row.id !== id)
  const ordered = [...others.slice(0, place - 1), moved, ...others.slice(place - 1)]
  for (const [index, row] of ordered.entries()) {
    if (row.place === index + 1) continue
    const stamp = { operator, changed_at: at, revision: await nextRevision(transaction) }
    await transaction
      .updateTable('templates')
      .set({ place: index + 1, ...stamp })
      .where('id', '=', row.id)
      .execute()
  }
  return true
}
