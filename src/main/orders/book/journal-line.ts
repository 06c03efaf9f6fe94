import * as v from 'valibot'
import { SavedLine } from './saved-line.ts'

/** Columns of an order that a line carries; the searched ones are made from the draft again. */
export const JOURNALED = [
  'order_id',
  'root_id',
  'attempt',
  'status',
  'review',
  'identification_number',
  'receipt_no',
  'created_at',
  'registered_at',
  'finished_at',
  'checked_at',
  'problem',
  'verdict',
  'call',
  'reconciliation',
  'draft',
  'erased_at',
] as const

const text = v.string()
const whole = v.pipe(v.number(), v.safeInteger())
const maybeText = v.nullable(text)

const NoteLine = v.object({ id: whole, at: whole, operator: text, text })
const MoneyLine = v.object({
  id: whole,
  at: whole,
  kind: text,
  day: text,
  amount: whole,
  reason: text,
  operator: text,
  corrects: v.nullable(whole),
})

const DocumentLine = v.object({
  id: whole,
  at: whole,
  kind: text,
  way: text,
  number: whole,
  total: whole,
  taxes: text,
  operator: text,
  addressee: text,
  purpose: text,
  items: text,
  voids: v.nullable(whole),
})

/** One committed change of one order. `history` is its line in the book's history, `order` the book's id. */
const ChangeLine = v.object({
  line: v.literal('change'),
  book: text,
  history: whole,
  order: whole,
  at: whole,
  event: text,
  from: maybeText,
  to: maybeText,
  operator: text,
  detail: text,
  changed: maybeText,
  /** The line's link in the history's chain; lines of older versions have none. */
  previous: v.optional(maybeText),
  hash: v.optional(maybeText),
  set: v.partial(v.object(v.entriesFromList(JOURNALED, v.union([text, whole, v.null()])))),
  notes: v.optional(v.array(NoteLine)),
  money: v.optional(v.array(MoneyLine)),
  documents: v.optional(v.array(DocumentLine)),
})
export type ChangeLine = v.InferOutput<typeof ChangeLine>

/** The journal begins (again) after this line of the history. */
const StartLine = v.object({ line: v.literal('start'), book: text, history: whole, at: whole })
/** A counter was drawn: an order ID must never be given twice, not even by a book that lost its counters. */
const CounterLine = v.object({ line: v.literal('counter'), book: text, name: text, value: whole })

/** A day was closed. No customer is in its figures. */
const ClosingLine = v.object({
  line: v.literal('closing'),
  book: text,
  id: whole,
  day: text,
  at: whole,
  operator: text,
  figures: text,
})
export type ClosingLine = v.InferOutput<typeof ClosingLine>

const JournalLine = v.variant('line', [ChangeLine, StartLine, CounterLine, ClosingLine, SavedLine])
export type JournalLine = v.InferOutput<typeof JournalLine>

export function writeLine(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`
}

/** A line as it was written, or null for one that a crash cut off or somebody changed. */
export function readLine(written: string): JournalLine | null {
  try {
    const line = v.safeParse(JournalLine, JSON.parse(written))
    return line.success ? line.output : null
  } catch {
    return null
  }
}
