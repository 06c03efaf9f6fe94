import type { OrderStatus } from '../../../shared/order-status.ts'
import type { Written } from './add-order.ts'
import { JOURNALED, type ChangeLine } from './journal-line.ts'

/** What the journal says of a committed change. */
export function changeLine(book: string, { recorded, line, set, entries }: Written): ChangeLine {
  const { order, at, event, from, to, operator, detail, changed } = line
  const said = {
    line: 'change',
    book,
    history: recorded.id,
    previous: recorded.previous,
    hash: recorded.hash,
    order,
    at,
    event,
    from,
    to,
    operator,
    detail,
    changed,
  } as const
  return { ...said, set: journaled(set), ...entries }
}

/** Only what the journal keeps, only what was named. Marked boundary: these columns hold text, whole numbers or null. */
export function journaled(set: Readonly<Record<string, unknown>>): ChangeLine['set'] {
  const kept = JOURNALED.filter((column) => set[column] !== undefined).map((column) => [column, set[column]] as const)
  return Object.fromEntries(kept)
}

const RESULTS: readonly OrderStatus[] = ['paid', 'declined', 'saved', 'save-failed', 'unconfirmed', 'reconciled']
const RECORDS: readonly string[] = ['added', 'noted', 'money', 'document', 'document-void', 'erased', 'withdrawn']

/** Registrations, results and what an operator wrote must survive a power cut in the second copy as well. */
export function isWorthFlush({ event, from, to }: ChangeLine): boolean {
  return RECORDS.includes(event) || from === 'registering' || RESULTS.some((status) => status === to)
}
