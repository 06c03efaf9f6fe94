import * as v from 'valibot'

const text = v.string()
const whole = v.pipe(v.number(), v.safeInteger())

/** A saved customer or template as it is after a change; `columns` null: thrown away. Has no line in the history. */
export const SavedLine = v.object({
  line: v.literal('saved'),
  book: text,
  table: v.picklist(['customers', 'templates']),
  id: whole,
  revision: whole,
  at: whole,
  columns: v.nullable(v.record(text, v.union([text, whole, v.null()]))),
})
export type SavedLine = v.InferOutput<typeof SavedLine>

/** Columns that the journal carries; search columns are made from them again. */
export const SAVED_COLUMNS = {
  customers: ['name', 'kana', 'phone', 'member_id', 'member_name', 'note', 'operator'],
  templates: ['name', 'place', 'customer', 'body', 'operator'],
} as const
