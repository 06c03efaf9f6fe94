import * as v from 'valibot'
import { RestoreSource, StartNew } from '../../shared/book-care.ts'
import { success } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { BackupDialogs } from '../orders/backup/backup-dialogs.ts'
import type { CopyCleaner } from '../orders/backup/copy-cleaner.ts'
import type { BookCare } from '../orders/backup/book-care.ts'
import type { Gate } from './handle.ts'

interface BookParts {
  readonly desk: Desk
  readonly care: BookCare
  readonly dialogs: BackupDialogs
  readonly cleaner: CopyCleaner
}

/** Channels of the book itself. A path comes only out of a dialog, never from the page. */
export function handleBook(gate: Gate, { desk, care, dialogs, cleaner }: BookParts): void {
  gate.handle('book:health', v.null(), async () => {
    const health = await care.health()
    return health.ok ? success({ ...health.value, copies: cleaner.told(health.value.copies) }) : health
  })
  gate.handle('book:backups', v.null(), () => care.backups())
  gate.handle('book:backup', v.null(), async () => {
    const made = await care.backUp('hand')
    if (made.ok) void cleaner.afterBackup()
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
