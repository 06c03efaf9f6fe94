import type { BookTrouble } from '../../../shared/app-error.ts'

export type RepairWay = 'retry' | 'present' | 'restore' | 'start-new'

const RETRY: readonly RepairWay[] = ['retry']
const LOST: readonly RepairWay[] = ['retry', 'restore', 'start-new']

/**
 * The ways out of each trouble. Nothing is replaced while the file is only held, shut or too new; a new book is
 * offered only where nothing of the present file can be read, or where it is not ours.
 */
const WAYS: Readonly<Record<BookTrouble, readonly RepairWay[]>> = {
  missing: LOST,
  empty: LOST,
  garbage: LOST,
  truncated: LOST,
  damaged: LOST,
  foreign: LOST,
  'other-book': ['retry', 'present', 'restore', 'start-new'],
  'garbage-wal': ['retry', 'present', 'restore'],
  behind: ['retry', 'present', 'restore'],
  'migration-failed': ['retry', 'restore'],
  io: ['retry', 'restore'],
  newer: RETRY,
  'read-only': RETRY,
  locked: RETRY,
  'backup-failed': RETRY,
  'receive-unfinished': RETRY,
}

/** What may be tried; opening again is always safe. */
export function repairWays(trouble: BookTrouble | null): readonly RepairWay[] {
  return trouble === null ? RETRY : WAYS[trouble]
}

/** The one way to try first. */
export function firstWay(trouble: BookTrouble | null): RepairWay {
  const ways = repairWays(trouble)
  if (trouble === 'garbage-wal' || trouble === 'behind') return 'present'
  return ways.includes('start-new') && trouble !== 'missing' ? 'restore' : 'retry'
}
