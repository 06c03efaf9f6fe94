import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { AppError } from '../../shared/app-error.ts'
import { KeptDraft, type FoundDraft } from '../../shared/kept-draft.ts'
import { failure, success, type Result } from '../../shared/result.ts'

type Mode = 'training' | 'real'

/** The order being typed, in a file of the app's folder that only this user may read: one a mode. */
export interface DraftFile {
  /** Replaces what was kept; null throws it away. */
  keep(mode: Mode, draft: KeptDraft | null): Result<null, AppError>
  /** What was kept, or null when there is nothing that can be read. */
  read(mode: Mode): FoundDraft | null
}

export function openDraftFile(folder: string): DraftFile {
  const pathOf = (mode: Mode): string => join(folder, `draft-${mode}.json`)
  return {
    keep(mode, draft) {
      try {
        if (draft === null) rmSync(pathOf(mode), { force: true })
        else writeWhole(pathOf(mode), JSON.stringify(draft))
        return success(null)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error)) throw error
        // Typing goes on without a copy; what is placed is in the book.
        return failure({ kind: error.code === 'ENOSPC' ? 'disk-full' : 'draft-not-kept' })
      }
    },
    read(mode) {
      const path = pathOf(mode)
      if (!existsSync(path)) return null
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptDraft), readFileSync(path, 'utf8'))
      return parsed.success ? { ...parsed.output, keptAt: Math.floor(statSync(path).mtimeMs) } : null
    },
  }
}

/** The old draft or the new one, never half of either. */
function writeWhole(path: string, text: string): void {
  const beside = `${path}.new`
  writeFileSync(beside, text, { mode: 0o600 })
  // `mode` counts only for a new file; this one may be left of an older crash.
  chmodSync(beside, 0o600)
  renameSync(beside, path)
}
