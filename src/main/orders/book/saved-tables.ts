import type { Generated } from 'kysely'

/** What both tables have: which change it was, when, and whether the row was thrown away (ms since 1970). */
interface SavedTable {
  id: Generated<number>
  revision: number
  changed_at: number
  operator: string
  gone_at: Generated<number | null>
}

/** A customer kept for the next call. */
export interface CustomersTable extends SavedTable {
  name: string
  kana: string
  phone: string
  member_id: string
  member_name: string
  note: string
  folded_name: string
  /** Folded lines to look into; a line begins with a newline, so that a number can be sought from its start. */
  search_text: string
}

/** A preset of an order. */
export interface TemplatesTable extends SavedTable {
  name: string
  /** Place in the list, from 1. */
  place: number
  /** A saved customer's id. */
  customer: number | null
  /** JSON of TemplateBody. */
  body: string
}
