import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GatewayError } from '../../../shared/app-error.ts'
import type { OrderDraft, Reconciliation } from '../../../shared/order.ts'
import { writeWholeFileSync } from '../../files/write-whole-file.ts'
import { forgetCustomer, forgetMessages, forgetNote } from '../forget-customer.ts'
import { journalNames } from './journal-files.ts'
import { readLine, writeLine, type ChangeLine } from './journal-line.ts'
import type { SavedLine } from './saved-line.ts'
import type { OpenBook } from './write-book.ts'

/** Whose lines of which book lose their customer: orders, and saved customers and templates by table and id. */
export interface Erased {
  readonly orders: ReadonlySet<number>
  readonly saved: (line: SavedLine) => boolean
  readonly book: string
}

/** Takes the customer out of every journal line of these. A file is replaced in one step, or not at all. */
export function eraseJournal(folder: string, erased: Erased): void {
  for (const name of journalNames(folder)) eraseFile(join(folder, name), erased)
}

/** Takes the words of these saved rows out of the journal of an open book. */
export function eraseSaved(
  { journal, folder, bookId: book }: Pick<OpenBook, 'journal' | 'folder' | 'bookId'>,
  saved: Erased['saved'],
): void {
  journal.close()
  eraseJournal(folder, { orders: new Set(), saved, book })
}

function eraseFile(path: string, erased: Erased): void {
  const before = readFileSync(path, 'utf8')
  const after = before
    .split('\n')
    .map((written) => erasedText(written, erased))
    .join('\n')
  if (after !== before) writeWholeFileSync(path, after)
}

function erasedText(written: string, { orders, saved, book }: Erased): string {
  const id = /"order":(\d+)/u.exec(written)?.[1]
  if (id !== undefined && !orders.has(Number(id))) return written
  const line = written === '' ? null : readLine(written)
  // What cannot be read any more may hold anybody: nothing can be restored from it either.
  if (line === null) return ''
  if ((line.line !== 'saved' && line.line !== 'change') || line.book !== book) return written
  if (line.line === 'saved') return saved(line) ? writeLine({ ...line, columns: null }).trimEnd() : written
  return orders.has(line.order) ? writeLine(erasedLine(line)).trimEnd() : written
}

/** A document without the person. */
const FORGOTTEN = { addressee: '', purpose: '', items: '[]' }

/** Marked boundary: the JSON columns were written by us from these types. */
function erasedLine(line: ChangeLine): ChangeLine {
  const { draft, problem, reconciliation } = line.set
  const set = { ...line.set }
  if (typeof draft === 'string') set.draft = JSON.stringify(forgetCustomer(JSON.parse(draft) as OrderDraft))
  if (typeof problem === 'string') set.problem = JSON.stringify(forgetMessages(JSON.parse(problem) as GatewayError))
  if (typeof reconciliation === 'string')
    set.reconciliation = JSON.stringify(forgetNote(JSON.parse(reconciliation) as Reconciliation))
  const notes = line.notes?.map((note) => ({ ...note, text: '' }))
  const money = line.money?.map((entry) => ({ ...entry, reason: '' }))
  const documents = line.documents?.map((document) => ({ ...document, ...FORGOTTEN }))
  return {
    ...line,
    set,
    ...(notes === undefined ? {} : { notes }),
    ...(money === undefined ? {} : { money }),
    ...(documents === undefined ? {} : { documents }),
  }
}
