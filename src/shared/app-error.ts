import type { DocumentRefusal } from './document-basis.ts'
import type { MovingTrouble } from './moving.ts'
import type { KeychainTrouble } from './settings.ts'

/** One refused field: `path` is the dotted path in the input, `message` a rule message (see rule-message.ts). */
export interface FieldIssue {
  readonly path: string
  readonly message: string
}

/**
 * Why a request to the provider was certainly not sent: it may be tried again under the same order ID. `proxy`: the
 * proxy of this computer's settings did not let it through; `proxy-login`: it asks for a name and a password.
 */
export type NotSentReason =
  'name-lookup' | 'refused' | 'tls' | 'offline' | 'connect-timeout' | 'aborted' | 'proxy' | 'proxy-login'

/** Why nobody can say whether the provider acted on a request: never repeated by itself. */
export type UnknownReason =
  | 'timeout'
  | 'connection-lost'
  | 'http-status'
  | 'unreadable'
  | 'too-large'
  | 'incomplete'
  | 'other-error'
  | 'interrupted'

/** What went wrong between us and the provider. */
export type GatewayError =
  /** HTTP 401: wrong key or password, or this PC's address is not registered with the provider. */
  | { readonly kind: 'unauthorized' }
  /** resultCode 30, 31, 32: `messages` is errorMessageList as text, card numbers already cut. */
  | { readonly kind: 'rejected'; readonly resultCode: '30' | '31' | '32'; readonly messages: readonly string[] }
  | { readonly kind: 'not-sent'; readonly reason: NotSentReason }
  | {
      readonly kind: 'unknown'
      readonly reason: UnknownReason
      /** HTTP status when an answer came. */
      readonly status?: number
      /** What the provider asked us to wait (Retry-After), in ms. */
      readonly retryAfterMs?: number
      /** resultCode when one could be read. */
      readonly resultCode?: string
      readonly messages?: readonly string[]
      /** Kept when resultCode 0 came without an identification number. */
      readonly receiptNo?: string
    }

/**
 * What is wrong with the order book's file: `missing`, `empty`, `garbage` (not a database), `truncated`, `damaged`,
 * `garbage-wal`, `behind` (older than what this PC has seen), `other-book` (not the one of this PC), `foreign` (of
 * another program), `newer` (of a newer version of ours), `read-only`, `locked` (in use elsewhere), `backup-failed`,
 * `migration-failed`, `receive-unfinished` (a shop from another PC whose last parts the disk refuses), `io`.
 */
export const BOOK_TROUBLES = [
  'missing',
  'empty',
  'garbage',
  'truncated',
  'damaged',
  'garbage-wal',
  'behind',
  'other-book',
  'foreign',
  'newer',
  'read-only',
  'locked',
  'backup-failed',
  'migration-failed',
  'receive-unfinished',
  'io',
] as const
export type BookTrouble = (typeof BOOK_TROUBLES)[number]

/** Why an entry about money done in the provider's console does not fit the order. */
export type MoneyRefusal =
  | 'not-charged'
  | 'not-provisional'
  | 'not-captured'
  | 'already-captured'
  | 'already-voided'
  /** A sale is voided as a whole, before anything of it was refunded. */
  | 'already-refunded'
  | 'only-whole'
  | 'too-much'
  | 'no-such-entry'
  /** A refund or void that stays would be of nothing. */
  | 'rests-on-it'
  /** A day that has not come in Japan. */
  | 'future-day'

/** Why a chosen picture cannot be the shop's logo. */
export type PictureRefusal = 'too-large' | 'not-a-picture' | 'too-wide' | 'unreadable'

/** Why the list of operators cannot become what was asked for. */
export type OperatorRefusal = 'unknown' | 'name-taken' | 'user-id-taken' | 'admin-first' | 'last-admin'

/** Settings that the disk did not take; what was saved before still counts. */
export interface SettingsUnsaved {
  readonly kind: 'settings-unsaved'
  readonly reason: 'no-space' | 'no-permission' | 'other'
}

/** Every expected failure that may cross the bridge. The sentence is chosen in the renderer, by kind. */
export type AppError =
  | GatewayError
  | { readonly kind: 'invalid-input'; readonly issues: readonly FieldIssue[] }
  | { readonly kind: 'forbidden-sender' }
  | { readonly kind: 'unexpected' }
  | { readonly kind: 'no-credentials' }
  | { readonly kind: 'keychain-unavailable'; readonly reason: KeychainTrouble }
  | { readonly kind: 'missing-setting'; readonly setting: 'shopId' | 'siteId' }
  | {
      readonly kind: 'book-unavailable'
      readonly reason?: BookTrouble
      /** File name of the backup made before a migration that failed. */
      readonly backup?: string
    }
  | { readonly kind: 'disk-full' }
  /** The provider answered and there is no room to store it: held in memory, shown only once it is stored. */
  | { readonly kind: 'answer-unstored'; readonly orderId: string }
  | SettingsUnsaved
  | { readonly kind: 'order-not-found' }
  | { readonly kind: 'order-id-taken'; readonly orderId: string }
  /** The order already has a number that could be charged: the operator must name it to get a second one. */
  | { readonly kind: 'live-number'; readonly orderId: string; readonly identificationNumber: string | null }
  /** An earlier attempt may have been charged: blocked until the console check is recorded. */
  | { readonly kind: 'unconfirmed-open'; readonly orderId: string }
  /** The earlier attempt succeeded: charging it again is never what the operator means. */
  | { readonly kind: 'already-paid'; readonly orderId: string }
  | {
      readonly kind: 'looks-duplicate'
      readonly duplicateOf: number
      readonly orderId: string
      readonly minutesAgo: number
    }
  | { readonly kind: 'illegal-move'; readonly from: string; readonly to: string }
  | { readonly kind: 'no-free-order-id' }
  | {
      readonly kind: 'export-failed'
      readonly reason: 'locked' | 'no-space' | 'no-permission' | 'folder-gone' | 'other'
    }
  | { readonly kind: 'backup-failed'; readonly reason: 'no-space' | 'no-permission' | 'other' }
  /** The chosen backup cannot be used, for this reason. */
  | { readonly kind: 'backup-unusable'; readonly reason: BookTrouble }
  /**
   * `open-orders`: calls of the book to be moved may still be paid; `open-here`: calls of the book of this PC, which
   * would be put aside; `no-book`: the real book is not open.
   */
  | {
      readonly kind: 'moving-refused'
      readonly reason: 'open-orders' | 'open-here' | 'no-book'
      /** At most twenty. */
      readonly orderIds: readonly string[]
    }
  | { readonly kind: 'moving-unusable'; readonly reason: MovingTrouble }
  /** The book is not, or no longer, in the state that the operator's choice was made for. */
  | { readonly kind: 'book-changed' }
  | { readonly kind: 'money-refused'; readonly reason: MoneyRefusal }
  /** The order has no such document, its items do not come to what was charged, or the shop has no name to issue it. */
  | { readonly kind: 'document-refused'; readonly reason: DocumentRefusal | 'amount-differs' | 'no-issuer' }
  | { readonly kind: 'print-failed' }
  | { readonly kind: 'picture-refused'; readonly reason: PictureRefusal }
  /** The customer's data is still needed: the call may yet come, or somebody has to look at it. */
  | { readonly kind: 'order-still-open'; readonly orderId: string }
  /** Nothing is written down about an order whose customer was erased: nobody would erase it again. */
  | { readonly kind: 'order-erased' }
  /** So many orders of the day are unconfirmed: it cannot be closed. */
  | { readonly kind: 'closing-blocked'; readonly orders: number }
  /** The day is not as the operator saw it any more. */
  | { readonly kind: 'closing-changed' }
  | { readonly kind: 'closing-future' }
  /** The customer or template was thrown away meanwhile. */
  | { readonly kind: 'no-longer-saved' }
  /** The order being typed could not be written beside the book; typing goes on. */
  | { readonly kind: 'draft-not-kept' }
  | { readonly kind: 'not-in-training' }
  /** Nobody is chosen: the app is locked. */
  | { readonly kind: 'signed-out' }
  /** Only these may do it. */
  | { readonly kind: 'not-allowed'; readonly who: readonly string[] }
  /** The next try counts after so many seconds. */
  | { readonly kind: 'wrong-pin'; readonly seconds: number }
  | { readonly kind: 'pin-wait'; readonly seconds: number }
  | { readonly kind: 'operator-refused'; readonly reason: OperatorRefusal }
  /** `no-keys`: no keys are saved on this PC, or its keychain does not answer, so nothing can stand in for the PIN. */
  | { readonly kind: 'recovery-refused'; readonly reason: 'no-keys' | 'differs' }
  /** The disk did not take the list of operators: nothing changed. */
  | { readonly kind: 'operators-unkept' }
  /** So many orders are open: the program is not replaced under them. */
  | { readonly kind: 'update-blocked'; readonly orders: number }
  | { readonly kind: 'busy' }
