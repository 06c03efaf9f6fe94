import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'
import { join } from 'node:path'

export const BOOK_FILE = 'book.sqlite'
export const MARKER_FILE = 'book.json'
export const BACKUP_FOLDER = 'backups'
export const PUT_ASIDE_FOLDER = 'put-aside'

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
