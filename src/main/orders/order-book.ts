import type { AppError, GatewayError } from '../../shared/app-error.ts'
import type { Closing } from '../../shared/closing.ts'
import type { CallDetails, Order, OrderDraft, Reconciliation, ReviewFlag } from '../../shared/order.ts'
import type { MoneyEntry, OrderDetail, RecordMoney, WriteNote } from '../../shared/order-entry.ts'
import type { IssueDocument, IssuedDocument } from '../../shared/receipt-document.ts'
import type { HistoryEntry, OrderFilter, OrderPage, OrderQuery, OrderRow } from '../../shared/order-query.ts'
import type { OrderStatus } from '../../shared/order-status.ts'
import type { Verdict } from '../../shared/outcome.ts'
import type { Yen } from '../../shared/money.ts'
import type { FoundSums, SaleSums } from '../../shared/sale-sums.ts'
import type { TaxLine } from '../../shared/tax.ts'
import type { Result } from '../../shared/result.ts'
import type { CustomerBook } from './customer-book.ts'

/** The book could not keep something; nothing that depends on it may go on. */
export type BookError = Extract<
  AppError,
  { kind: 'book-unavailable' | 'disk-full' | 'order-id-taken' | 'order-not-found' }
>

export interface NewOrder {
  readonly draft: OrderDraft
  readonly orderId: string
  /** null for the first of a chain. */
  readonly rootId: number | null
  readonly attempt: number
  /** ms since 1970. */
  readonly at: number
  /** Whom the history names; the draft's userId when left out. */
  readonly operator?: string
}

/** A change of one order: only what is named changes. `event` and `detail` go into the history. */
export interface OrderChange {
  readonly event: string
  readonly at: number
  readonly operator: string
  readonly detail?: string
  readonly status?: OrderStatus
  readonly draft?: OrderDraft
  readonly problem?: GatewayError | null
  readonly review?: ReviewFlag
  readonly identificationNumber?: string
  readonly receiptNo?: string
  readonly call?: CallDetails
  readonly verdict?: Verdict
  readonly reconciliation?: Reconciliation
  readonly registeredAt?: number
  readonly finishedAt?: number
  readonly checkedAt?: number
  /** The provider's answer as it came, scrubbed and cut to 64 kB. */
  readonly rawAnswer?: string
  /** Puts one notice into the outbox, in the same transaction. */
  readonly notify?: boolean
}

/** A final change nobody has been told about yet. */
export interface Notice {
  readonly id: number
  readonly order: Order
}

/** Who does something to an order, and when (ms since 1970). */
export interface DoneBy {
  readonly at: number
  readonly operator: string
}

/** A sale that was authorised and neither captured nor voided, as far as anybody recorded. */
export interface ProvisionalSale {
  readonly order: OrderRow
  readonly authorisedAt: number
}

/** A document about to be issued; the book gives it its number. */
export interface NewDocument {
  readonly request: IssueDocument
  readonly taxes: readonly TaxLine[]
}

/** What is written beside an order: notes, what was done in the provider's console, and forgetting a customer. */
export interface OrderEntries {
  writeNote(note: WriteNote, at: number): Promise<Result<Order, AppError>>
  recordMoney(entry: RecordMoney, at: number): Promise<Result<Order, AppError>>
  /** Before anything comes out of a printer: a crash leaves a number too many, never a second first one. */
  addDocument(
    document: NewDocument,
    at: number,
  ): Promise<Result<{ readonly document: IssuedDocument; readonly order: Order }, AppError>>
  /** Nothing came out of this issue: its number is free again. */
  voidDocument(id: number, by: DoneBy): Promise<Result<Order, BookError>>
  /** Entries of these days (`yyyy-mm-dd` in Japan), both included. */
  moneyBetween(from: string, to: string): Promise<readonly MoneyEntry[]>
  /** Entries of these orders, by order; an order without any is left out. */
  moneyOf(orders: readonly number[]): Promise<ReadonlyMap<number, readonly MoneyEntry[]>>
  detail(id: number): Promise<OrderDetail | null>
  /** Oldest first. */
  provisional(): Promise<readonly ProvisionalSale[]>
  /** Takes the customers of these orders out of book, search and journal: all of them or none. */
  erase(ids: readonly number[], by: DoneBy): Promise<Result<readonly Order[], BookError>>
  /** Every order whose customer was erased, for cleaning older copies of the book. */
  erased(): Promise<readonly ErasedOrder[]>
  /** Orders made before `before` whose customer is still in the book, newest first. */
  erasable(before: number, page: { readonly offset: number; readonly limit: number }): Promise<OrderPage>
}

/** An order whose customer was erased from the book, at `at` (ms since 1970). */
export interface ErasedOrder {
  readonly id: number
  readonly orderId: string
  readonly at: number
}

/** A day that is being closed. */
export type NewClosing = Omit<Closing, 'id'>

/** Totals of orders and days, and the days that were closed. */
export interface BookTotals {
  /** What all orders of a filter come to, whenever it happened. */
  sumsOf(filter: OrderFilter): Promise<FoundSums>
  /** What happened on each of these days (`yyyy-mm-dd` in Japan), both included; days without money are left out. */
  dailySums(from: string, to: string): Promise<ReadonlyMap<string, SaleSums>>
  /** Closings of these days, both included, oldest first. */
  closings(from: string, to: string): Promise<readonly Closing[]>
  keepClosing(closing: NewClosing): Promise<Result<Closing, BookError>>
  /** Those of these orders whose status moved after `since` (ms since 1970), by the history, by order id. */
  movedSince(orders: readonly number[], since: number): Promise<ReadonlyMap<number, Moved>>
}

/** How an order moved on since some time. */
export interface Moved {
  /** The status it had then. */
  readonly from: OrderStatus
  /** When it moved last, ms since 1970. */
  readonly at: number
}

/** What is known of the book itself. */
export interface BookKeeping {
  readonly bookId: string
  /** How the second copy is doing, and its size. */
  journal(): { readonly state: 'ok' | 'failing'; readonly bytes: number }
  /** Copies the whole book into a new file and verifies the copy. */
  backUp(target: string): Promise<Result<null, AppError>>
}

/**
 * The order book. Every method is durable when its promise is fulfilled (WAL, synchronous=FULL) and every change
 * appends to the history in the same transaction. Narrow on purpose: a shop-wide engine can stand behind it.
 */
export interface OrderBook extends OrderEntries, BookTotals, CustomerBook, BookKeeping {
  /** Stores the intent: the order as `registering`. */
  add(order: NewOrder): Promise<Result<Order, BookError>>
  change(id: number, change: OrderChange): Promise<Result<Order, BookError>>
  /** Keeps only "asked at" (ms by order id), all in one flush and without a history line: no order itself changed. */
  touch(checked: ReadonlyMap<number, number>): Promise<void>
  get(id: number): Promise<Order | null>
  findByDraftKey(draftKey: string): Promise<Order | null>
  findByOrderId(orderId: string): Promise<Order | null>
  /** All attempts at one sale, first first. */
  chain(rootId: number): Promise<readonly Order[]>
  /** In the order of their ids; `since`: only orders made then or later, ms since 1970. */
  byStatus(statuses: readonly OrderStatus[], since?: number): Promise<readonly Order[]>
  /** How many there are, without reading them. */
  count(statuses: readonly OrderStatus[]): Promise<number>
  /** The newest order since `since` with this customer and total that is not final-and-failed, if any. */
  findSimilar(search: { readonly name: string; readonly total: Yen; readonly since: number }): Promise<Order | null>
  /** Next value of a named counter, from 1, never handed out twice. */
  nextCounter(name: string): Promise<Result<number, BookError>>
  list(query: OrderQuery): Promise<OrderPage>
  /** Every order of a filter, newest first, in constant memory. */
  pages(filter: OrderFilter, pageSize: number): AsyncIterable<readonly Order[]>
  history(id: number): Promise<readonly HistoryEntry[]>
  /** Notices in the outbox, oldest first. */
  notices(): Promise<readonly Notice[]>
  /** Takes a notice out of the outbox, before it is shown, so that a crash never shows it twice. */
  takeNotice(id: number): Promise<boolean>
  close(): Promise<void>
}
