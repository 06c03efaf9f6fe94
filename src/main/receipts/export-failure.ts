import type { AppError } from '../../shared/app-error.ts'

type Reason = Extract<AppError, { kind: 'export-failed' }>['reason']

const REASONS: Readonly<Record<string, Reason>> = {
  EBUSY: 'locked',
  ETXTBSY: 'locked',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EFBIG: 'no-space',
  // Windows answers EPERM for a file that Excel holds open; to the operator both read "close it or choose another".
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  ENODEV: 'folder-gone',
  EIO: 'folder-gone',
}

/** The system's word for what went wrong with the file (`ENOSPC`), as the operator is told. */
export function exportFailure(code: string): AppError {
  return { kind: 'export-failed', reason: REASONS[code] ?? 'other' }
}
