import type { Insertable, Transaction } from 'kysely'
import type { CustomerData } from '../../../shared/customer.ts'
import type { BookTables } from './book-tables.ts'
import { emptyRow } from './forget-saved.ts'
import { customerColumns } from './saved-customer-row.ts'
import type { SavedLine } from './saved-line.ts'
import { knownRevision, setKnownRevision } from './saved-rows.ts'
import type { CustomersTable, TemplatesTable } from './saved-tables.ts'

/** Replays what the book does not know yet of saved customers and templates, then says that it knows. */
export async function savedReplay(transaction: Transaction<BookTables>) {
  const known = await knownRevision(transaction)
  let newest = known
  return {
    replay: async (line: SavedLine): Promise<void> => {
      if (line.revision <= known) return
      newest = Math.max(newest, line.revision)
      await replaySaved(transaction, line)
    },
    end: (): Promise<void> => setKnownRevision(transaction, newest),
  }
}

/** Writes one line of the journal over whatever the restored book has in its place. */
async function replaySaved(transaction: Transaction<BookTables>, line: SavedLine): Promise<void> {
  const { id, revision, at } = line
  const known = { id, revision, changed_at: at, gone_at: line.columns === null ? at : null }
  await transaction.deleteFrom(line.table).where('id', '=', id).execute()
  if (line.table === 'customers')
    await transaction
      .insertInto('customers')
      .values({ ...emptyRow.customers, ...customerFrom(line.columns), ...known })
      .execute()
  else
    await transaction
      .insertInto('templates')
      .values({ ...emptyRow.templates, ...templateFrom(line.columns), ...known })
      .execute()
}

/** Marked boundary: these columns were written by us from this type. */
function customerFrom(columns: SavedLine['columns']): Partial<Insertable<CustomersTable>> {
  if (columns === null) return {}
  const { name, kana, phone, note, member_id: memberId, member_name: memberName, operator } = columns
  const customer = { name, kana, phone, note, memberId, memberName } as CustomerData
  return { ...customerColumns(customer), operator: String(operator) }
}

function templateFrom(columns: SavedLine['columns']): Partial<Insertable<TemplatesTable>> {
  return columns ?? {}
}
