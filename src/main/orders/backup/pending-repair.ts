import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { BOOK_TROUBLES } from '../../../shared/app-error.ts'
import { RestoreSource } from '../../../shared/book-care.ts'
import { renameForGood } from '../../files/flush-folder.ts'
import { writeWholeFileSync } from '../../files/write-whole-file.ts'
import { fileTrouble } from '../book/book-file.ts'
import { journalNames } from '../book/journal-files.ts'
import { backupPath, BOOK_FILE, flushFile, MARKER_FILE, PUT_ASIDE_FOLDER, RECEIVED_FOLDER } from './book-paths.ts'

const REPAIR_FILE = 'repair.json'
const common = { putAside: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/u)), moved: v.boolean() }

/** A repair somebody asked for, in `repair.json` until it is done: it is carried out before the book is opened. */
const PendingRepair = v.variant('kind', [
  v.object({ kind: v.literal('restore'), source: RestoreSource, ...common }),
  v.object({ kind: v.literal('start-new'), lost: v.picklist(BOOK_TROUBLES), ...common }),
  // The book in `received/` with its own second copy.
  v.object({ kind: v.literal('receive'), ...common }),
])
export type PendingRepair = v.InferOutput<typeof PendingRepair>

export function readRepair(folder: string): PendingRepair | null {
  const path = join(folder, REPAIR_FILE)
  if (!existsSync(path)) return null
  try {
    const repair = v.safeParse(PendingRepair, JSON.parse(readFileSync(path, 'utf8')))
    return repair.success ? repair.output : null
  } catch {
    return null
  }
}

export function keepRepair(folder: string, repair: PendingRepair): void {
  writeWholeFileSync(join(folder, REPAIR_FILE), `${JSON.stringify(repair)}\n`)
}

/** The repair is done, or given up. */
export function dropRepair(folder: string): void {
  rmSync(join(folder, REPAIR_FILE), { force: true })
  rmSync(join(folder, RECEIVED_FOLDER), { recursive: true, force: true })
}

/**
 * Puts the present files aside and the wanted ones in their place; nothing is deleted. May be cut off anywhere and
 * done again. Answers the repair that opening has to finish, or null when there is none.
 * Throws what the disk throws: on Windows a file that is still held (EBUSY, EPERM) waits for the next start.
 */
export function prepareRepair(folder: string): PendingRepair | null {
  const repair = readRepair(folder)
  if (repair === null) return null
  const wanted = wantedBook(folder, repair)
  if (wanted !== null && !existsSync(wanted)) {
    // Without its source there is nothing to restore: what is there now speaks for itself.
    dropRepair(folder)
    return null
  }
  if (!repair.moved) {
    putAside(folder, repair)
    keepRepair(folder, { ...repair, moved: true })
  }
  if (wanted !== null) layDown(folder, wanted)
  if (repair.kind === 'receive') layDownJournal(folder)
  return repair
}

/** The file that takes the book's place; null when the present one stays, or none does. */
function wantedBook(folder: string, repair: PendingRepair): string | null {
  if (repair.kind === 'receive') return join(folder, RECEIVED_FOLDER, BOOK_FILE)
  return repair.kind === 'restore' && repair.source.kind === 'backup' ? backupPath(folder, repair.source.name) : null
}

function putAside(folder: string, repair: PendingRepair): void {
  const aside = join(folder, PUT_ASIDE_FOLDER, repair.putAside)
  mkdirSync(aside, { recursive: true })
  const take = (name: string, how: 'move' | 'copy'): void => {
    if (!existsSync(join(folder, name))) return
    if (how === 'move') renameSync(join(folder, name), join(aside, name))
    else copyFileSync(join(folder, name), join(aside, name))
  }
  const present = repair.kind === 'restore' && repair.source.kind === 'present'
  const garbageLog = fileTrouble(join(folder, BOOK_FILE)) === 'garbage-wal'
  take(`${BOOK_FILE}-wal`, present && !garbageLog ? 'copy' : 'move')
  for (const name of [BOOK_FILE, MARKER_FILE]) take(name, present ? 'copy' : 'move')
  if (!present) take(`${BOOK_FILE}-shm`, 'move')
  for (const name of journalNames(folder)) take(name, repair.kind === 'restore' ? 'copy' : 'move')
}

function layDown(folder: string, backup: string): void {
  const target = join(folder, BOOK_FILE)
  for (const name of [target, `${target}-wal`, `${target}-shm`]) rmSync(name, { force: true })
  copyFileSync(backup, `${target}.new`)
  flushFile(`${target}.new`)
  renameForGood(`${target}.new`, target)
}

function layDownJournal(folder: string): void {
  const received = join(folder, RECEIVED_FOLDER)
  for (const name of journalNames(received)) {
    copyFileSync(join(received, name), join(folder, name))
    flushFile(join(folder, name))
  }
}

/** The journal is of another book, or does not fit the restored one: it is put aside and begun anew. */
export function putJournalAside(folder: string, name: string): void {
  const aside = join(folder, PUT_ASIDE_FOLDER, name)
  mkdirSync(aside, { recursive: true })
  for (const file of journalNames(folder)) renameSync(join(folder, file), join(aside, file))
}
