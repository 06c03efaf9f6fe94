import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import type { BookTrouble } from '../../../shared/app-error.ts'
import type { BookWork } from '../../../shared/desk-state.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { BOOK_FILE, MARKER_FILE } from '../backup/book-paths.ts'
import { doBookTask, type DoBookTask } from '../backup/book-tasks.ts'
import { finishRepair } from '../backup/finish-repair.ts'
import { dropRepair, prepareRepair, type PendingRepair } from '../backup/pending-repair.ts'
import type { OrderBook } from '../order-book.ts'
import { bookFailure, hasRoom, unavailable, type BookFailure } from './book-failure.ts'
import { fileStamp, fileTrouble, isTruncated } from './book-file.ts'
import { readMarker, writeMarker, type BookMarker, type BookMemory } from './book-marker.ts'
import type { BookTables } from './book-tables.ts'
import { APPLICATION_ID, connect, pragmaNumber } from './connect.ts'
import { highWater } from './high-water.ts'
import { journalEnd, type JournalEnd } from './journal-files.ts'
import { openJournal } from './open-journal.ts'
import { migrate, newestVersion } from './migrate.ts'
import { ALL_MIGRATIONS } from './migrations/all-migrations.ts'
import type { Migration } from './migrations/migration.ts'
import { openDatabase, type Database } from './open-database.ts'
import { sqliteOrderBook } from './sqlite-order-book.ts'

/** An untouched file is trusted for so long, ms: checking every page of a large book takes a moment. */
const CHECK_EVERY_MS = 7 * 24 * 60 * 60 * 1000

export interface BookOptions {
  /** Made when it is not there; holds the book, its marker and the backups made before migrations. */
  readonly folder: string
  readonly clock: { now(): number }
  /** Names a new book. */
  readonly newId: () => string
  readonly migrations?: readonly Migration[]
  /** What is remembered of this book outside its folder, and how to remember it: false when that was not kept. */
  readonly memory?: () => BookMemory | null
  readonly remember?: (memory: BookMemory) => boolean
  /** Where the book is copied, verified and brought up to date; on this thread unless told. */
  readonly doTask?: DoBookTask
  /** What opening a large book takes seconds for. */
  readonly doing?: (what: BookWork) => void
}

interface Opening extends BookOptions {
  readonly migrations: readonly Migration[]
  readonly doTask: DoBookTask
  readonly file: string
  readonly markerFile: string
  readonly marker: BookMarker | null
  readonly remembered: BookMemory | null
  readonly journaled: JournalEnd | null
  /** False while no book was ever completed here, so that an empty file is not a loss. */
  readonly existed: boolean
  /** What somebody asked for, carried out half-way: the files are in place, the rest is done once the book is open. */
  readonly repair: PendingRepair | null
}

/**
 * Opens the order book of a folder, or makes the first one. A book that was there and is lost, emptied, damaged, set
 * back, foreign or newer than this program is named (`reason`) and left exactly as it is.
 */
export async function openOrderBook(options: BookOptions): Promise<Result<OrderBook, BookFailure>> {
  try {
    mkdirSync(options.folder, { recursive: true })
    const opening = lookAround(options)
    const trouble = placeTrouble(opening)
    return trouble === null ? await openFile(opening) : unavailable(trouble)
  } catch (error) {
    return failure(bookFailure(error, options.folder))
  }
}

function lookAround(options: BookOptions): Opening {
  const repair = prepareRepair(options.folder)
  const file = join(options.folder, BOOK_FILE)
  const markerFile = join(options.folder, MARKER_FILE)
  const found = readMarker(markerFile)
  const marker = found === 'unreadable' ? null : found
  const journaled = journalEnd(options.folder)
  // A book that is begun anew, or restored, is measured by nothing that was before.
  const remembered = repair === null ? (options.memory?.() ?? null) : null
  const traces = found === 'unreadable' || existsSync(file) || existsSync(`${file}-wal`)
  const existed = marker?.complete ?? (traces || remembered !== null || journaled !== null)
  const usual = { migrations: ALL_MIGRATIONS, doTask: doBookTask }
  return { ...usual, ...options, file, markerFile, marker, remembered, journaled, existed, repair }
}

/** What can be seen from outside, before SQLite touches anything. */
function placeTrouble(opening: Opening): BookTrouble | null {
  const trouble = fileTrouble(opening.file)
  if ((trouble === 'missing' || trouble === 'empty') && !opening.existed) return null
  if (trouble !== null) return trouble
  accessSync(opening.folder, constants.W_OK)
  accessSync(opening.file, constants.W_OK)
  return null
}

async function openFile(opening: Opening): Promise<Result<OrderBook, BookFailure>> {
  // The unfinished marker comes first: a crash from here on is known to have lost nothing.
  const marker = opening.existed ? opening.marker : startMarker(opening)
  const database = openDatabase(opening.file, opening.existed ? 'existing' : 'create')
  try {
    const opened = await openContent({ ...opening, marker }, database)
    if (!opened.ok) database.close()
    return opened
  } catch (error) {
    database.close()
    const failed = bookFailure(error, opening.folder)
    const damaged = failed.kind === 'book-unavailable' && failed.reason === 'damaged'
    return damaged && isTruncated(opening.file) ? unavailable('truncated') : failure(failed)
  }
}

function startMarker({ markerFile, marker, newId }: Opening): BookMarker {
  const started = marker ?? { bookId: newId(), complete: false, highWater: 0, closed: null, checkedAt: 0 }
  writeMarker(markerFile, started)
  return started
}

async function openContent(opening: Opening, database: Database): Promise<Result<OrderBook, BookFailure>> {
  const trouble = contentTrouble(opening, database)
  if (trouble !== null) return unavailable(trouble)
  const from = pragmaNumber(database, 'user_version')
  const checked = needsCheck(opening)
  const sound = checked && from > 0 ? await everyPage(opening) : success(null)
  if (!sound.ok) return sound

  const book = connect(database)
  // A migration must not make a lost book look like one that is up to date.
  const memory = from === 0 ? null : await memoryTrouble(book, opening)
  if (memory !== null) return unavailable(memory)
  const updating = (): void => opening.doing?.('updating')
  const migrated = await migrate(book, { ...opening, from, updating, at: opening.clock.now() })
  if (!migrated.ok) return migrated
  return begin(book, opening, checked)
}

function everyPage({ doTask, doing, file }: Opening): Promise<Result<null, BookFailure>> {
  doing?.('checking')
  return doTask('check-pages', { file })
}

/** Whose file this is, and of what version. */
function contentTrouble({ existed, migrations }: Opening, database: Database): BookTrouble | null {
  const application = pragmaNumber(database, 'application_id')
  const version = pragmaNumber(database, 'user_version')
  const unfinished = !existed && application === 0 && version === 0
  if (application !== APPLICATION_ID && !unfinished) return 'foreign'
  return version > newestVersion(migrations) ? 'newer' : null
}

/** Every page is read unless nobody touched the file since we closed it, and then once a week. */
function needsCheck({ file, marker, clock }: Opening): boolean {
  const stamp = fileStamp(file)
  const closed = marker?.closed ?? null
  const untouched = closed?.bytes === stamp?.bytes && closed?.changedAt === stamp?.changedAt
  const age = clock.now() - (marker?.checkedAt ?? 0)
  return closed === null || !untouched || age < 0 || age > CHECK_EVERY_MS
}

/** Whether this is the book that this PC remembers, and at least as new. Also proves that it can be written. */
async function memoryTrouble(book: Kysely<BookTables>, opening: Opening): Promise<BookTrouble | null> {
  const { marker, remembered, journaled, repair } = opening
  const { id, newest } = await book.transaction().execute(readIdentity)
  if (repair !== null) return null
  const known = [marker?.complete === true ? marker : null, remembered].filter((memory) => memory !== null)
  if (known.some(({ bookId }) => bookId !== id)) return 'other-book'
  // The marks follow the book at a distance; the journal knows every single line.
  const journalAhead = journaled !== null && journaled.book === id && journaled.history > newest
  return journalAhead || known.some(({ highWater: mark }) => newest < mark) ? 'behind' : null
}

async function readIdentity(book: Kysely<BookTables>): Promise<{ id: string | null; newest: number }> {
  const { rows } = await sql<{ id: string | null; newest: number }>`
    select (select book_id from book) as id, (select coalesce(max(id), 0) from history) as newest`.execute(book)
  return rows[0] ?? { id: null, newest: 0 }
}

async function begin(
  book: Kysely<BookTables>,
  opening: Opening,
  checked: boolean,
): Promise<Result<OrderBook, BookFailure>> {
  const { clock, markerFile, file, folder, repair } = opening
  const found = await readIdentity(book)
  const bookId = found.id ?? (await nameNew(book, opening))
  if (repair !== null) await finishRepair(repair, { book, bookId, folder, at: clock.now() })
  const { newest } = repair === null ? found : await readIdentity(book)
  const checkedAt = checked ? clock.now() : (opening.marker?.checkedAt ?? 0)
  const marker: BookMarker = { bookId, complete: true, highWater: newest, closed: null, checkedAt }
  // A first book, or another one, must be known from its first order on; later a full disk must not close the book.
  const unwritten = opening.existed && repair === null
  if (!unwritten) writeMarker(markerFile, marker)
  const remember = opening.remember ?? (() => true)
  const isRemembered = remember({ bookId, highWater: newest })
  if (repair !== null) {
    // Dropped before this PC knows the new book, the next start would call it another one: then it is done again.
    if (!isRemembered) return hasRoom(folder) ? unavailable('io') : failure({ kind: 'disk-full' })
    dropRepair(folder)
  }
  // A repair changes what the journal says.
  const end = repair === null ? opening.journaled : journalEnd(folder)
  const journal = await openJournal({ book, bookId, folder, newest, clock, end })
  const mark = highWater({ bookFile: file, markerFile, marker, unwritten, clock, remember })
  return success(sqliteOrderBook({ book, bookId, folder, journal, highWater: mark, doTask: opening.doTask }))
}

/** Gives a new book its id. */
async function nameNew(book: Kysely<BookTables>, opening: Opening): Promise<string> {
  const bookId = opening.marker?.bookId ?? opening.newId()
  await book.insertInto('book').values({ id: 1, book_id: bookId, created_at: opening.clock.now() }).execute()
  return bookId
}
