import type { Settings } from '../../shared/settings.ts'
import type { DesktopText } from '../desktop-text.ts'

export interface Question {
  readonly message: string
  readonly detail: string
  /** The first is the safe one; the last takes the question back. */
  readonly buttons: readonly string[]
  /** Words of a tick box; null for none. */
  readonly remember: string | null
}

export interface Answer {
  /** Index of the button. */
  readonly button: number
  readonly remember: boolean
}

export interface LeavingParts {
  /** null while the book is being opened and nobody knows. */
  readonly openOrders: () => number | null
  readonly choice: () => Settings['closingWindow']
  readonly keepChoice: (choice: Settings['closingWindow']) => void
  readonly text: () => DesktopText['leaving']
  readonly ask: (question: Question) => Promise<Answer>
  /** Whether a closed window is found again in the tray, or only in the taskbar. */
  readonly hasTray: boolean
  /** Puts the window away and goes on watching. */
  readonly watch: () => void
  readonly quit: () => void
}

const CHOICES = ['watch', 'quit'] as const

/** What closing the window and quitting mean while orders are open: nobody leaves them without having been told. */
export class Leaving {
  readonly #parts: LeavingParts
  #agreed = false
  #asking = false

  constructor(parts: LeavingParts) {
    this.#parts = parts
  }

  /** The operator closes the window. False: it stays, or is put away, and a question may follow. */
  mayClose(): boolean {
    if (this.#isFree()) return true
    const choice = this.#parts.choice()
    if (choice === 'watch') this.#parts.watch()
    else if (choice === 'quit') this.agree()
    else this.#askOnce(() => this.#askToClose())
    return choice === 'quit'
  }

  /** The app is to quit. False: the operator is asked first. */
  mayQuit(): boolean {
    if (this.#isFree()) return true
    this.#askOnce(() => this.#askToQuit())
    return false
  }

  /** From now on nothing is asked: the operator has answered, or the computer itself is shutting down. */
  agree(): void {
    this.#agreed = true
  }

  #isFree(): boolean {
    return this.#agreed || this.#parts.openOrders() === 0
  }

  #askOnce(ask: () => Promise<void>): void {
    if (this.#asking) return
    this.#asking = true
    void ask().finally(() => (this.#asking = false))
  }

  async #askToClose(): Promise<void> {
    const { openOrders, text, hasTray, ask, keepChoice, watch } = this.#parts
    const words = text()
    const answer = await ask({
      message: words.closeTitle(openOrders()),
      detail: [hasTray ? words.watchInTray : words.watchInTaskbar, words.meaning].join('\n\n'),
      buttons: [words.watch, words.quit, words.back],
      remember: words.remember,
    })
    const choice = CHOICES[answer.button]
    if (choice === undefined) return
    if (answer.remember) keepChoice(choice)
    if (choice === 'watch') watch()
    else this.#leave()
  }

  async #askToQuit(): Promise<void> {
    const { openOrders, text, ask } = this.#parts
    const words = text()
    const answer = await ask({
      message: words.quitTitle(openOrders()),
      detail: words.meaning,
      buttons: [words.stay, words.quit],
      remember: null,
    })
    if (answer.button === 1) this.#leave()
  }

  #leave(): void {
    this.agree()
    this.#parts.quit()
  }
}
