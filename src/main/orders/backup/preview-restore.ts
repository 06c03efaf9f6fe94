import { join } from 'node:path'
import type { RestorePreview, RestoreSource } from '../../../shared/book-care.ts'
import { readMarker, type BookMemory } from '../book/book-marker.ts'
import { journalLines } from '../book/journal-files.ts'
import { backupPath, BOOK_FILE, MARKER_FILE } from './book-paths.ts'
import { lookIntoBook, type BookGlance } from './look-into-book.ts'

/** What somebody wants to know before restoring. */
export interface RestoreQuestion {
  readonly source: RestoreSource
  /** The book's folder. */
  readonly folder: string
  /** What is remembered of the book outside its folder. */
  readonly remembered: BookMemory | null
}

const NOTHING: BookGlance = { bookId: null, orders: 0, newest: null, lastOrder: 0, lastHistory: 0 }

/** What restoring from this source would bring back, and what would stay lost. Changes nothing. */
export async function previewRestore(known: RestoreQuestion): Promise<RestorePreview> {
  const { source, folder } = known
  const path = source.kind === 'present' ? join(folder, BOOK_FILE) : backupPath(folder, source.name)
  const { trouble, glance } = lookIntoBook(path, { pages: true })
  const found = glance ?? NOTHING
  const later = await laterLines(folder, found)
  const { orders, newest } = found
  const replayed = { orders: later.orders.size, changes: later.history.size }
  return { source, trouble, orders, newest, replayed, ...whatIsMissing({ found, later, known }) }
}

interface Later {
  /** Lines of the history, and orders, that only the journal has. */
  readonly history: ReadonlySet<number>
  readonly orders: ReadonlySet<number>
}

async function laterLines(folder: string, found: BookGlance): Promise<Later> {
  const later = { history: new Set<number>(), orders: new Set<number>() }
  for await (const line of journalLines(folder)) {
    if (line.line !== 'change' || line.book !== found.bookId || line.history <= found.lastHistory) continue
    later.history.add(line.history)
    if (line.event === 'added') later.orders.add(line.order)
  }
  return later
}

interface Comparing {
  readonly found: BookGlance
  readonly later: Later
  readonly known: RestoreQuestion
}

/** Measured by everything that tells of the book: the present file, its mark, and the mark outside its folder. */
function whatIsMissing({ found, later, known }: Comparing): Pick<RestorePreview, 'missing' | 'sameBook'> {
  const marker = readMarker(join(known.folder, MARKER_FILE))
  const marks = [marker === 'unreadable' ? null : marker, known.remembered].filter((mark) => mark !== null)
  const present =
    known.source.kind === 'present' ? null : lookIntoBook(join(known.folder, BOOK_FILE), { pages: false }).glance
  const ids = [...marks.map(({ bookId }) => bookId), ...(present === null ? [] : [present.bookId])]
  const sameBook = ids.length === 0 || ids.some((id) => id === found.bookId)
  const own = marks.filter(({ bookId }) => bookId === found.bookId).map(({ highWater }) => highWater)
  const presentHistory = present !== null && present.bookId === found.bookId ? present.lastHistory : 0
  const upTo = Math.max(found.lastHistory, presentHistory, ...own)
  const brought = [...later.history].filter((id) => id <= upTo).length
  const changes = upTo - found.lastHistory - brought
  if (present !== null && present.bookId === found.bookId)
    return { sameBook, missing: { changes, orders: Math.max(0, present.orders - found.orders - later.orders.size) } }
  return { sameBook, missing: { changes, orders: changes === 0 && sameBook ? 0 : null } }
}
