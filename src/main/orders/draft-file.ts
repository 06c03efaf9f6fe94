import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { AppError } from '../../shared/app-error.ts'
import { KeptDraft, type FoundDraft } from '../../shared/kept-draft.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { diskReason } from '../files/disk-reason.ts'
import { unfinishedName, writeWholeFileSync } from '../files/write-whole-file.ts'

type Mode = 'training' | 'real'

/** As it lies on the disk; drafts of an older version do not say whose they are. */
const Kept = v.object({ ...KeptDraft.entries, book: v.optional(v.nullable(v.string())) })

/** The order being typed, in a file of the app's folder that only this user may read: one a mode. */
export interface DraftFile {
  /** Replaces what was kept; null throws it away. */
  keep(mode: Mode, draft: KeptDraft | null): Result<null, AppError>
  /** What was kept, or null when there is nothing that can be read. */
  read(mode: Mode): FoundDraft | null
}

/** @param bookOf id of the book a mode has: an earlier order that a draft joins is one of that book and of no other */
export function openDraftFile(folder: string, bookOf: (mode: Mode) => string | null = () => null): DraftFile {
  const pathOf = (mode: Mode): string => join(folder, `draft-${mode}.json`)
  return {
    keep(mode, draft) {
      try {
        if (draft === null) removeDraft(pathOf(mode))
        else writeWholeFileSync(pathOf(mode), JSON.stringify({ ...draft, book: bookOf(mode) }), 0o600)
        return success(null)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error)) throw error
        // Typing goes on without a copy; what is placed is in the book.
        return failure({ kind: diskReason(error) === 'no-space' ? 'disk-full' : 'draft-not-kept' })
      }
    },
    read(mode) {
      const path = pathOf(mode)
      if (!existsSync(path)) return null
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Kept), readFileSync(path, 'utf8'))
      if (!parsed.success) return null
      const { book, step, order } = parsed.output
      const keptAt = Math.floor(statSync(path).mtimeMs)
      const isOfThisBook = book === undefined || book === bookOf(mode)
      return { step, order: isOfThisBook ? order : { ...order, previous: null }, keptAt }
    },
  }
}

/** With what a crash left beside it: a name and a telephone number. */
function removeDraft(path: string): void {
  for (const name of [path, unfinishedName(path)]) rmSync(name, { force: true })
}
