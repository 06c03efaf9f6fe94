import type { BrowserWindow } from 'electron'
import type { AppError } from '../../shared/app-error.ts'
import { japanDayName } from '../../shared/japan-time.ts'
import type { OperatorsState } from '../../shared/operator.ts'
import { ORDER_STATUSES } from '../../shared/order-status.ts'
import { success, type Result } from '../../shared/result.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Clock } from '../clock.ts'
import type { Desk } from '../desk.ts'
import { writeWholeFile } from '../files/write-whole-file.ts'
import type { BackupFolder } from '../orders/backup/backup-folder.ts'
import type { BookCare } from '../orders/backup/book-care.ts'
import { askSavePath } from '../windows/ask-path.ts'
import { logTail } from './log-tail.ts'
import { supportText, type Computer, type SupportFacts, type Untold } from './support-text.ts'
import { supportWords } from './support-words.ts'

/** How long a part of the app may take to say how it is, ms. */
const PATIENCE_MS = 5_000

export interface SupportParts {
  readonly desk: Pick<Desk, 'state' | 'currentBook'>
  readonly care: Pick<BookCare, 'health' | 'backups'>
  readonly backupFolder: Pick<BackupFolder, 'state'>
  readonly operators: () => OperatorsState
  readonly settings: () => Settings
  /** Folder of the log. */
  readonly logs: string
  readonly versions: SupportFacts['versions']
  readonly computer: () => Computer
  readonly clock: Clock
  readonly window: () => BrowserWindow | null
  /** Told of what a part threw. */
  readonly bug: (cause: unknown) => void
}

/** What a shop can read about its app and send to whoever helps it. Nothing is sent by itself. */
export class SupportDesk {
  readonly #parts: SupportParts
  /** What was shown last: that, and nothing newer, is what is saved. */
  #shown: string | null = null

  constructor(parts: SupportParts) {
    this.#parts = parts
  }

  async look(): Promise<Result<string, AppError>> {
    this.#shown = supportText(await this.#facts())
    return success(this.#shown)
  }

  /** null when the operator closed the dialog, or nobody has read anything yet. */
  async save(): Promise<Result<{ readonly path: string } | null, AppError>> {
    const text = this.#shown
    if (text === null) return success(null)
    const path = await this.#askPath()
    if (path === null) return success(null)
    const written = await writeWholeFile(path, Buffer.from(text))
    return written.ok ? success({ path }) : written
  }

  #askPath(): Promise<string | null> {
    const { settings, clock, window } = this.#parts
    const { save, fileName, files } = supportWords(settings().language)
    const name = `${fileName}-${japanDayName(clock.now())}`
    return askSavePath({ window: window(), title: save, name, fileKind: files, extension: 'txt' })
  }

  async #facts(): Promise<SupportFacts> {
    const { desk, care, backupFolder, operators, settings, logs, computer, clock, versions } = this.#parts
    const [state, health, backups, counts] = await Promise.all([
      this.#inTime(() => desk.state()),
      this.#inTime(async () => valueOf(await care.health())),
      this.#inTime(async () => valueOf(await care.backups())),
      this.#inTime(() => this.#counts()),
    ])
    return {
      ...{ now: clock.now(), versions, computer: computer(), desk: state, health, backups, counts },
      ...{ backupFolder: backupFolder.state(), operators: operators(), settings: settings(), log: logTail(logs) },
    }
  }

  /** A part in trouble, or one that hangs, must not keep the text from whoever needs it. */
  #inTime<T>(ask: () => Promise<T>): Promise<T | Untold> {
    return new Promise((resolve) => {
      const callOff = this.#parts.clock.after(PATIENCE_MS, () => resolve('no-answer'))
      const failed = (cause: unknown): void => {
        this.#parts.bug(cause)
        resolve('failed')
      }
      void ask().then(resolve, failed).finally(callOff)
    })
  }

  async #counts(): Promise<SupportFacts['counts']> {
    const current = await this.#parts.desk.currentBook()
    if (current?.opened.ok !== true) return null
    const book = current.opened.value
    return Promise.all(ORDER_STATUSES.map(async (status) => [status, await book.count([status])] as const))
  }
}

function valueOf<T>(result: Result<T, AppError>): T | null {
  return result.ok ? result.value : null
}
