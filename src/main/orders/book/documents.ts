import type { Kysely, Selectable, Transaction } from 'kysely'
import type { AppError } from '../../../shared/app-error.ts'
import { documentBasis } from '../../../shared/document-basis.ts'
import type { DocumentItem, DocumentKind, IssueDocument, IssuedDocument } from '../../../shared/receipt-document.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { TaxLine } from '../../../shared/tax.ts'
import type { DoneBy, NewDocument } from '../order-book.ts'
import type { Written } from './add-order.ts'
import type { BookTables, DocumentsTable } from './book-tables.ts'
import { moneyOf } from './entries.ts'
import { readOrder } from './order-row.ts'
import { recordHistory, type HistoryLine } from './record-history.ts'

type Reading = Kysely<BookTables> | Transaction<BookTables>

function rowsOf(book: Reading, order: number): Promise<Selectable<DocumentsTable>[]> {
  return book.selectFrom('documents').selectAll().where('of_order', '=', order).orderBy('id').execute()
}

/** Documents issued for an order, oldest first; those of which nothing came out are marked. */
export async function documentsOf(book: Reading, order: number): Promise<IssuedDocument[]> {
  const rows = await rowsOf(book, order)
  const voided = new Set(rows.map((row) => row.voids))
  return rows.filter((row) => row.voids === null).map((row) => readDocument(row, voided.has(row.id)))
}

/** Marked boundary: the table takes only these words, and its JSON was written by us from these types. */
function readDocument(row: Selectable<DocumentsTable>, isVoid: boolean): IssuedDocument {
  const { id, number, addressee, purpose, total, operator, at } = row
  return {
    ...{ id, number, addressee, purpose, total, operator, at, isVoid },
    kind: row.kind as DocumentKind,
    way: row.way as IssueDocument['way'],
    items: JSON.parse(row.items) as DocumentItem[],
    taxes: JSON.parse(row.taxes) as TaxLine[],
  }
}

function documentLine(order: number, by: DoneBy, said: { readonly event: string; readonly detail: string }) {
  const line: HistoryLine = { order, ...by, ...said, from: null, to: null, changed: null }
  return line
}

export interface WrittenDocument {
  readonly document: IssuedDocument
  readonly written: Written
}

/** Writes down that a document is being issued, with its number, or says why the order has none. */
export async function addDocument(
  transaction: Transaction<BookTables>,
  { request, taxes }: NewDocument,
  at: number,
): Promise<Result<WrittenDocument, AppError>> {
  const { id, kind, way, addressee, purpose, items, operator } = request
  const row = await transaction.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return failure({ kind: 'order-not-found' })
  const order = readOrder(row)
  const basis = documentBasis(kind, { order, money: await moneyOf(transaction, id), erasedAt: row.erased_at })
  if (!basis.ok) return failure({ kind: 'document-refused', reason: basis.error })
  const total = items.reduce((sum, { amount }) => sum + amount, 0)
  if (total !== basis.value.amount) return failure({ kind: 'document-refused', reason: 'amount-differs' })
  const before = (await documentsOf(transaction, id)).filter((known) => known.kind === kind && !known.isVoid)
  const values = { at, kind, way, number: before.length + 1, total, operator, addressee, purpose }
  const columns = { ...values, taxes: JSON.stringify(taxes), items: JSON.stringify(items), voids: null }
  const added = await insert(transaction, id, columns)
  const line = documentLine(
    id,
    { at, operator },
    { event: 'document', detail: `${kind} ${values.number} ${way} ${total}` },
  )
  const recorded = await recordHistory(transaction, line)
  const entries = { documents: [{ id: added, ...columns }] }
  const written: Written = { order, recorded, line, set: {}, entries }
  return success({ document: { id: added, ...values, items, taxes, isVoid: false }, written })
}

async function insert(
  transaction: Transaction<BookTables>,
  order: number,
  columns: Omit<Selectable<DocumentsTable>, 'id' | 'of_order'>,
): Promise<number> {
  const { id } = await transaction
    .insertInto('documents')
    .values({ ...columns, of_order: order })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes down that nothing came out of an issue; null when there is no such issue, or it was said already. */
export async function voidDocument(
  transaction: Transaction<BookTables>,
  document: number,
  by: DoneBy,
): Promise<Written | null> {
  const row = await transaction.selectFrom('documents').selectAll().where('id', '=', document).executeTakeFirst()
  if (row === undefined || row.voids !== null) return null
  const said = (await rowsOf(transaction, row.of_order)).some(({ voids }) => voids === document)
  if (said) return null
  const { kind, way, number, total, taxes, of_order: order } = row
  const columns = { ...by, kind, way, number, total, taxes, addressee: '', purpose: '', items: '[]', voids: document }
  const id = await insert(transaction, order, columns)
  const line = documentLine(order, by, { event: 'document-void', detail: `${kind} ${number} ${way}` })
  const recorded = await recordHistory(transaction, line)
  const found = await transaction.selectFrom('orders').selectAll().where('id', '=', order).executeTakeFirstOrThrow()
  return { order: readOrder(found), recorded, line, set: {}, entries: { documents: [{ id, ...columns }] } }
}
