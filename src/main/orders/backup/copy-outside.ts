import { createHash } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { FolderTrouble } from '../../../shared/backup-folder.ts'
import { japanDayName, parseJapanTime } from '../../../shared/japan-time.ts'
import { renameForGood } from '../../files/flush-folder.ts'
import { diskReason } from '../../files/disk-reason.ts'
import { unfinishedName } from '../../files/write-whole-file.ts'
import type { ForgottenRow } from '../book/forget-saved.ts'
import type { ErasedOrder } from '../order-book.ts'
import { fileStampName } from './backup-names.ts'
import { flushFile } from './book-paths.ts'
import { cleanCopy } from './clean-copies.ts'
import { newestFirst } from './list-backups.ts'
import { lookIntoBook } from './look-into-book.ts'

/** So many days are kept, the newest copy of a day standing for its day. */
const KEPT_DAYS = 7
/** A piece of a file, bytes: between two of them the thread can be ended, however slow the disk. */
const PIECE = 1_048_576
const CLEANING_FOLDER = 'cleaning-outside'

/** A verified backup in the book's folder, and what must not be in older copies of it. */
export interface VerifiedBackup {
  readonly path: string
  /** ms since 1970. */
  readonly madeAt: number
  readonly bookId: string
  /** The book's folder. */
  readonly bookFolder: string
  readonly erased: readonly ErasedOrder[]
  readonly forgotten: readonly ForgottenRow[]
}

export interface OutsideCopy {
  readonly backup: VerifiedBackup
  /** The shop's own; never made by us, as a disk that is not plugged in would then be the disk it is mounted on. */
  readonly folder: string
  /** This backup was copied there before and every page of the copy read. */
  readonly known: boolean
  /** By the clock of now, ms since 1970: what bears a later time was made while it ran ahead. */
  readonly now: number
}

/** Copies a backup whole into the shop's folder; answers what is in the way, or null. Then looks after the older ones. */
export async function copyOutside({ backup, folder, known, now }: OutsideCopy): Promise<FolderTrouble | null> {
  try {
    accessSync(folder, constants.W_OK)
    const name = outsideName(backup.bookId, backup.madeAt)
    const target = join(folder, name)
    sweep(folder, backup.bookId)
    if (!(known ? isAsLarge(backup.path, target) : isSame(backup.path, target))) {
      const trouble = copyWhole(backup.path, target)
      if (trouble !== null) return trouble
    }
    thinOut(folder, name, newestFirst(copiesOf(folder, backup.bookId), now))
    await cleanOlder({ backup, folder })
    return null
  } catch (error) {
    return folderTrouble(error)
  }
}

/** Whether a copy could be put there now. */
export function tryFolder(folder: string): FolderTrouble | null {
  const probe = join(folder, unfinishedName(`uketsuke-${markOf(folder)}.sqlite`))
  try {
    closeSync(openSync(probe, 'w'))
    rmSync(probe)
    return null
  } catch (error) {
    return folderTrouble(error)
  }
}

function folderTrouble(error: unknown): FolderTrouble {
  const reason = diskReason(error)
  return reason === 'locked' ? 'other' : reason
}

/** `uketsuke-1f2e3d4c-20261101-093000-123.sqlite`: which book, and when in Japan. Nothing else is ever removed. */
export function outsideName(bookId: string, madeAt: number): string {
  return `uketsuke-${markOf(bookId)}-${fileStampName(madeAt)}.sqlite`
}

/** Two shops may share a synced folder: each knows its own copies by this. */
function markOf(bookId: string): string {
  return createHash('sha256').update(bookId).digest('hex').slice(0, 8)
}

const NAME = /^uketsuke-([0-9a-f]{8})-(\d{8})-(\d{6})-(\d{3})\.sqlite$/u

interface OwnCopy {
  readonly name: string
  readonly madeAt: number
}

/** Copies of this book. */
function copiesOf(folder: string, bookId: string): OwnCopy[] {
  return readdirSync(folder).flatMap((name) => {
    const [, mark, day = '', time = '', thousandths = ''] = NAME.exec(name) ?? []
    const at = parseJapanTime(`${day}${time}`)
    return mark === markOf(bookId) && at !== null ? [{ name, madeAt: at + Number(thousandths) }] : []
  })
}

/** What a pulled plug left half-way. */
function sweep(folder: string, bookId: string): void {
  const own = `uketsuke-${markOf(bookId)}-`
  for (const name of readdirSync(folder)) {
    const whole = name.replace(/\.new(?:-journal|-wal|-shm)?$/u, '')
    if (whole !== name && name.startsWith(own) && NAME.test(whole)) rmSync(join(folder, name), { force: true })
  }
}

/** `made`, the copy of the newest backup, stays whatever the clock says. `copies`: newest first. */
function thinOut(folder: string, made: string, copies: readonly OwnCopy[]): void {
  const days = copies.map(({ madeAt }) => japanDayName(madeAt))
  const kept = copies.filter((_, at) => days.indexOf(days[at] ?? '') === at).slice(0, KEPT_DAYS)
  const beyond = copies.filter((copy) => !kept.includes(copy) && copy.name !== made)
  for (const { name } of beyond) rmSync(join(folder, name), { force: true })
}

/** Under another name until it was opened and every page of it read. */
function copyWhole(from: string, target: string): FolderTrouble | null {
  const unfinished = unfinishedName(target)
  try {
    copyInPieces(from, unfinished)
    if (!isSame(from, unfinished)) return 'unsound'
    renameForGood(unfinished, target)
    return null
  } finally {
    removeQuietly(unfinished)
  }
}

function copyInPieces(from: string, to: string): void {
  const source = openSync(from, 'r')
  try {
    const target = openSync(to, 'w', 0o600)
    try {
      const piece = Buffer.alloc(PIECE)
      for (let read = readSync(source, piece); read > 0; read = readSync(source, piece)) writeAll(target, piece, read)
      fsyncSync(target)
    } finally {
      closeSync(target)
    }
  } finally {
    closeSync(source)
  }
}

function writeAll(target: number, piece: Buffer, bytes: number): void {
  for (let done = 0; done < bytes;) done += writeSync(target, piece, done, bytes - done)
}

/** The first cause is the one to tell, and what stands in the way of the copy may stand in the way of removing it. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The next copy sweeps it away.
  }
}

/** Sound, and with the backup's orders and changes. */
function isSame(backup: string, copy: string): boolean {
  if (!isAsLarge(backup, copy)) return false
  const [ours, theirs] = [lookIntoBook(backup, { pages: false }), lookIntoBook(copy, { pages: true })]
  return theirs.trouble === null && JSON.stringify(theirs.glance) === JSON.stringify(ours.glance)
}

function isAsLarge(backup: string, copy: string): boolean {
  return existsSync(copy) && statSync(copy).size === statSync(backup).size
}

/** Takes erased customers out of the older copies there as well. One that cannot be read goes with its day. */
async function cleanOlder({ backup, folder }: Pick<OutsideCopy, 'backup' | 'folder'>): Promise<void> {
  if (backup.erased.length === 0 && backup.forgotten.length === 0) return
  const place = join(backup.bookFolder, CLEANING_FOLDER)
  mkdirSync(backup.bookFolder, { recursive: true })
  for (const { name } of copiesOf(folder, backup.bookId)) {
    await cleanCopy(join(folder, name), { ...backup, place, replace: replaceOutside })
  }
}

/** Another disk: copied beside first, renamed then. */
function replaceOutside(clean: string, path: string): void {
  const unfinished = unfinishedName(path)
  copyFileSync(clean, unfinished)
  flushFile(unfinished)
  renameForGood(unfinished, path)
}
