import type { AppError } from '../../../shared/app-error.ts'
import type { FolderTrouble } from '../../../shared/backup-folder.ts'
import type { Backup, RestorePreview } from '../../../shared/book-care.ts'
import type { ChainReport } from '../../../shared/history-chain.ts'
import type { MovingPreview } from '../../../shared/moving.ts'
import type { Result } from '../../../shared/result.ts'
import { packMoving, type MovingToPack } from '../../moving/pack-moving.ts'
import { unpackMoving, type MovingToUnpack } from '../../moving/unpack-moving.ts'
import { checkChain } from '../audit/check-chain.ts'
import { writeAuditFile, type AuditFileTask } from '../audit/write-audit-file.ts'
import type { BookFailure } from '../book/book-failure.ts'
import { checkPages } from '../book/check-pages.ts'
import { copyBook, type BookCopy } from '../book/copy-book.ts'
import { migrateFile, type FileToMigrate } from '../book/migrate.ts'
import { cleanCopies, type CleanedCopies, type CopiesToClean } from './clean-copies.ts'
import { copyOutside, tryFolder, type OutsideCopy } from './copy-outside.ts'
import { listBackups } from './list-backups.ts'
import { lookIntoBook, type LookedInto } from './look-into-book.ts'
import { previewRestore, type RestoreQuestion } from './preview-restore.ts'

/** Heavy work on a book's files: seconds for a large one. Inputs and answers are plain data, to cross into a thread. */
export interface BookTasks {
  readonly copy: { readonly input: BookCopy; readonly output: Result<null, AppError> }
  readonly 'check-pages': { readonly input: { readonly file: string }; readonly output: Result<null, BookFailure> }
  readonly migrate: { readonly input: FileToMigrate; readonly output: Result<null, BookFailure> }
  readonly look: { readonly input: { readonly path: string; readonly pages: boolean }; readonly output: LookedInto }
  readonly list: {
    readonly input: { readonly folder: string; readonly bookId: string | null }
    readonly output: readonly Backup[]
  }
  readonly 'copy-outside': { readonly input: OutsideCopy; readonly output: FolderTrouble | null }
  readonly 'try-folder': { readonly input: { readonly folder: string }; readonly output: FolderTrouble | null }
  readonly clean: { readonly input: CopiesToClean; readonly output: CleanedCopies }
  readonly 'check-chain': { readonly input: { readonly book: string }; readonly output: ChainReport }
  readonly 'audit-file': { readonly input: AuditFileTask; readonly output: Result<number, AppError> }
  readonly preview: { readonly input: RestoreQuestion; readonly output: RestorePreview }
  readonly pack: { readonly input: MovingToPack; readonly output: Result<{ readonly orders: number }, AppError> }
  readonly unpack: { readonly input: MovingToUnpack; readonly output: Result<MovingPreview, AppError> }
}
export type BookTaskName = keyof BookTasks
export type DoBookTask = <N extends BookTaskName>(
  name: N,
  input: BookTasks[N]['input'],
) => Promise<BookTasks[N]['output']>

type Work = { readonly [N in BookTaskName]: (input: BookTasks[N]['input']) => Promise<BookTasks[N]['output']> }

const WORK: Work = {
  copy: (input) => Promise.resolve(copyBook(input)),
  'check-pages': ({ file }) => Promise.resolve(checkPages(file)),
  migrate: (given) => migrateFile(given),
  look: ({ path, pages }) => Promise.resolve(lookIntoBook(path, { pages })),
  list: ({ folder, bookId }) => Promise.resolve(listBackups(folder, bookId)),
  'copy-outside': (given) => copyOutside(given),
  'try-folder': ({ folder }) => Promise.resolve(tryFolder(folder)),
  clean: (given) => cleanCopies(given),
  'check-chain': ({ book }) => checkChain(book),
  'audit-file': (task) => Promise.resolve(writeAuditFile(task)),
  preview: (question) => previewRestore(question),
  pack: (given) => Promise.resolve(packMoving(given)),
  unpack: (given) => unpackMoving(given),
}

/** Does the work on the calling thread. */
export const doBookTask: DoBookTask = (name, input) => WORK[name](input)
