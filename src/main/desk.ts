import type { AppError } from '../shared/app-error.ts'
import type { BookWork, DeskState } from '../shared/desk-state.ts'
import type { Clock } from './clock.ts'
import type { BookOfDesk } from './orders/backup/book-care.ts'
import { isLive, ORDER_STATUSES } from '../shared/order-status.ts'
import { failure, success, type Result } from '../shared/result.ts'
import { hasKeys } from '../shared/settings.ts'
import type { SecretVault } from './settings/secret-vault.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import { openOrdersOf } from './open-orders.ts'
import type { Shop } from './shop.ts'

export interface DeskParts {
  readonly settings: SettingsStore
  readonly vault: SecretVault
  /** `doing`: what opening a large book takes its time for. */
  readonly openShop: (mode: 'training' | 'real', doing: (what: BookWork) => void) => Promise<Result<Shop, AppError>>
  /** The status line has something new to say. */
  readonly changed: (state: DeskState) => void
  /** The book is about to be closed: whoever reads it by himself lets go. */
  readonly closing?: () => Promise<void>
  /** A shop from another PC waits for its last parts: then it is the real one that is to be opened, whatever was before. */
  readonly awaitsReceived?: () => boolean
  /** Opening or closing threw what nobody expected. */
  readonly bug: (cause: unknown) => void
  readonly clock: Clock
  readonly version: string
  readonly electron: string
}

/** The screen hears of the state at once, then no more often than this, ms: every answer of a poll asks for it. */
const TELL_EVERY_MS = 250

/** What a throw is told as. */
const SHUT: AppError = { kind: 'book-unavailable', reason: 'io' }

/** Which shop is open: none before the first choice, else the real one or the training one, never both. */
export class Desk {
  readonly #parts: DeskParts
  #shop: Promise<Result<Shop, AppError>> | null = null
  #open: Shop | null = null
  /** What came of opening; null while it goes on. */
  #opened: Result<Shop, AppError> | null = null
  /** What did not close. It may still hold its book: nothing else is opened before closing it went well. */
  #unclosed: Shop | null = null
  /** What opening it takes its time for. */
  #doing: 'opening' | BookWork = 'opening'
  #telling = false
  /** Something changed while the last telling was still fresh. */
  #tellAgain = false
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /** Opens the shop of the chosen mode, if one was chosen. Whoever asks before `when` waits for the book with it. */
  async start(when: Promise<unknown> = Promise.resolve()): Promise<void> {
    await this.#inTurn(async () => {
      const mode = this.mode
      if (mode === 'unset') return
      await this.#openShop(mode, when)
      this.refresh()
    })
  }

  /** Hands the open shop to `use`; without one the book is said to be unavailable. */
  async withShop<T>(use: (shop: Shop) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    const shop = await this.#shop
    if (shop === null) return failure({ kind: 'book-unavailable' })
    return shop.ok ? use(shop.value) : shop
  }

  /** Runs `use` on the open shop, if one is open. */
  async useShop(use: (shop: Shop) => Promise<void>): Promise<void> {
    const shop = await this.#shop
    if (shop?.ok === true) await use(shop.value)
  }

  chooseMode(mode: 'training' | 'real'): Promise<Result<DeskState, AppError>> {
    return this.#inTurn(async () => {
      const unstored = await this.#unstored()
      if (unstored !== null) return failure(unstored)
      const saved = this.#parts.settings.save({ mode })
      if (!saved.ok) return saved
      if (await this.#closeForAnother()) await this.#openShop(this.#chosen(mode))
      this.refresh()
      return success(await this.state())
    })
  }

  credentialsChanged(): void {
    this.#open?.resume()
    this.refresh()
  }

  /** The keychain was looked at again: where asking had stopped for want of keys, it goes on. */
  keysChanged(): void {
    if (hasKeys(this.#parts.vault.seen()) && this.#open?.line === 'unauthorized') this.#open.resume()
    this.refresh()
  }

  /** After a sleep or a lost network. */
  resume(): void {
    this.#open?.resume()
  }

  /** Tells the screen the state anew: at once, and once more for all changes of the moment after. */
  refresh(): void {
    if (this.#telling) {
      this.#tellAgain = true
      return
    }
    this.#telling = true
    setImmediate(() => {
      this.#tellAgain = false
      // A book that is being closed has no state to tell.
      void this.state().then(this.#parts.changed, () => undefined)
    })
    this.#parts.clock.after(TELL_EVERY_MS, () => {
      this.#telling = false
      if (this.#tellAgain) this.refresh()
    })
  }

  /** The book of the chosen mode, open or not; null before the first choice. */
  async currentBook(): Promise<BookOfDesk | null> {
    const mode = this.mode
    const shop = await this.#shop
    if (mode === 'unset' || shop === null) return null
    return { mode, opened: shop.ok ? success(shop.value.book) : shop }
  }

  /**
   * Closes the shop, does `work` while nobody holds its book, and opens it again whatever came of the work. Refused,
   * and nothing done, while an answer is held that the book has no room for: closing would lose it.
   */
  reopen(work: (mode: 'training' | 'real') => void): Promise<Result<null, AppError>> {
    return this.#inTurn(async () => {
      const mode = this.mode
      return mode === 'unset' ? success(null) : this.#exchange(() => work(mode))
    })
  }

  /** The same before a mode was chosen, and for work that chooses one. */
  exchange(work: () => void): Promise<Result<null, AppError>> {
    return this.#inTurn(() => this.#exchange(work))
  }

  /** Answers at once: a book that is being opened, or a keychain that takes its time, is told of when it is known. */
  async state(): Promise<DeskState> {
    const mode = this.mode
    const shop = this.#opened
    const open = shop?.ok === true ? shop.value : null
    const trouble = shop?.ok === false && shop.error.kind === 'book-unavailable' ? shop.error.reason : null
    const isOpening = mode !== 'unset' && shop === null
    return {
      mode,
      credentials: mode === 'real' ? this.#parts.vault.seen() : 'absent',
      line: open?.line ?? 'idle',
      checkedAt: open?.checkedAt ?? null,
      openOrders: open === null ? 0 : await open.book.count(ORDER_STATUSES.filter(isLive)),
      book: isOpening ? this.#doing : bookState(shop),
      bookId: this.bookId,
      bookTrouble: trouble ?? null,
      unstored: open?.orders.unstored ?? [],
      version: this.#parts.version,
      electron: this.#parts.electron,
    }
  }

  /** At the end: what does not close in good order is reported, and nothing is left to wait for. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#closeShop().catch((cause: unknown) => this.#parts.bug(cause)))
  }

  /**
   * Closes the shop unless orders are open, and answers how many are. While it looks nothing new gets in, and what is
   * on its way to the provider is waited for: it may become an open order.
   */
  closeWhenIdle(): Promise<number> {
    return this.#inTurn(async () => {
      const shop = await this.#shop
      if (shop?.ok !== true) return 0
      this.#shop = null
      const open = await openOrdersOf(shop.value).finally(() => (this.#shop = Promise.resolve(shop)))
      if (open === 0 && !(await this.#closeForAnother())) throw new Error('the book did not close')
      return open
    })
  }

  /** The mode whose book is open, or about to be. */
  get mode(): DeskState['mode'] {
    return this.#chosen(this.#parts.settings.get().mode)
  }

  /** Which book is open; null while none is. */
  get bookId(): string | null {
    return this.#open?.book.bookId ?? null
  }

  #chosen<Mode>(mode: Mode): Mode | 'real' {
    return this.#parts.awaitsReceived?.() === true ? 'real' : mode
  }

  /** Opening and closing one after the other: two shops must never be open at once, nor one twice. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** What the open shop would lose if it were closed now; null when it has stored everything. */
  async #unstored(): Promise<AppError | null> {
    return this.#open === null ? null : this.#open.settled()
  }

  async #exchange(work: () => void): Promise<Result<null, AppError>> {
    const unstored = await this.#unstored()
    if (unstored !== null) return failure(unstored)
    if (!(await this.#closeForAnother())) return failure(SHUT)
    try {
      work()
      return success(null)
    } finally {
      const mode = this.mode
      if (mode !== 'unset') await this.#openShop(mode)
      this.refresh()
    }
  }

  /** Whether it went well. What threw is reported, and the book is told as one that cannot be had: until a next try. */
  async #closeForAnother(): Promise<boolean> {
    try {
      await this.#closeShop()
      return true
    } catch (cause) {
      this.#parts.bug(cause)
      this.#opened = failure(SHUT)
      this.#shop = Promise.resolve(this.#opened)
      this.refresh()
      return false
    }
  }

  /** At quitting even while something is unstored: nobody could make room any more. */
  async #closeShop(): Promise<void> {
    const closing = this.#shop
    this.#shop = null
    this.#opened = null
    const shop = await closing
    this.#open = null
    if (shop?.ok === true) this.#unclosed = shop.value
    await this.#parts.closing?.()
    await this.#unclosed?.close()
    this.#unclosed = null
  }

  async #openShop(mode: 'training' | 'real', when: Promise<unknown> = Promise.resolve()): Promise<void> {
    this.#doing = 'opening'
    const doing = (what: BookWork): void => {
      this.#doing = what
      this.refresh()
    }
    this.#shop = this.#tryOpening(() => when.then(() => this.#parts.openShop(mode, doing)))
    const shop = await this.#shop
    this.#opened = shop
    if (!shop.ok) return
    this.#open = shop.value
    const begun = await this.#tryOpening(() => shop.value.open().then(() => shop))
    if (!begun.ok) await this.#giveUp(shop.value, begun)
  }

  /** A throw is told as a book that cannot be had: as a rejected promise it would be thrown at everybody ever after. */
  async #tryOpening(opening: () => Promise<Result<Shop, AppError>>): Promise<Result<Shop, AppError>> {
    try {
      return await opening()
    } catch (cause) {
      this.#parts.bug(cause)
      return failure(SHUT)
    }
  }

  /** A shop that could not begin must not hold the book that is opened the next time. */
  async #giveUp(shop: Shop, why: Result<Shop, AppError>): Promise<void> {
    this.#shop = Promise.resolve(why)
    this.#opened = why
    this.#open = null
    await shop.close().catch((cause: unknown) => {
      this.#parts.bug(cause)
      this.#unclosed = shop
    })
  }
}

function bookState(shop: Result<Shop, AppError> | null): DeskState['book'] {
  return shop?.ok === false ? 'unavailable' : 'ok'
}
