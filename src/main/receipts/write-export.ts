import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import type { ExportProgress, ExportRequest } from '../../shared/export-request.ts'
import { renameForGood } from '../files/flush-folder.ts'
import { openSnapshot, type BookSnapshot } from '../orders/book/book-snapshot.ts'
import { encodedPages, type EncodedPages } from './encoded-pages.ts'
import type { ExportTask, WriteEnd } from './export-task.ts'

export interface WriteExport extends Omit<ExportTask, 'stop'> {
  readonly isStopped: () => boolean
  readonly progress: (progress: ExportProgress) => void
}

/**
 * Writes the orders of a filter, newest first. The file is made under the name `part` in the same folder, flushed and
 * then renamed: under its own name it is whole or it is not there. Throws what is a bug; what the disk says is answered.
 */
export async function writeExport(given: WriteExport): Promise<WriteEnd> {
  const snapshot = await openSnapshot(given.book, given.request.filter)
  try {
    return await writePart(given, snapshot)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    // Only files answer with a system's word and a call; a broken book is somebody else's trouble.
    if (typeof code !== 'string' || !('syscall' in (cause as object))) throw cause
    return { end: 'failed', code }
  } finally {
    await snapshot.close()
  }
}

async function writePart(given: WriteExport, snapshot: BookSnapshot): Promise<WriteEnd> {
  let whole = false
  const file = openSync(given.part, 'w')
  try {
    const end = await writeRows(file, given, snapshot).finally(() => closeSync(file))
    if (end.end !== 'written') return end
    renameForGood(given.part, given.path)
    whole = true
    return end
  } finally {
    if (!whole) removeQuietly(given.part)
  }
}

async function writeRows(file: number, given: WriteExport, snapshot: BookSnapshot): Promise<WriteEnd> {
  const { request, isStopped, progress } = given
  const { head, pages, counted } = encodedPages(given, snapshot)
  writeWhole(file, head)
  let done = 0
  for await (const { bytes, orders } of pages) {
    if (isStopped()) return { end: 'cancelled' }
    if (counted.unholdable.isEmpty || request.unholdable === 'replace') writeWhole(file, bytes)
    done += orders
    progress({ done, orders: snapshot.orders })
  }
  if (isStopped()) return { end: 'cancelled' }
  return ending(file, counted, { request, done })
}

function ending(
  file: number,
  { unholdable, replaced, rows }: EncodedPages['counted'],
  { request, done }: { readonly request: ExportRequest; readonly done: number },
): WriteEnd {
  if (request.unholdable === 'list' && !unholdable.isEmpty) return { end: 'unholdable', found: unholdable.found() }
  fsyncSync(file)
  return { end: 'written', orders: done, rows, replaced }
}

/** A disk may take less than it is given: the rest is tried again, so that a full disk says so. */
function writeWhole(file: number, bytes: Buffer): void {
  for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from)
}

/** What stands in the way of the file may stand in the way of removing it; the first cause is the one to tell. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The next start tries again: see unfinished-export.ts.
  }
}
