import * as v from 'valibot'

/**
 * What is wrong at a line of the history: `altered` (its words are not those it was linked with), `unlinked` (it does
 * not follow the line before), `missing` (so many lines are gone before it), `unhashed` (no hash although the chain had
 * begun), `before-chain` (a line from before the chain is not as it was), `cut-off` (the second copy or the marker knows later lines),
 * `second-copy` (the second copy holds another line), `order` (the order or its money entries are not what its lines say).
 */
export const CHAIN_BREAKS = [
  'altered',
  'unlinked',
  'missing',
  'unhashed',
  'before-chain',
  'cut-off',
  'second-copy',
  'order',
] as const
export type ChainBreakKind = (typeof CHAIN_BREAKS)[number]

export interface ChainBreak {
  readonly kind: ChainBreakKind
  /** Number of the line in the history; 0 for an order without any line. */
  readonly line: number
  /** Order ID of the line; null where there is none. */
  readonly orderId: string | null
  /** Lines that are gone; only for `missing` and `cut-off`. */
  readonly lines?: number
}

/** Whether the history is whole. */
export interface ChainReport {
  readonly lines: number
  /** How many of them carry a hash; the others are from before the chain. */
  readonly linked: number
  /** When the newest line was written, ms since 1970; null without lines. */
  readonly newestAt: number | null
  /** Hash of the newest line, to be noted elsewhere: it stands for all lines before it. */
  readonly head: string
  /** Lines that were compared with the second copy. */
  readonly compared: number
  /** The first 100, by line. */
  readonly breaks: readonly ChainBreak[]
  /** How many there are in all. */
  readonly breakCount: number
}

/** A file for an auditor: JSON lines to be checked by a program, CSV to be read. */
export const AuditFile = v.object({ format: v.picklist(['jsonl', 'csv']) })
export type AuditFile = v.InferOutput<typeof AuditFile>

/** What became of such a file. */
export interface AuditFileEnd {
  readonly path: string
  readonly lines: number
}
