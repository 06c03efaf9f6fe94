import type { Backup, BookHealth } from '../../shared/book-care.ts'
import type { BackupFolderState } from '../../shared/backup-folder.ts'
import type { DeskState } from '../../shared/desk-state.ts'
import { formatJapanTime } from '../../shared/japan-time.ts'
import type { OperatorsState } from '../../shared/operator.ts'
import type { OrderStatus } from '../../shared/order-status.ts'
import type { Settings } from '../../shared/settings.ts'
import type { LogTail } from './log-tail.ts'
import { supportLine, type LineName } from './support-names.ts'
import { supportWords } from './support-words.ts'
import { toldSettings } from './told-settings.ts'

/** What this PC is: nothing of who sits at it. */
export interface Computer {
  readonly platform: string
  /** Of the system. */
  readonly release: string
  readonly arch: string
  /** Bytes of memory. */
  readonly memory: number
  readonly timeZone: string
}

/** What came instead of a fact: the part threw, or did not answer in time. */
export type Untold = 'failed' | 'no-answer'

export interface SupportFacts {
  /** ms since 1970. */
  readonly now: number
  readonly versions: { readonly version: string; readonly electron: string }
  readonly computer: Computer
  readonly desk: DeskState | Untold
  /** null before a mode was chosen. */
  readonly health: BookHealth | Untold | null
  /** null before a mode was chosen. */
  readonly backups: readonly Backup[] | Untold | null
  readonly backupFolder: BackupFolderState
  /** Orders by status; null while no book is open. */
  readonly counts: readonly (readonly [status: OrderStatus, orders: number])[] | Untold | null
  readonly operators: OperatorsState
  readonly settings: Settings
  readonly log: LogTail
}

type Line = readonly [name: LineName, value: string | number | boolean | null]

const time = (ms: number | null): string => (ms === null ? '-' : formatJapanTime(ms))

function program({ versions, computer }: SupportFacts): Line[] {
  return [
    ['version', versions.version],
    ['electron', versions.electron],
    ['system', `${computer.platform} ${/^[\d.]*/u.exec(computer.release)?.[0] ?? ''} ${computer.arch}`],
    ['memoryGB', Math.round(computer.memory / 1024 ** 3)],
    ['timeZone', computer.timeZone],
  ]
}

function state({ desk, operators }: SupportFacts): Line[] {
  const people: Line[] = [
    ['operators', operators.operators.length],
    ['administrators', operators.operators.filter(({ role }) => role === 'admin').length],
    ['operatorsDamaged', operators.wasDamaged],
  ]
  if (typeof desk === 'string') return [['state', desk], ...people]
  return [
    ['mode', desk.mode],
    ['keys', desk.credentials],
    ['line', desk.line],
    ['answeredAt', time(desk.checkedAt)],
    ['openOrders', desk.openOrders],
    ['unstoredAnswers', desk.unstored.length],
    ['book', desk.book],
    ['trouble', desk.bookTrouble],
    ...people,
  ]
}

/** Of folders and files only how many: their names may name somebody. */
function book({ health }: SupportFacts): Line[] {
  if (health === null || typeof health === 'string') return [['health', health]]
  return [
    ['orders', health.orders],
    ['highWater', health.remembered?.highWater ?? null],
    ['journal', health.journal.state],
    ['journalBytes', health.journal.bytes],
    ['waiting', health.waiting],
    ['putAside', health.putAside.length],
    ['copies', health.copies.state],
    ['copiesLeft', health.copies.left.length],
    ['lastBackupAt', time(health.lastBackupAt)],
  ]
}

function backups({ backups: all, backupFolder }: SupportFacts): Line[] {
  const isKnown = all !== null && typeof all !== 'string'
  return [
    ['backups', isKnown ? all.length : all],
    ...(isKnown ? ([['unreadableBackups', all.filter(({ orders }) => orders === null).length]] as const) : []),
    ['backupFolder', backupFolder.folder === null ? 'none' : 'chosen'],
    ['backupFolderTrouble', backupFolder.trouble],
    ['backupFolderCopying', backupFolder.copying],
    ['backupFolderCopyAt', time(backupFolder.lastCopyAt)],
  ]
}

function orders({ counts }: SupportFacts): readonly Line[] {
  return counts === null || typeof counts === 'string' ? [['counts', counts]] : counts
}

/**
 * The text that a shop may read, keep and send to whoever helps it. Every value is one of our words, a number, a time or
 * a line of the log: nothing that anybody typed gets in.
 */
export function supportText(facts: SupportFacts): string {
  const words = supportWords(facts.settings.language)
  const { log, settings } = facts
  const lineOf = ([name, value]: Line): string => supportLine(settings.language, name, String(value ?? '-'))
  const leftOut: readonly Line[] = log.leftOut > 0 ? [['leftOut', log.leftOut]] : []
  const parts: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    [words.program, program(facts).map(lineOf)],
    [words.state, state(facts).map(lineOf)],
    [words.book, [...book(facts), ...backups(facts)].map(lineOf)],
    [words.orders, orders(facts).map(lineOf)],
    [words.settings, toldSettings(settings).map(lineOf)],
    [words.log, [...log.lines, ...leftOut.map(lineOf)]],
  ]
  const head = [words.title, words.promise, `${words.madeAt}: ${time(facts.now)}`]
  const body = parts.flatMap(([heading, lines]) => ['', `== ${heading} ==`, ...(lines.length > 0 ? lines : ['-'])])
  return `${[...head, ...body].join('\n')}\n`
}
