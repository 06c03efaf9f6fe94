import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import type { AppError } from '../../../shared/app-error.ts'
import type { MergeCustomers, SaveCustomer, SavedCustomer } from '../../../shared/customer.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { CustomerBook } from '../customer-book.ts'
import { asResult } from './book-failure.ts'
import type { BookTables } from './book-tables.ts'
import { checkpoint } from './checkpoint.ts'
import { eraseSaved } from './erase-journal.ts'
import { foldText } from './fold-text.ts'
import { forgetPeople, forgottenRows, savedLinesOf } from './forget-saved.ts'
import { ordersOfPerson } from './orders-of-person.ts'
import { customerColumns, isSamePerson, readCustomer } from './saved-customer-row.ts'
import { nextRevision, writeSaved } from './saved-rows.ts'
import type { SavedLine } from './saved-line.ts'
import type { CustomersTable } from './saved-tables.ts'
import { savedCustomers, suggestCustomers } from './suggest-customers.ts'
import type { OpenBook } from './write-book.ts'

type Customers = Omit<CustomerBook, 'templates' | 'saveTemplate' | 'moveTemplate' | 'forgetTemplate'>
const GONE = failure<AppError>({ kind: 'no-longer-saved' })

/** The customers that an open book keeps for the next call. */
export function bookCustomers(open: OpenBook): Customers {
  const { book, folder } = open
  // The journal first: after a crash in between it has forgotten more than the book, never less.
  const erasing = <T>(work: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> =>
    answered(async () => {
      const erased = await work()
      await checkpoint(book)
      return erased
    })
  const answered = async <T>(work: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> => {
    const written = await asResult(folder, work)
    return written.ok ? written.value : written
  }
  return {
    savedCustomers: (text) => savedCustomers(book, text, 200),
    suggestCustomers: (text) => suggestCustomers(book, text),
    saveCustomer: (request, at) => answered(() => writeSaved(open, (transaction) => save(transaction, request, at))),
    mergeCustomers: async (request, at) => {
      const { keep, drop } = request
      const bothThere = async () => [await find(book, keep), await find(book, drop)].every((one) => one !== undefined)
      // Templates of the one who goes are kept: they go over to the other.
      const ofDropped = ({ table, id }: SavedLine): boolean => table === 'customers' && id === drop
      return erasing(async () => {
        if (!(await bothThere())) return GONE
        eraseSaved(open, ofDropped)
        return writeSaved(open, (transaction) => merge(transaction, request, at))
      })
    },
    forgetCustomer: ({ id, operator }, at) =>
      erasing(async () => {
        eraseSaved(open, await savedLinesOf(book, [id]))
        return writeSaved(open, async (transaction) => {
          if ((await find(transaction, id)) === undefined) return GONE
          await forgetPeople(transaction, [id], { at, operator })
          return success(null)
        })
      }),
    forgotten: () => forgottenRows(book),
    ordersOf: (person) => ordersOfPerson(book, person),
  }
}

function find(
  book: Kysely<BookTables> | Transaction<BookTables>,
  id: number,
): Promise<Selectable<CustomersTable> | undefined> {
  return book.selectFrom('customers').selectAll().where('id', '=', id).where('gone_at', 'is', null).executeTakeFirst()
}

async function save(
  transaction: Transaction<BookTables>,
  { id, customer, operator }: SaveCustomer,
  at: number,
): Promise<Result<SavedCustomer, AppError>> {
  const before = id === null ? await twinOf(transaction, customer) : await find(transaction, id)
  if (id !== null && before === undefined) return GONE
  const stamp = { operator, changed_at: at, revision: await nextRevision(transaction) }
  const columns = { ...customerColumns(customer), ...stamp }
  const stored =
    before === undefined
      ? await transaction.insertInto('customers').values(columns).returningAll().executeTakeFirstOrThrow()
      : await transaction
          .updateTable('customers')
          .set(columns)
          .where('id', '=', before.id)
          .returningAll()
          .executeTakeFirstOrThrow()
  return success(readCustomer(stored))
}

/** The saved customer that a new one would only be a second entry of. */
async function twinOf(
  transaction: Transaction<BookTables>,
  customer: SaveCustomer['customer'],
): Promise<Selectable<CustomersTable> | undefined> {
  const namesakes = await transaction
    .selectFrom('customers')
    .selectAll()
    .where('folded_name', '=', foldText(customer.name))
    .where('gone_at', 'is', null)
    .orderBy('id')
    .execute()
  return namesakes.find((one) => isSamePerson(one, customer))
}

async function merge(
  transaction: Transaction<BookTables>,
  { keep, drop, operator }: MergeCustomers,
  at: number,
): Promise<Result<SavedCustomer, AppError>> {
  const [kept, dropped] = [await find(transaction, keep), await find(transaction, drop)]
  if (kept === undefined || dropped === undefined) return GONE
  const [mine, theirs] = [readCustomer(kept), readCustomer(dropped)]
  const note = [...new Set([mine.note, theirs.note])]
    .filter((text) => text !== '')
    .join('\n')
    .slice(0, 500)
  const customer = { ...filled(mine, theirs), note }
  await sql`update templates set customer = ${keep}, revision = ${await nextRevision(transaction)}
    where customer = ${drop} and gone_at is null`.execute(transaction)
  await forgetPeople(transaction, [drop], { at, operator })
  return save(transaction, { id: keep, customer, operator }, at)
}

function filled(mine: SavedCustomer, theirs: SavedCustomer): SavedCustomer {
  const { kana, phone, memberId, memberName } = theirs
  const own = { kana: mine.kana || kana, phone: mine.phone || phone }
  // A member ID without its own name would name somebody else.
  return mine.memberId === '' ? { ...mine, ...own, memberId, memberName } : { ...mine, ...own }
}
