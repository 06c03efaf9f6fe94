import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { connect, pragmaNumber } from '../book/connect.ts'
import { copyBook } from '../book/copy-book.ts'
import { eraseJournal } from '../book/erase-journal.ts'
import { forgetOrder } from '../book/erase-order.ts'
import { emptyRowOfCopy, type ForgottenRow } from '../book/forget-saved.ts'
import { migrate } from '../book/migrate.ts'
import { ALL_MIGRATIONS } from '../book/migrations/all-migrations.ts'
import { openDatabase, type Database } from '../book/open-database.ts'
import type { SavedLine } from '../book/saved-line.ts'
import type { ErasedOrder } from '../order-book.ts'
import { backupPath, BOOK_FILE, PUT_ASIDE_FOLDER } from './book-paths.ts'
import { backupsIn } from './list-backups.ts'
import { lookIntoBook } from './look-into-book.ts'

const CLEANING_FOLDER = 'cleaning'
/** Books of older versions hold neither customers nor templates. */
const FIRST_WITH_SAVED_ROWS = 6

export interface CopiesToClean {
  /** The book's folder. */
  readonly folder: string
  readonly bookId: string
  readonly erased: readonly ErasedOrder[]
  readonly forgotten: readonly ForgottenRow[]
}

export interface CleanedCopies {
  /** How many copies were written anew without these customers. */
  readonly cleaned: number
  /** Names, within the book's folder, of copies that cannot be read and so not be cleaned. */
  readonly left: readonly string[]
}

/**
 * Takes erased customers out of the older copies in the book's folder: backups of every kind and what was put aside.
 * Each is replaced in one step by a verified copy, or stays as it is; other customers' orders are never lost.
 */
export async function cleanCopies(given: CopiesToClean): Promise<CleanedCopies> {
  const how = { ...given, place: join(given.folder, CLEANING_FOLDER), replace: renameSync }
  rmSync(how.place, { recursive: true, force: true })
  const left: string[] = []
  let cleaned = 0
  for (const name of copiesIn(given.folder)) {
    const state = await cleanCopy(join(given.folder, name), how).catch(() => 'left' as const)
    if (state === 'left') left.push(name)
    if (state === 'cleaned') cleaned += 1
  }
  const ids = new Set(given.erased.map(({ id }) => id))
  const gone = new Set(given.forgotten.map(({ table, id }) => `${table} ${id}`))
  const saved = ({ table, id }: SavedLine): boolean => gone.has(`${table} ${id}`)
  const erased = { orders: ids, saved, book: given.bookId }
  for (const aside of asideIn(given.folder)) eraseJournal(join(given.folder, aside), erased)
  return { cleaned, left }
}

function asideIn(folder: string): string[] {
  const place = join(folder, PUT_ASIDE_FOLDER)
  return existsSync(place) ? readdirSync(place).map((name) => join(PUT_ASIDE_FOLDER, name)) : []
}

/** Paths of all copies, as seen from the book's folder. */
export function copiesIn(folder: string): string[] {
  const backups = backupsIn(folder).map(({ name }) => backupPath(folder, name).slice(folder.length + 1))
  const aside = asideIn(folder).map((name) => join(name, BOOK_FILE))
  return [...backups, ...aside.filter((name) => existsSync(join(folder, name)))]
}

/** Where one copy is cleaned, and how the clean one takes its place. */
export interface CopyToClean extends Omit<CopiesToClean, 'folder'> {
  /** Made and taken away again; on the book's own disk. */
  readonly place: string
  readonly replace: (clean: string, path: string) => void
}

/** One copy of the book, wherever it lies; `left` when it cannot be read. */
export async function cleanCopy(path: string, given: CopyToClean): Promise<'clean' | 'cleaned' | 'left'> {
  const { trouble, glance } = lookIntoBook(path, { pages: false })
  if (trouble !== null || glance === null) return 'left'
  // The orders of another book have nothing to do with these, whatever their numbers.
  if (glance.bookId !== given.bookId) return 'clean'
  const { place } = given
  // What a crash left there holds customers as well.
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  try {
    const draft = join(place, BOOK_FILE)
    for (const end of ['', '-wal']) if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${draft}${end}`)
    if (!(await forgetIn(draft, given))) return 'clean'
    const copied = copyBook({ book: draft, target: join(place, 'clean.sqlite') })
    if (!copied.ok) return 'left'
    given.replace(join(place, 'clean.sqlite'), path)
    for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
    return 'cleaned'
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** False when the copy holds none of these customers. An older copy is brought to the newest version first. */
async function forgetIn(
  path: string,
  { erased, forgotten }: Pick<CopiesToClean, 'erased' | 'forgotten'>,
): Promise<boolean> {
  const database = openDatabase(path, 'existing')
  try {
    const held = stillHeld(database, erased)
    const saved = stillSaved(database, forgotten)
    if (held.length === 0 && saved.length === 0) return false
    const book = connect(database)
    const from = pragmaNumber(database, 'user_version')
    const given = { folder: path, from, migrations: ALL_MIGRATIONS, at: 0, doTask: null }
    const migrated = await migrate(book, given)
    if (!migrated.ok) throw new Error(`a copy could not be brought up to date: ${migrated.error.kind}`)
    await book.transaction().execute(async (transaction) => {
      for (const { id, at } of held) await forgetOrder(transaction, id, at)
      for (const row of saved) await emptyRowOfCopy(transaction, row)
    })
    database.rows("insert into order_search (order_search) values ('optimize')")
    database.rows('pragma wal_checkpoint(truncate)')
    return true
  } finally {
    database.close()
  }
}

function stillSaved(database: Database, forgotten: readonly ForgottenRow[]): readonly ForgottenRow[] {
  if (pragmaNumber(database, 'user_version') < FIRST_WITH_SAVED_ROWS) return []
  const idsOf = (table: ForgottenRow['table']): Set<number> =>
    new Set(database.rows(`select id from ${table} where gone_at is null`).map((row) => Number(row['id'])))
  const held = { customers: idsOf('customers'), templates: idsOf('templates') }
  return forgotten.filter(({ table, id }) => held[table].has(id))
}

/** An older program left the provider's messages with the attempts, and they may quote what was sent. */
const STILL_QUOTED = `exists (select 1 from attempts where of_order = orders.id
  and json_array_length(problem, '$.messages') > 0)`

/** By both of its names, so that no other order is ever emptied. */
function stillHeld(database: Database, erased: readonly ErasedOrder[]): readonly ErasedOrder[] {
  const emptied = pragmaNumber(database, 'user_version') >= 2 ? `where erased_at is null or ${STILL_QUOTED}` : ''
  const rows = database.rows(`select id, order_id from orders ${emptied}`)
  const held = new Map(rows.map((row) => [Number(row['id']), String(row['order_id'])]))
  return erased.filter(({ id, orderId }) => held.get(id) === orderId)
}
