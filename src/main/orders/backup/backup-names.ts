import type { BackupKind } from '../../../shared/book-care.ts'
import { formatJapanTime, parseJapanTime } from '../../../shared/japan-time.ts'

/** `20261101-093000-123`, Japan time: sorts as time goes by. */
export function fileStampName(at: number): string {
  const stamp = formatJapanTime(at).replaceAll(/[/:]/gu, '').replace(' ', '-')
  return `${stamp}-${String(at % 1000).padStart(3, '0')}`
}

/** `daily-20261101-093000-123.sqlite` */
export function backupName(kind: Exclude<BackupKind, 'before'>, at: number): string {
  return `${kind}-${fileStampName(at)}.sqlite`
}

// eslint-disable-next-line security/detect-unsafe-regex -- fixed lengths but one, which ends at a hyphen
const NAME = /^(daily|hand|brought|before)-(?:v\d+-)?(\d{8})-(\d{6})-(\d{3})\.sqlite$/u

/** Kind and time of a backup's name, or null for any other file. */
export function readBackupName(name: string): { readonly kind: BackupKind; readonly madeAt: number } | null {
  const [, kind, day = '', time = '', thousandths = ''] = NAME.exec(name) ?? []
  const at = parseJapanTime(`${day}${time}`)
  if (kind === undefined || at === null) return null
  // Marked boundary: the pattern knows only these kinds.
  return { kind: kind as BackupKind, madeAt: at + Number(thousandths) }
}
