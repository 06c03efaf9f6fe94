import type { AppError } from '../../../shared/app-error.ts'
import { ownDiskReason } from '../../files/disk-reason.ts'

/** What a disk refused a backup for. A copy that turned out different is a failed backup too, never a bug to pass on. */
export function backupFailure(error: unknown): AppError {
  return { kind: 'backup-failed', reason: ownDiskReason(error) }
}
