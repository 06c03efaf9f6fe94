import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Backup, BackupKind } from '../../../shared/book-care.ts'
import { japanDayName } from '../../../shared/japan-time.ts'
import { readBackupName } from './backup-names.ts'
import { BACKUP_FOLDER, backupPath } from './book-paths.ts'
import { lookIntoBook } from './look-into-book.ts'

/** Of each kind made by itself (one a day) or on demand so many are kept; those before a migration stay. */
const KEPT = 7

interface Found {
  readonly name: string
  readonly kind: BackupKind
  readonly madeAt: number
}

/** Names of the backups of a book's folder, newest first by what they say. */
export function backupsIn(folder: string): Found[] {
  const inside = join(folder, BACKUP_FOLDER)
  const names = [folder, inside].flatMap((place) => (existsSync(place) ? readdirSync(place) : []))
  const found = names.flatMap((name) => {
    const read = readBackupName(name)
    return read === null ? [] : [{ name, ...read }]
  })
  return found.sort((a, b) => b.madeAt - a.madeAt)
}

/**
 * Newest first by the clock of now. A time that is still to come was written while the clock ran ahead and says nothing
 * of when: such a one stands behind all others, or it would be the newest for as long as the clock was wrong.
 */
export function newestFirst<T extends { readonly madeAt: number }>(listed: readonly T[], now: number): T[] {
  const ahead = (one: T): number => Number(one.madeAt > now)
  return listed.toSorted((a, b) => ahead(a) - ahead(b) || b.madeAt - a.madeAt)
}

/** Every backup with what it holds, newest first by its name. */
export function listBackups(folder: string, bookId: string | null): Backup[] {
  return backupsIn(folder).map(({ name, kind, madeAt }) => {
    const path = backupPath(folder, name)
    const { glance } = lookIntoBook(path, { pages: false })
    const { size: bytes } = statSync(path)
    return { name, kind, madeAt, bytes, orders: glance?.orders ?? null, sameBook: glance?.bookId === bookId }
  })
}

/**
 * Removes what is beyond the seven kept of this kind and this book. Of the daily ones the newest of a day stands for its
 * day: however many one day makes, damage of last week still has a copy from before it. `listed`: newest first. `made`,
 * the one just made, stays whatever the clock says.
 */
export function thinOut(
  folder: string,
  made: { readonly kind: BackupKind; readonly name: string },
  listed: readonly Backup[],
): void {
  const own = listed.filter((backup) => backup.kind === made.kind && backup.sameBook)
  const kept = (made.kind === 'daily' ? newestOfDays(own) : own).slice(0, KEPT)
  const beyond = own.filter((backup) => !kept.includes(backup) && backup.name !== made.name)
  for (const { name } of beyond) rmSync(backupPath(folder, name))
}

function newestOfDays(listed: readonly Backup[]): Backup[] {
  const days = listed.map(({ madeAt }) => japanDayName(madeAt))
  return listed.filter((_, at) => days.indexOf(days[at] ?? '') === at)
}
