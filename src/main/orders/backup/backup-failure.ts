import type { AppError } from '../../../shared/app-error.ts'

const REASONS: Readonly<Record<string, 'no-space' | 'no-permission'>> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EROFS: 'no-permission',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
}

/** What a disk refused a backup for. A copy that turned out different is a failed backup too, never a bug to pass on. */
export function backupFailure(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return { kind: 'backup-failed', reason: REASONS[code] ?? 'other' }
}
