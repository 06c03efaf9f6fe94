import type { DeskState } from '../../shared/desk-state.ts'
import { isLocked, type OperatorsState } from '../../shared/operator.ts'
import type { MiniWindow } from './mini-window.ts'

/** When the small window lets go of what it shows: with the lock, and with the book that its order is in. */
export class MiniLeaving {
  readonly #mini: Pick<MiniWindow, 'close' | 'forget'>
  #mode: DeskState['mode'] | null = null
  #book: string | null = null

  constructor(mini: Pick<MiniWindow, 'close' | 'forget'>) {
    this.#mini = mini
  }

  /** Nobody is chosen: the number is as little for strangers here as on the screen. */
  hearOperators(state: OperatorsState): void {
    if (isLocked(state)) this.#mini.close()
  }

  /** A book that is closed for a moment comes back with its orders; another one has others under the same ids. */
  hearDesk({ mode, bookId }: Pick<DeskState, 'mode' | 'bookId'>): void {
    const otherMode = this.#mode !== null && this.#mode !== mode
    const otherBook = this.#book !== null && bookId !== null && this.#book !== bookId
    if (otherMode || otherBook) this.#mini.forget()
    this.#mode = mode
    this.#book = bookId ?? this.#book
  }
}
