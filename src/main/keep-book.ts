import type { Clock } from './clock.ts'
import type { Desk } from './desk.ts'
import type { Emit } from './ipc/emit.ts'
import type { Log } from './log.ts'
import { bookFolder } from './book-folder.ts'
import { BackupFolder } from './orders/backup/backup-folder.ts'
import { BookCare } from './orders/backup/book-care.ts'
import type { DoBookTask } from './orders/backup/book-tasks.ts'
import { CopyCleaner } from './orders/backup/copy-cleaner.ts'
import { startDailyBackup } from './orders/backup/daily-backup.ts'
import type { SettingsStore } from './settings/settings-store.ts'

export interface KeepBookParts {
  /** Folder of everything the app writes. */
  readonly folder: string
  readonly clock: Clock
  readonly emit: Emit
  readonly desk: Desk
  readonly log: Log
  readonly settings: SettingsStore
  readonly doTask: DoBookTask
}

export interface Keeping {
  readonly care: BookCare
  readonly cleaner: CopyCleaner
  readonly backupFolder: BackupFolder
  /** Ends the daily backup; nothing is copied any more. */
  readonly stop: () => void
}

/** Looks after the book of whichever mode is chosen. */
export function keepBook(parts: KeepBookParts): Keeping {
  const { folder, clock, desk, log, settings, doTask } = parts
  const care = new BookCare({
    folderOf: (mode) => bookFolder(folder, mode),
    memoryOf: (mode) => settings.bookMemory(mode),
    current: () => desk.currentBook(),
    reopen: (work) => desk.reopen(work),
    now: () => clock.now(),
    doTask,
  })
  const backupFolder = followWithCopies(parts, care)
  const copied = (): void => void backupFolder.bringUpToDate()
  const cleaner = new CopyCleaner({
    clock,
    backUp: () => care.backUp('daily').finally(copied),
    clean: () => care.cleanCopies(),
    bug: (cause) => log.bug('copies', cause),
  })
  const failed = (reason: string): void => log.warn('backup', { reason })
  const endDaily = startDailyBackup({ care, clock, failed, made: () => void cleaner.afterBackup(), looked: copied })
  const stop = (): void => {
    endDaily()
    cleaner.stop()
    backupFolder.stop()
  }
  return { care, cleaner, backupFolder, stop }
}

/** The folder of the shop's own that backups are copied to. */
function followWithCopies({ clock, emit, log, settings, doTask }: KeepBookParts, care: BookCare): BackupFolder {
  return new BackupFolder({
    place: () => settings.backupPlace(),
    keep: (place) => settings.keepBackupPlace(place),
    newest: () => care.newest(),
    changed: (state) => emit('backup-folder:changed', state),
    bug: (cause) => log.bug('backup-folder', cause),
    ...{ doTask, clock },
  })
}
