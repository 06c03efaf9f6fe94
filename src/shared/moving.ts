/**
 * Why a file cannot be received: `foreign` (not one of ours), `damaged` (a byte is not what was written), `newer`
 * (written by a newer version of the app), `unreadable` (the medium does not let it be read).
 */
export type MovingTrouble = 'foreign' | 'damaged' | 'newer' | 'unreadable'

/** What a file from another PC holds, before anything is touched. */
export interface MovingPreview {
  /** When it was written, ms since 1970. */
  readonly madeAt: number
  /** Version of the app that wrote it. */
  readonly appVersion: string
  /** Name of the shop as it stands on its receipts; empty when it has none. */
  readonly shopName: string
  readonly orders: number
  /** null for a book without orders. */
  readonly newest: { readonly orderId: string; readonly createdAt: number } | null
  readonly customers: number
  readonly templates: number
  readonly closings: number
  readonly operators: number
  /** Places where the chain of the records does not hold; 0 when it is whole. */
  readonly chainBreaks: number
  /** The book of this PC that would be put aside; null when there is none. */
  readonly present: {
    readonly orders: number
    readonly sameBook: boolean
    /** The same book, and it went on after the file was written. */
    readonly isNewer: boolean
  } | null
}

export interface MovedOut {
  readonly path: string
  readonly orders: number
}
