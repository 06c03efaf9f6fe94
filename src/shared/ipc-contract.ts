import type { AppError } from './app-error.ts'
import type { BackupFolderBridge, BackupFolderEvents, BackupFolderRequests } from './backup-folder.ts'
import type { Backup, BookHealth, Repaired, RestorePreview, RestoreSource, StartNew } from './book-care.ts'
import type { CloseDay, ClosingDay, ClosingDaysRequest, DaySums } from './closing.ts'
import type { ConnectionTrial } from './connection-trial.ts'
import type {
  CustomerSearch,
  ForgetSaved,
  KnownCustomer,
  MergeCustomers,
  Person,
  SaveCustomer,
  SavedCustomer,
} from './customer.ts'
import type { ExportEnd, ExportPreview, ExportProgress, ExportRequest, PreviewExport } from './export-request.ts'
import type { FoundDraft, KeepDraft } from './kept-draft.ts'
import type { MovingBridge, MovingRequests } from './moving-contract.ts'
import type { MoveTemplate, OrderTemplate, SaveTemplateInput } from './order-template.ts'
import type { DeskPlace, DeskState } from './desk-state.ts'
import type { MiniOrder, OpenMini } from './mini-order.ts'
import type { OperatorBridge, OperatorEvents, OperatorRequests } from './operator-contract.ts'
import type { Order, OrderDraft } from './order.ts'
import type { AgeingSale, EraseCustomer, OrderDetail, RecordMoneyInput, WriteNote } from './order-entry.ts'
import type { HistoryEntry, OrderFilter, OrderPage, OrderQuery, OrderRow } from './order-query.ts'
import type { PlaceOrderInput, ReconcileOrder } from './place-order.ts'
import type { FoundSums } from './sale-sums.ts'
import type { DocumentEnd, IssueDocumentInput } from './receipt-document.ts'
import type { AuditFile, AuditFileEnd, ChainReport } from './history-chain.ts'
import type { Result } from './result.ts'
import type { SupportBridge, SupportRequests } from './support-contract.ts'
import type { Credentials, CredentialStatus, Settings } from './settings.ts'
import type { PhoneAction, PhoneState } from './training-phone.ts'
import type { UpdateBridge, UpdateEvents, UpdateRequests } from './update-contract.ts'

/** A form whose values may still be as typed: the gate's schema makes them ours. */
type Loose<T> = { readonly [K in keyof T]?: unknown }
type LooseFilter<T> = Omit<T, 'filter'> & { readonly filter: Partial<OrderFilter> }

/** Every question the screen may ask. `input` is what it sends, `output` what it gets inside a Result. */
export interface Requests
  extends MovingRequests, BackupFolderRequests, OperatorRequests, SupportRequests, UpdateRequests {
  'orders:place': { input: PlaceOrderInput; output: Order }
  'orders:list': { input: Partial<Omit<OrderQuery, 'filter'>> & { filter?: Partial<OrderFilter> }; output: OrderPage }
  'orders:get': { input: number; output: Order }
  'orders:history': { input: number; output: readonly HistoryEntry[] }
  /** Orders in progress and orders that need the operator, oldest trouble first. */
  'orders:board': { input: null; output: readonly Order[] }
  /** The draft of an order again, under the next order ID, for the wizard. */
  'orders:again': { input: number; output: OrderDraft }
  'orders:check': { input: number; output: Order }
  /** Tries once more to store answers that found no room; the orders that are in the book now. */
  'orders:store-held': { input: null; output: readonly Order[] }
  'orders:withdraw': { input: number; output: Order }
  'orders:reconcile': { input: ReconcileOrder; output: Order }
  /** The order with its notes, money entries and the provider's last answer. */
  'orders:detail': { input: number; output: OrderDetail }
  'orders:note': { input: WriteNote; output: Order }
  /** What was done in the provider's console: capture, void, refund, or taking such an entry back. */
  'orders:record-money': { input: RecordMoneyInput; output: Order }
  /** Takes the customers of these orders out of the book for good; all of them or none. */
  'orders:erase': { input: EraseCustomer; output: readonly Order[] }
  /** Orders past the time books must be kept whose customer is still in the book, newest first. */
  'orders:erasable': { input: { readonly offset?: number; readonly limit?: number }; output: OrderPage }
  /** Provisional sales neither captured nor voided, oldest first. */
  'orders:ageing': { input: null; output: readonly AgeingSale[] }
  /** What all orders of a filter come to. */
  'orders:sums': { input: Partial<OrderFilter>; output: FoundSums }
  /** A day (`yyyy-mm-dd` in Japan) as it is now, and as it was closed. */
  'closing:day': { input: { readonly day: string }; output: ClosingDay }
  /** What each of so many days up to `last` comes to. */
  'closing:days': { input: ClosingDaysRequest; output: readonly DaySums[] }
  'closing:print': { input: { readonly day: string }; output: 'printed' | 'cancelled' | 'failed' }
  /** null when the operator closed the save dialog; the same for the CSV. */
  'closing:pdf': { input: { readonly day: string }; output: { readonly path: string } | null }
  'closing:csv': { input: { readonly day: string }; output: { readonly path: string } | null }
  'closing:close': { input: CloseDay; output: ClosingDay }
  /** Saved customers by words of name, kana, member, or the beginning of phone or member ID. */
  'customers:list': { input: CustomerSearch; output: readonly SavedCustomer[] }
  /** Who could be meant by what is typed: saved ones, then people of past orders. */
  'customers:suggest': { input: CustomerSearch; output: readonly KnownCustomer[] }
  'customers:orders': { input: Person; output: readonly OrderRow[] }
  'customers:save': { input: SaveCustomer; output: SavedCustomer }
  'customers:merge': { input: MergeCustomers; output: SavedCustomer }
  /** Forgets the saved customer and the templates of that person; the orders stay. */
  'customers:forget': { input: ForgetSaved; output: null }
  'templates:list': { input: null; output: readonly OrderTemplate[] }
  'templates:save': { input: SaveTemplateInput; output: readonly OrderTemplate[] }
  'templates:move': { input: MoveTemplate; output: readonly OrderTemplate[] }
  'templates:forget': { input: ForgetSaved; output: readonly OrderTemplate[] }
  /** Keeps the order being typed; one that holds a card number or security code is refused. */
  'draft:keep': { input: KeepDraft; output: null }
  /** The draft kept in this mode; null when there is none, or when its number was issued. */
  'draft:kept': { input: 'training' | 'real'; output: FoundDraft | null }
  /** Follows the history from its first line to its last. */
  'audit:check': { input: null; output: ChainReport }
  /** The whole history with its hashes as a file; null when the operator closed the save dialog. */
  'audit:export': { input: AuditFile; output: AuditFileEnd | null }
  'book:health': { input: null; output: BookHealth }
  'book:backups': { input: null; output: readonly Backup[] }
  'book:backup': { input: null; output: Backup }
  /** Asks for a folder; null when the operator closed the dialog. */
  'book:backup-to': { input: null; output: { readonly path: string } | null }
  /** Asks for a backup from elsewhere and takes it in; null when the operator closed the dialog. */
  'book:bring': { input: null; output: RestorePreview | null }
  'book:preview': { input: RestoreSource; output: RestorePreview }
  'book:restore': { input: RestoreSource; output: Repaired }
  /** An empty book, only where the present one is lost, by naming how. */
  'book:start-new': { input: StartNew; output: Repaired }
  /** Tries to open the book again: another program may have let go of it. */
  'book:retry': { input: null; output: DeskState }
  /** First rows and the number of orders, before anything is written. */
  'receipts:preview': { input: LooseFilter<PreviewExport>; output: ExportPreview }
  /** Asks where to (PDF) or shows the system's print dialog, and counts what came out. */
  'documents:issue': { input: IssueDocumentInput; output: DocumentEnd }
  /** The shop's logo as a data URL; null when there is none. */
  'documents:logo': { input: null; output: string | null }
  /** Asks for a picture; answers the logo as it is then. */
  'documents:choose-logo': { input: null; output: string | null }
  'documents:remove-logo': { input: null; output: null }
  /** null when the operator closed the save dialog. */
  'receipts:export': {
    input: LooseFilter<Omit<ExportRequest, 'again'>> & { again?: boolean }
    output: ExportEnd | null
  }
  /** Stops the export that is running; answered when nothing of it is left. */
  'receipts:cancel-export': { input: null; output: null }
  /** Shows the file written last in its folder; main remembers which. */
  'receipts:show-file': { input: null; output: null }
  'settings:get': { input: null; output: Settings }
  'settings:save': { input: Loose<Settings>; output: Settings }
  'settings:save-credentials': { input: Credentials; output: CredentialStatus }
  /** Uses the keys until the app ends: they are written nowhere. */
  'settings:keep-for-session': { input: Credentials; output: CredentialStatus }
  'settings:try-connection': { input: null; output: ConnectionTrial }
  'settings:clear-credentials': { input: null; output: CredentialStatus }
  'settings:credential-status': { input: null; output: CredentialStatus }
  'settings:choose-mode': { input: 'training' | 'real'; output: DeskState }
  'desk:state': { input: null; output: DeskState }
  /** The first screen can be seen: what had to wait for it may begin. */
  'desk:shown': { input: null; output: null }
  /** Shows an order's number in the small window, or closes it when it shows that order already. */
  'mini:open': { input: OpenMini; output: null }
  /** Asked by the small window itself. */
  'mini:state': { input: null; output: MiniOrder | null }
  'mini:close': { input: null; output: null }
  'training:phone': { input: PhoneAction; output: PhoneState }
  'training:state': { input: null; output: PhoneState }
}

/** Everything the main process tells the screen by itself. Events announce state; they ask for nothing. */
export interface Events extends UpdateEvents, BackupFolderEvents, OperatorEvents {
  'orders:changed': Order
  /** A call completed: shown as a banner whatever happens to the desktop notification. */
  'orders:finished': Order
  /** The operator clicked a notification. */
  'orders:open': number
  'desk:changed': DeskState
  'receipts:progress': ExportProgress
  /** The operator chose a screen from the tray. */
  'desk:show': DeskPlace
  'settings:changed': Settings
  /** What the small window shows has changed. */
  'mini:changed': MiniOrder
  'training:changed': PhoneState
}

export type Channel = keyof Requests
export type Input<C extends Channel> = Requests[C]['input']
export type Output<C extends Channel> = Requests[C]['output']
export type Reply<C extends Channel> = Result<Output<C>, AppError>
export type EventName = keyof Events

export type Ask<C extends Channel> = (input: Input<C>) => Promise<Reply<C>>
export type AskNothing<C extends Channel> = () => Promise<Reply<C>>
export type Listen<E extends EventName> = (listener: (payload: Events[E]) => void) => () => void

/** `window.bridge`: everything the screen can do. */
export interface Bridge {
  readonly orders: {
    readonly place: Ask<'orders:place'>
    readonly list: Ask<'orders:list'>
    readonly get: Ask<'orders:get'>
    readonly history: Ask<'orders:history'>
    readonly board: AskNothing<'orders:board'>
    readonly again: Ask<'orders:again'>
    readonly check: Ask<'orders:check'>
    readonly storeHeld: AskNothing<'orders:store-held'>
    readonly withdraw: Ask<'orders:withdraw'>
    readonly reconcile: Ask<'orders:reconcile'>
    readonly detail: Ask<'orders:detail'>
    readonly note: Ask<'orders:note'>
    readonly recordMoney: Ask<'orders:record-money'>
    readonly erase: Ask<'orders:erase'>
    readonly erasable: Ask<'orders:erasable'>
    readonly ageing: AskNothing<'orders:ageing'>
    readonly sums: Ask<'orders:sums'>
    readonly onChanged: Listen<'orders:changed'>
    readonly onFinished: Listen<'orders:finished'>
    readonly onOpen: Listen<'orders:open'>
  }
  readonly customers: {
    readonly list: Ask<'customers:list'>
    readonly suggest: Ask<'customers:suggest'>
    readonly orders: Ask<'customers:orders'>
    readonly save: Ask<'customers:save'>
    readonly merge: Ask<'customers:merge'>
    readonly forget: Ask<'customers:forget'>
  }
  readonly templates: {
    readonly list: AskNothing<'templates:list'>
    readonly save: Ask<'templates:save'>
    readonly move: Ask<'templates:move'>
    readonly forget: Ask<'templates:forget'>
  }
  readonly draft: { readonly keep: Ask<'draft:keep'>; readonly kept: Ask<'draft:kept'> }
  readonly audit: { readonly check: AskNothing<'audit:check'>; readonly export: Ask<'audit:export'> }
  readonly book: {
    readonly health: AskNothing<'book:health'>
    readonly backups: AskNothing<'book:backups'>
    readonly backup: AskNothing<'book:backup'>
    readonly backupTo: AskNothing<'book:backup-to'>
    readonly bring: AskNothing<'book:bring'>
    readonly preview: Ask<'book:preview'>
    readonly restore: Ask<'book:restore'>
    readonly startNew: Ask<'book:start-new'>
    readonly retry: AskNothing<'book:retry'>
  }
  readonly closing: {
    readonly day: Ask<'closing:day'>
    readonly days: Ask<'closing:days'>
    readonly close: Ask<'closing:close'>
    readonly print: Ask<'closing:print'>
    readonly pdf: Ask<'closing:pdf'>
    readonly csv: Ask<'closing:csv'>
  }
  readonly documents: {
    readonly issue: Ask<'documents:issue'>
    readonly logo: AskNothing<'documents:logo'>
    readonly chooseLogo: AskNothing<'documents:choose-logo'>
    readonly removeLogo: AskNothing<'documents:remove-logo'>
  }
  readonly receipts: {
    readonly preview: Ask<'receipts:preview'>
    readonly export: Ask<'receipts:export'>
    readonly cancelExport: AskNothing<'receipts:cancel-export'>
    readonly showFile: AskNothing<'receipts:show-file'>
    readonly onProgress: Listen<'receipts:progress'>
  }
  readonly settings: {
    readonly get: AskNothing<'settings:get'>
    readonly save: Ask<'settings:save'>
    readonly saveCredentials: Ask<'settings:save-credentials'>
    readonly keepForSession: Ask<'settings:keep-for-session'>
    /** Registers nothing and charges nothing. */
    readonly tryConnection: AskNothing<'settings:try-connection'>
    readonly clearCredentials: AskNothing<'settings:clear-credentials'>
    readonly credentialStatus: AskNothing<'settings:credential-status'>
    readonly chooseMode: Ask<'settings:choose-mode'>
    readonly onChanged: Listen<'settings:changed'>
  }
  readonly desk: {
    readonly state: AskNothing<'desk:state'>
    readonly shown: AskNothing<'desk:shown'>
    readonly onChanged: Listen<'desk:changed'>
    readonly onShow: Listen<'desk:show'>
  }
  readonly support: SupportBridge
  readonly mini: { readonly open: Ask<'mini:open'> }
  readonly backupFolder: BackupFolderBridge
  readonly moving: MovingBridge
  readonly operators: OperatorBridge
  readonly training: {
    readonly phone: Ask<'training:phone'>
    readonly state: AskNothing<'training:state'>
    readonly onChanged: Listen<'training:changed'>
  }
  readonly updates: UpdateBridge
}
