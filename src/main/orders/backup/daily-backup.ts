import { japanDate } from '../../../shared/japan-time.ts'
import type { Clock } from '../../clock.ts'
import type { BookCare } from './book-care.ts'

/** The first look waits until the desk is busy with nothing else, ms. */
const FIRST_LOOK_MS = 20_000
const LOOK_EVERY_MS = 60 * 60 * 1000

export interface DailyBackupParts {
  readonly care: BookCare
  readonly clock: Clock
  /** Told of a backup that did not come about. */
  readonly failed: (reason: string) => void
  /** Told of a backup that did. */
  readonly made: () => void
  /** Told after every look, whatever came of it. */
  readonly looked: () => void
}

/** One backup a day while the app runs, and one at its start when the last is of an earlier day. */
export function startDailyBackup({ care, clock, failed, made: done, looked }: DailyBackupParts): () => void {
  let callOff: () => void
  const look = async (): Promise<void> => {
    const backups = await care.backups()
    const own = backups.ok ? backups.value.filter(({ kind, sameBook }) => kind === 'daily' && sameBook) : []
    const now = clock.now()
    // One of later today was made while the clock ran ahead: it is not today's.
    const isOfToday = ({ madeAt }: { madeAt: number }): boolean => madeAt <= now && japanDate(madeAt) === japanDate(now)
    if (!backups.ok || own.some(isOfToday)) return
    const made = await care.backUp('daily')
    if (made.ok) done()
    else if (made.error.kind !== 'book-unavailable') failed(made.error.kind)
  }
  const plan = (ms: number): void => {
    callOff = clock.after(ms, () => {
      plan(LOOK_EVERY_MS)
      void look()
        .catch(() => failed('unexpected'))
        .finally(looked)
    })
  }
  plan(FIRST_LOOK_MS)
  return () => callOff()
}
