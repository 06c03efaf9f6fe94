import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export const BOOK_FILE = 'book.sqlite'
export const MARKER_FILE = 'book.json'
export const BACKUP_FOLDER = 'backups'
export const PUT_ASIDE_FOLDER = 'put-aside'
/** What came from another PC, until it is in its place. */
export const RECEIVED_FOLDER = 'received'

/** Where a backup lies: those made before a migration are beside the book itself. */
export function backupPath(folder: string, name: string): string {
  const beside = join(folder, name)
  return name.startsWith('before-') && existsSync(beside) ? beside : join(folder, BACKUP_FOLDER, name)
}

/** Waits until a whole file is on the disk. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Removes copies that a crash cut off. Call it while none is being made. */
export function sweepUnfinished(folder: string): void {
  for (const place of [folder, join(folder, BACKUP_FOLDER)]) {
    if (!existsSync(place)) continue
    for (const name of readdirSync(place)) if (UNFINISHED.test(name)) rmSync(join(place, name), { force: true })
  }
}

const UNFINISHED = /^(?:daily|hand|brought|before)-[\w-]+\.sqlite\.new(?:-journal|-wal|-shm)?$/u
