import * as v from 'valibot'
import { RestoreSource, StartNew } from '../../shared/book-care.ts'
import { success } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { BackupDialogs } from '../orders/backup/backup-dialogs.ts'
import type { CopyCleaner } from '../orders/backup/copy-cleaner.ts'
import type { BackupFolder } from '../orders/backup/backup-folder.ts'
import type { BookCare } from '../orders/backup/book-care.ts'
import type { Gate } from './handle.ts'

interface BookParts {
  readonly desk: Desk
  readonly care: BookCare
  readonly dialogs: BackupDialogs
  readonly cleaner: CopyCleaner
  readonly backupFolder: BackupFolder
}

/** Channels of the book itself. A path comes only out of a dialog, never from the page. */
export function handleBook(gate: Gate, parts: BookParts): void {
  const { desk, care, dialogs, cleaner, backupFolder } = parts
  handleBackupFolder(gate, parts)
  gate.handle('book:health', v.null(), async () => {
    const health = await care.health()
    return health.ok ? success({ ...health.value, copies: cleaner.told(health.value.copies) }) : health
  })
  gate.handle('book:backups', v.null(), () => care.backups())
  gate.handle('book:backup', v.null(), async () => {
    const made = await care.backUp('hand')
    if (made.ok) void cleaner.afterBackup()
    void backupFolder.bringUpToDate()
    return made
  })
  gate.handle('book:backup-to', v.null(), async () => {
    const folder = await dialogs.chooseFolder()
    return folder === null ? success(null) : care.backUpTo(folder)
  })
  gate.handle('book:bring', v.null(), async () => {
    const file = await dialogs.chooseBackup()
    return file === null ? success(null) : care.bring(file)
  })
  gate.handle('book:preview', RestoreSource, (source) => care.preview(source))
  gate.handle('book:restore', RestoreSource, (source) => care.restore(source))
  gate.handle('book:start-new', StartNew, ({ lost }) => care.startNew(lost))
  gate.handle('book:retry', v.null(), async () => {
    const reopened = await desk.reopen(() => undefined)
    return reopened.ok ? success(await desk.state()) : reopened
  })
}

function handleBackupFolder(gate: Gate, { backupFolder, dialogs }: BookParts): void {
  gate.handle('backup-folder:state', v.null(), () => {
    // Somebody looks: how the folder is now comes as an event.
    void backupFolder.bringUpToDate()
    return Promise.resolve(success(backupFolder.state()))
  })
  gate.handle('backup-folder:choose', v.null(), async () => {
    const folder = await dialogs.chooseBackupFolder()
    return folder === null ? success(backupFolder.state()) : backupFolder.choose(folder)
  })
  gate.handle('backup-folder:forget', v.null(), () => Promise.resolve(backupFolder.choose(null)))
}
