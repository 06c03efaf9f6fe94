import type { BackupFolderState, FolderTrouble } from '../../../shared/backup-folder.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { AppError, SettingsUnsaved } from '../../../shared/app-error.ts'
import type { Clock } from '../../clock.ts'
import type { BackupPlace } from './backup-place.ts'
import type { DoBookTask } from './book-tasks.ts'
import type { VerifiedBackup } from './copy-outside.ts'

/** A copy that takes longer is called slow; it goes on all the same, ms. */
const SLOW_MS = 120_000

export interface BackupFolderParts {
  readonly place: () => BackupPlace | null
  /** null when it was kept. */
  readonly keep: (place: BackupPlace | null) => SettingsUnsaved | null
  /** The newest verified backup of the open real book; null while there is none. */
  readonly newest: () => Promise<VerifiedBackup | null>
  readonly doTask: DoBookTask
  readonly clock: Clock
  readonly changed: (state: BackupFolderState) => void
  /** Told of a bug. */
  readonly bug: (cause: unknown) => void
}

/**
 * Copies verified backups to a folder of the shop's own. It may be gone, full or hang: every look at it is a thread's
 * work, one at a time, and nobody waits for it.
 */
export class BackupFolder {
  readonly #parts: BackupFolderParts
  #trouble: FolderTrouble | null = null
  #copying = false
  #running: { readonly folder: string; readonly end: Promise<void> } | null = null
  /** Something was asked for while a look was still going on. */
  #again = false
  #stopped = false

  constructor(parts: BackupFolderParts) {
    this.#parts = parts
  }

  state(): BackupFolderState {
    const { folder, lastCopyAt } = this.#parts.place() ?? { folder: null, lastCopyAt: null }
    return { folder, lastCopyAt, copying: this.#copying, trouble: this.#trouble }
  }

  /** Copies what is not there yet, or finds out why it cannot. Fulfilled when that is over: on a dead disk, never. */
  async bringUpToDate(): Promise<void> {
    const place = this.#parts.place()
    if (place === null || this.#stopped) return
    if (this.#running?.folder === place.folder) {
      this.#again = true
      return this.#running.end
    }
    const running = { folder: place.folder, end: this.#run(place) }
    this.#running = running
    await running.end
    if (this.#running !== running) return
    this.#running = null
    if (!this.#again) return
    this.#again = false
    await this.bringUpToDate()
  }

  /** The shop's choice; null for none any more. What lies in the former folder stays. */
  choose(folder: string | null): Result<BackupFolderState, AppError> {
    const unsaved = this.#parts.keep(folder === null ? null : { folder, lastCopyAt: null })
    if (unsaved !== null) return failure(unsaved)
    this.#trouble = null
    this.#copying = false
    void this.bringUpToDate()
    return success(this.state())
  }

  /** Nothing is begun any more. */
  stop(): void {
    this.#stopped = true
  }

  async #run(place: BackupPlace): Promise<void> {
    const callOff = this.#parts.clock.after(SLOW_MS, () => this.#say(place, { trouble: 'slow' }))
    const end = await this.#outcome(place).catch((cause: unknown) => {
      this.#parts.bug(cause)
      return { trouble: 'other' as const, madeAt: null }
    })
    callOff()
    if (this.#isHere(place) && end.trouble === null && end.madeAt !== null)
      this.#parts.keep({ ...place, lastCopyAt: end.madeAt })
    this.#say(place, { trouble: end.trouble, copying: false })
  }

  async #outcome(place: BackupPlace): Promise<{ trouble: FolderTrouble | null; madeAt: number | null }> {
    const { folder, lastCopyAt } = place
    const { doTask, newest, clock } = this.#parts
    const backup = await newest()
    if (backup === null) return { trouble: await doTask('try-folder', { folder }), madeAt: null }
    const known = backup.madeAt === lastCopyAt
    if (!known) this.#say(place, { copying: true })
    return { trouble: await doTask('copy-outside', { backup, folder, known, now: clock.now() }), madeAt: backup.madeAt }
  }

  /** Chosen anew meanwhile: what comes of the former folder says nothing about the new one. */
  #isHere({ folder }: BackupPlace): boolean {
    return this.#parts.place()?.folder === folder
  }

  #say(place: BackupPlace, what: { readonly trouble?: FolderTrouble | null; readonly copying?: boolean }): void {
    if (!this.#isHere(place) || this.#stopped) return
    if (what.trouble !== undefined) this.#trouble = what.trouble
    if (what.copying !== undefined) this.#copying = what.copying
    this.#parts.changed(this.state())
  }
}
