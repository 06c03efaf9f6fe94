import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AppError, BookTrouble } from '../../../shared/app-error.ts'
import type {
  Backup,
  BookHealth,
  CopiesState,
  Repaired,
  RestorePreview,
  RestoreSource,
} from '../../../shared/book-care.ts'
import { ORDER_STATUSES } from '../../../shared/order-status.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { BookMemory } from '../book/book-marker.ts'
import { journalBytes } from '../book/journal-files.ts'
import type { OrderBook } from '../order-book.ts'
import { backupFailure } from './backup-failure.ts'
import { backupName, fileStampName } from './backup-names.ts'
import { BACKUP_FOLDER, backupPath, PUT_ASIDE_FOLDER, sweepUnfinished } from './book-paths.ts'
import type { DoBookTask } from './book-tasks.ts'
import { copiesIn, type CleanedCopies } from './clean-copies.ts'
import { forgottenDigest, keepCleanedMark, readCleanedMark } from './cleaned-mark.ts'
import type { VerifiedBackup } from './copy-outside.ts'
import { takeBackup } from './take-backup.ts'
import { backupsIn, newestFirst, thinOut } from './list-backups.ts'
import { keepRepair, readRepair, type PendingRepair } from './pending-repair.ts'

type Mode = 'training' | 'real'

/** The book that is open, or why it is not. `null` while no mode was chosen. */
export interface BookOfDesk {
  readonly mode: Mode
  readonly opened: Result<OrderBook, AppError>
}

export interface BookCareParts {
  readonly folderOf: (mode: Mode) => string
  readonly memoryOf: (mode: Mode) => BookMemory | null
  readonly current: () => Promise<BookOfDesk | null>
  /** Closes the book, does `work`, opens it again; refused while the book has no room for an answer. */
  readonly reopen: (work: (mode: Mode) => void) => Promise<Result<null, AppError>>
  readonly now: () => number
  /** Where a book's files are copied and read as a whole. */
  readonly doTask: DoBookTask
}

/** Looks after the book's file: backups, restoring, and what to do when it is lost. */
export class BookCare {
  readonly #parts: BookCareParts
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: BookCareParts) {
    this.#parts = parts
  }

  health(): Promise<Result<BookHealth, AppError>> {
    return this.#withDesk(async ({ mode, opened }, folder) => {
      const error = opened.ok ? null : opened.error
      const known = error?.kind === 'book-unavailable' ? error : null
      const orders = opened.ok ? await opened.value.count(ORDER_STATUSES) : null
      return success({
        mode,
        trouble: troubleOf(opened),
        backup: known?.backup ?? null,
        folder,
        orders,
        remembered: this.#parts.memoryOf(mode),
        journal: opened.ok ? opened.value.journal() : { state: 'closed', bytes: journalBytes(folder) },
        lastBackupAt: newestFirst(backupsIn(folder), this.#parts.now())[0]?.madeAt ?? null,
        copies: opened.ok ? await copiesState(opened.value, folder) : { state: 'clean', left: [] },
        waiting: readRepair(folder)?.kind ?? null,
        putAside: namesIn(join(folder, PUT_ASIDE_FOLDER)),
      })
    })
  }

  backups(): Promise<Result<readonly Backup[], AppError>> {
    return this.#withDesk(async ({ mode, opened }, folder) => {
      const bookId = opened.ok ? opened.value.bookId : (this.#parts.memoryOf(mode)?.bookId ?? null)
      return success(await this.#list(folder, bookId))
    })
  }

  /** The newest verified backup of the open book, for the shop's own folder; training stays on this PC. */
  async newest(): Promise<VerifiedBackup | null> {
    const found = await this.#withDesk(async ({ mode, opened }, bookFolder) => {
      if (mode !== 'real' || !opened.ok) return success(null)
      const book = opened.value
      const { bookId } = book
      const all = await this.#list(bookFolder, bookId)
      const own = all.find(({ kind, sameBook }) => sameBook && (kind === 'daily' || kind === 'hand'))
      if (own === undefined) return success(null)
      const path = backupPath(bookFolder, own.name)
      const gone = { erased: await book.erased(), forgotten: await book.forgotten() }
      return success({ path, madeAt: own.madeAt, bookId, bookFolder, ...gone })
    })
    return found.ok ? found.value : null
  }

  /** Makes a verified backup in the book's folder and lets go of the oldest beyond seven. */
  backUp(kind: 'daily' | 'hand'): Promise<Result<Backup, AppError>> {
    return this.#inTurn(() =>
      this.#withBook(async (book, folder) => {
        sweepUnfinished(folder)
        const name = backupName(kind, this.#parts.now())
        const made = await writeBackup(book, join(folder, BACKUP_FOLDER), name)
        if (!made.ok) return made
        const { bookId } = book
        thinOut(folder, { kind, name }, await this.#list(folder, bookId))
        const backup = (await this.#list(folder, bookId)).find((one) => one.name === name)
        return backup === undefined ? failure({ kind: 'backup-failed', reason: 'other' }) : success(backup)
      }),
    )
  }

  /** Makes a verified backup in a folder of the operator's choice; answers its path. */
  backUpTo(target: string): Promise<Result<{ readonly path: string }, AppError>> {
    return this.#withBook(async (book) => {
      const name = `uketsuke-${fileStampName(this.#parts.now())}.sqlite`
      const made = await writeBackup(book, target, name)
      return made.ok ? success({ path: join(target, name) }) : made
    })
  }

  /** Takes a backup from elsewhere in among the others, after it was seen to be a book of ours. */
  bring(path: string): Promise<Result<RestorePreview, AppError>> {
    return this.#inTurn(() =>
      this.#withDesk(async ({ mode }, folder) => {
        const { trouble } = await this.#parts.doTask('look', { path, pages: true })
        if (trouble !== null) return failure({ kind: 'backup-unusable', reason: trouble })
        const name = backupName('brought', this.#parts.now())
        const taken = await takeBackup(path, join(folder, BACKUP_FOLDER, name), this.#parts.doTask)
        return taken.ok ? success(await this.#preview(mode, { kind: 'backup', name })) : taken
      }),
    )
  }

  /** Takes erased customers out of the older copies. Only after a fresh backup: see CopyCleaner. */
  cleanCopies(): Promise<Result<CleanedCopies, AppError>> {
    return this.#inTurn(() =>
      this.#withBook(async (book, folder) => {
        const { bookId } = book
        const erased = await book.erased()
        const forgotten = await book.forgotten()
        if (erased.length === 0 && forgotten.length === 0) return success({ cleaned: 0, left: [] })
        const copies = copiesIn(folder)
        const done = await this.#parts.doTask('clean', { folder, bookId, erased, forgotten })
        keepCleanedMark(folder, { bookId, forgotten: forgottenDigest(erased, forgotten), copies, left: [...done.left] })
        return success(done)
      }),
    )
  }

  preview(source: RestoreSource): Promise<Result<RestorePreview, AppError>> {
    return this.#withDesk(async ({ mode }) => success(await this.#preview(mode, source)))
  }

  /** Puts the present files aside and opens the book from this source, the journal's later lines on top. */
  restore(source: RestoreSource): Promise<Result<Repaired, AppError>> {
    return this.#withDesk(async ({ mode }, folder) => {
      const path = source.kind === 'backup' ? backupPath(folder, source.name) : null
      const missing = path !== null && !existsSync(path)
      const { trouble } = missing ? { trouble: 'missing' as const } : await this.#preview(mode, source)
      if (trouble !== null) return failure({ kind: 'backup-unusable', reason: trouble })
      return this.#repair({ kind: 'restore', source, putAside: this.#asideName('restore'), moved: false })
    })
  }

  /** Begins an empty book. Only when the present one is lost, and only by naming how. */
  startNew(lost: BookTrouble): Promise<Result<Repaired, AppError>> {
    return this.#withDesk(({ opened }) => {
      if (troubleOf(opened) !== lost) return Promise.resolve(failure({ kind: 'book-changed' }))
      return this.#repair({ kind: 'start-new', lost, putAside: this.#asideName(lost), moved: false })
    })
  }

  async #repair(repair: PendingRepair): Promise<Result<Repaired, AppError>> {
    try {
      const reopened = await this.#parts.reopen((mode) => keepRepair(this.#parts.folderOf(mode), repair))
      if (!reopened.ok) return reopened
    } catch (error) {
      return failure(backupFailure(error))
    }
    const desk = await this.#parts.current()
    if (desk === null) return failure({ kind: 'book-unavailable' })
    return repairEnd(desk.opened, this.#parts.folderOf(desk.mode), repair.putAside)
  }

  /** Every backup, newest first. */
  async #list(folder: string, bookId: string | null): Promise<readonly Backup[]> {
    return newestFirst(await this.#parts.doTask('list', { folder, bookId }), this.#parts.now())
  }

  #preview(mode: Mode, source: RestoreSource): Promise<RestorePreview> {
    const { folderOf, memoryOf, doTask } = this.#parts
    return doTask('preview', { source, folder: folderOf(mode), remembered: memoryOf(mode) })
  }

  /** One after the other: what a backup sweeps away must not be another one being made. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  #asideName(why: string): string {
    return `${fileStampName(this.#parts.now())}-${why}`
  }

  async #withDesk<T>(
    use: (desk: BookOfDesk, folder: string) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    const desk = await this.#parts.current()
    if (desk === null) return failure({ kind: 'book-unavailable' })
    return use(desk, this.#parts.folderOf(desk.mode))
  }

  #withBook<T>(use: (book: OrderBook, folder: string) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    return this.#withDesk((desk, folder) =>
      desk.opened.ok ? use(desk.opened.value, folder) : Promise.resolve(desk.opened),
    )
  }
}

/** What came of a repair, once the book was opened again. */
export function repairEnd(opened: BookOfDesk['opened'], folder: string, putAside: string): Result<Repaired, AppError> {
  if (readRepair(folder) !== null && troubleOf(opened) === 'locked') return success({ done: 'at-next-start', putAside })
  if (!opened.ok) return opened
  const aside = existsSync(join(folder, PUT_ASIDE_FOLDER, putAside)) ? putAside : null
  return success({ done: 'now', putAside: aside })
}

/** Copies that the book itself wrote since hold nothing it forgot; what was brought or put aside may. */
const FROM_ELSEWHERE = /^(?:backups[\\/]brought-|put-aside)/u

/** Whether the older copies in the folder still hold what this book has forgotten, also after a restart. */
async function copiesState(book: OrderBook, folder: string): Promise<CopiesState> {
  const [erased, forgotten] = [await book.erased(), await book.forgotten()]
  if (erased.length === 0 && forgotten.length === 0) return { state: 'clean', left: [] }
  const mark = readCleanedMark(folder)
  const isOfAll = mark?.bookId === book.bookId && mark.forgotten === forgottenDigest(erased, forgotten)
  const copies = copiesIn(folder)
  const known = new Set(mark?.copies)
  if (!isOfAll || copies.some((name) => FROM_ELSEWHERE.test(name) && !known.has(name)))
    return { state: 'not-cleaned', left: [] }
  return { state: 'clean', left: mark.left.filter((name) => copies.includes(name)) }
}

function troubleOf(opened: BookOfDesk['opened']): BookTrouble | null {
  if (opened.ok) return null
  return opened.error.kind === 'book-unavailable' ? (opened.error.reason ?? 'io') : 'io'
}

async function writeBackup(book: OrderBook, folder: string, name: string): Promise<Result<null, AppError>> {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    const made = await book.backUp(join(folder, name))
    if (made.ok) return made
    if (made.error.kind === 'backup-failed') return made
    return failure({ kind: 'backup-failed', reason: made.error.kind === 'disk-full' ? 'no-space' : 'other' })
  } catch (error) {
    return failure(backupFailure(error))
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort().reverse() : []
}
