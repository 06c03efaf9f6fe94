import type { BookTrouble } from './app-error.ts'
import type { CredentialStatus } from './settings.ts'

/** What opening a large book takes seconds for: every page is read, or an older book is brought up to date. */
export type BookWork = 'checking' | 'updating'

/** What the status line tells: quiet when fine, plain when not. */
export interface DeskState {
  readonly mode: 'unset' | 'training' | 'real'
  readonly credentials: CredentialStatus
  /** `unauthorized` stops all asking until the keys are saved again. */
  readonly line: 'idle' | 'ok' | 'unreachable' | 'unauthorized'
  /** When the provider last answered, ms since 1970. */
  readonly checkedAt: number | null
  readonly openOrders: number
  /** Until it is `ok` the screen is there already; what is asked of the book waits for it. */
  readonly book: 'opening' | BookWork | 'ok' | 'unavailable'
  /** Which book is open; another one after a new start or a move, null while none is. */
  readonly bookId: string | null
  /** Why the book is unavailable, where that is known. */
  readonly bookTrouble: BookTrouble | null
  /** Order IDs whose answer came and could not be stored: shown to nobody until it is. */
  readonly unstored: readonly string[]
  readonly version: string
  readonly electron: string
}

/** A screen that the tray can ask for. */
export type DeskPlace = 'new-order' | 'board'
