/** What stands between a file and the disk, as the operator is told. */
export type DiskReason = 'locked' | 'no-space' | 'no-permission' | 'folder-gone' | 'other'

const REASONS: Readonly<Record<string, DiskReason>> = {
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

/** The system's word for what went wrong with a file (`ENOSPC`), or the error that carries it. */
export function diskReason(cause: unknown): DiskReason {
  const code = cause instanceof Error && 'code' in cause ? cause.code : cause
  return REASONS[String(code)] ?? 'other'
}

/** The same for files of the app's own, which nobody else holds and whose folder nobody chose. */
export function ownDiskReason(cause: unknown): 'no-space' | 'no-permission' | 'other' {
  const reason = diskReason(cause)
  return reason === 'no-space' || reason === 'no-permission' ? reason : 'other'
}
