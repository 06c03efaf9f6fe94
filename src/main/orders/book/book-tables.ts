import type { Generated, GeneratedAlways } from 'kysely'
import type { CustomersTable, TemplatesTable } from './saved-tables.ts'

/** One order. Texts named `JSON` were written by us from the type beside them. */
export interface OrdersTable {
  id: Generated<number>
  /** null for the first of a chain. */
  root_id: number | null
  attempt: number
  order_id: string
  draft_key: string
  status: string
  review: string | null
  division: string
  job_code: string | null
  method: string | null
  pay_times: string
  operator: string
  customer_name: string
  customer_kana: string
  customer_phone: string
  note: string
  /** Customer's name as it is compared: see fold-text.ts. */
  folded_name: string
  amount: number | null
  tax: number | null
  /** amount + tax, yen. */
  total: GeneratedAlways<number>
  identification_number: string | null
  receipt_no: string | null
  created_at: number
  registered_at: number | null
  finished_at: number | null
  checked_at: number | null
  /** JSON of GatewayError. */
  problem: string | null
  /** JSON of Verdict. */
  verdict: string | null
  /** JSON of CallDetails. */
  call: string | null
  /** JSON of Reconciliation. */
  reconciliation: string | null
  /** JSON of OrderDraft. */
  draft: string
  /** When the customer was erased, ms since 1970. */
  erased_at: Generated<number | null>
}

/** One registration sent to the provider: begun with the intent, closed with its outcome. */
export interface AttemptsTable {
  id: Generated<number>
  of_order: number
  begun_at: number
  closed_at: number | null
  outcome: string | null
  problem: string | null
}

/** Append-only: triggers refuse UPDATE and DELETE. */
export interface HistoryTable {
  id: Generated<number>
  of_order: number
  at: number
  event: string
  from_status: string | null
  to_status: string | null
  operator: string
  detail: string
  /** JSON of column -> [before, after]; personal data is only named, never copied. */
  changed: string | null
  /** Hashes of the line before and of this one: see audit/history-hash.ts. null in lines from before version 8. */
  previous_hash: string | null
  hash: string | null
}

/** The outbox. */
export interface NoticesTable {
  id: Generated<number>
  of_order: number
  at: number
}

export interface CountersTable {
  name: string
  value: number
}

/** The provider's last answer to each order, as it came. */
export interface AnswersTable {
  of_order: number
  at: number
  body: string
}

/** Folded lines to look into, beside the orders so that reading them all stays quick. */
export interface SearchTextsTable {
  id: number
  text: string
}

/** Append-only; only `text` can be emptied. */
export interface NotesTable {
  id: Generated<number>
  of_order: number
  at: number
  operator: string
  text: string
}

/** What was done in the provider's console. Append-only; only `reason` can be emptied. */
export interface MoneyEntriesTable {
  id: Generated<number>
  of_order: number
  at: number
  kind: string
  /** `yyyy-mm-dd` in Japan. */
  day: string
  /** Yen. */
  amount: number
  reason: string
  operator: string
  corrects: number | null
}

/** Append-only; only `addressee`, `purpose` and `items` can be emptied. */
export interface DocumentsTable {
  id: Generated<number>
  of_order: number
  at: number
  kind: string
  way: string
  /** 1 for the first of its kind for the order. */
  number: number
  /** Yen. */
  total: number
  /** JSON of TaxLine[]. */
  taxes: string
  operator: string
  addressee: string
  purpose: string
  /** JSON of DocumentItem[]. */
  items: string
  /** The issue of which nothing came out; then this line is no issue itself. */
  voids: number | null
}

/** What happened to the book itself: restored, started anew. Append-only. */
export interface BookEventsTable {
  id: Generated<number>
  at: number
  event: string
  detail: string
}

/** A day as it was closed. Append-only. */
export interface ClosingsTable {
  id: Generated<number>
  /** `yyyy-mm-dd` in Japan. */
  day: string
  at: number
  operator: string
  /** JSON of ClosingFigures. */
  figures: string
}

/** One row: what the lines from before the chain come to. */
export interface ChainStartTable {
  id: number
  /** The newest of these lines; 0 for none. */
  after: number
  hash: string
}

export interface BookTable {
  id: number
  book_id: string
  created_at: number
}

/** Tables of the newest migration. */
export interface BookTables {
  book: BookTable
  orders: OrdersTable
  attempts: AttemptsTable
  history: HistoryTable
  notices: NoticesTable
  counters: CountersTable
  answers: AnswersTable
  search_texts: SearchTextsTable
  notes: NotesTable
  money_entries: MoneyEntriesTable
  documents: DocumentsTable
  book_events: BookEventsTable
  closings: ClosingsTable
  chain_start: ChainStartTable
  customers: CustomersTable
  templates: TemplatesTable
}
