import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AppError } from '../../shared/app-error.ts'
import type { Repaired } from '../../shared/book-care.ts'
import type { MovedOut, MovingPreview } from '../../shared/moving.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { operatorsPath } from '../operators/operator-file.ts'
import { backupFailure } from '../orders/backup/backup-failure.ts'
import { fileStampName } from '../orders/backup/backup-names.ts'
import { repairEnd, type BookOfDesk } from '../orders/backup/book-care.ts'
import { BOOK_FILE } from '../orders/backup/book-paths.ts'
import type { DoBookTask } from '../orders/backup/book-tasks.ts'
import { logoPath } from '../settings/logo-file.ts'
import { liveOrders, liveOrdersHere } from './live-orders.ts'
import { takeReceived, type ReceivedPlaces } from './take-received.ts'

export interface MovingDeskParts extends ReceivedPlaces {
  readonly desk: {
    currentBook(): Promise<BookOfDesk | null>
    exchange(work: () => void): Promise<Result<null, AppError>>
  }
  readonly operators: { reload(): Promise<unknown> }
  /** The settings are others: windows, menus and the tray follow them. */
  readonly changed: () => void
  readonly dialogs: { chooseTarget(stamp: string): Promise<string | null>; chooseFile(): Promise<string | null> }
  readonly doTask: DoBookTask
  readonly now: () => number
  readonly version: string
}

const MOVING_FOLDER = 'moving'

/** Moves a shop from one PC to another: book, second copy, settings, operators and logo in one file, never the keys. */
export class MovingDesk {
  readonly #parts: MovingDeskParts
  /** What was looked into lies unpacked and waits for a yes. */
  #isLooked = false

  constructor(parts: MovingDeskParts) {
    this.#parts = parts
  }

  /** Throws away what an earlier run left unpacked. */
  tidy(): void {
    rmSync(join(this.#parts.folder, MOVING_FOLDER), { recursive: true, force: true })
  }

  /** null when the operator closed the dialog. */
  async write(): Promise<Result<MovedOut | null, AppError>> {
    const { desk, dialogs, doTask, folder, bookFolder, settings, version, now } = this.#parts
    const current = await desk.currentBook()
    if (current?.mode !== 'real') return failure({ kind: 'moving-refused', reason: 'no-book', orderIds: [] })
    if (!current.opened.ok) return current.opened
    const orderIds = liveOrders(join(bookFolder, BOOK_FILE))
    if (orderIds.length > 0) return failure({ kind: 'moving-refused', reason: 'open-orders', orderIds })
    const target = await dialogs.chooseTarget(fileStampName(now()).slice(0, 13))
    if (target === null) return success(null)
    const packed = await doTask('pack', {
      ...{ folder: bookFolder, work: join(folder, MOVING_FOLDER, 'out'), target, appVersion: version, at: now() },
      ...{ settings: settings.get(), operatorsFile: operatorsPath(folder), logoFile: logoPath(folder) },
    })
    return packed.ok ? success({ path: target, orders: packed.value.orders }) : packed
  }

  /** null when the operator closed the dialog. */
  async look(): Promise<Result<MovingPreview | null, AppError>> {
    const path = await this.#parts.dialogs.chooseFile()
    if (path === null) return success(null)
    this.#isLooked = false
    const presentBook = join(this.#parts.bookFolder, BOOK_FILE)
    const looked = await this.#parts.doTask('unpack', { path, into: this.#unpacked(), presentBook })
    this.#isLooked = looked.ok
    return looked
  }

  forget(): void {
    this.#isLooked = false
    rmSync(this.#unpacked(), { recursive: true, force: true })
  }

  async take(): Promise<Result<Repaired, AppError>> {
    if (!this.#isLooked) return failure({ kind: 'book-changed' })
    this.#isLooked = false
    const { desk, operators, bookFolder } = this.#parts
    const putAside = `${fileStampName(this.#parts.now())}-receive`
    const ends: Result<null, AppError>[] = []
    const exchanged = await desk.exchange(() => void ends.push(this.#takeNow(putAside)))
    if (!exchanged.ok) {
      this.#isLooked = true
      return exchanged
    }
    // Put back, it can be taken again.
    this.#isLooked = existsSync(this.#unpacked())
    for (const end of ends) if (!end.ok) return end
    this.#parts.changed()
    await operators.reload()
    const current = await desk.currentBook()
    return current === null ? failure({ kind: 'book-unavailable' }) : repairEnd(current.opened, bookFolder, putAside)
  }

  /** While no book is open. An order may have been registered since the file was looked into. */
  #takeNow(putAside: string): Result<null, AppError> {
    try {
      const orderIds = liveOrdersHere(join(this.#parts.bookFolder, BOOK_FILE))
      if (orderIds.length > 0) return failure({ kind: 'moving-refused', reason: 'open-here', orderIds })
      return takeReceived({ ...this.#parts, unpacked: this.#unpacked(), putAside })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      return failure(backupFailure(error))
    }
  }

  #unpacked(): string {
    return join(this.#parts.folder, MOVING_FOLDER, 'in')
  }
}
