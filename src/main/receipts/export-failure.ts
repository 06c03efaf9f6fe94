import type { AppError } from '../../shared/app-error.ts'
import { diskReason } from '../files/disk-reason.ts'

/** The system's word for what went wrong with the file (`ENOSPC`), as the operator is told. */
export function exportFailure(code: string): AppError {
  return { kind: 'export-failed', reason: diskReason(code) }
}
