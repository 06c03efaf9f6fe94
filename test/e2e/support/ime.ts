import type { CDPSession, Page } from '@playwright/test'

const ENTER = { key: 'Enter', code: 'Enter' }
const ESCAPE = { key: 'Escape', code: 'Escape' }

/** Code of a key that an IME has taken. */
const TAKEN = 229

/** A Japanese IME at the keyboard, as the systems differ in it. */
export class Ime {
  readonly #session: CDPSession

  private constructor(session: CDPSession) {
    this.#session = session
  }

  static async at(page: Page): Promise<Ime> {
    return new Ime(await page.context().newCDPSession(page))
  }

  /** Composes, presses what an operator presses meanwhile, and ends with `written` in the field. */
  async writes(written: string): Promise<void> {
    await this.#session.send('Input.imeSetComposition', { text: 'かな', selectionStart: 2, selectionEnd: 2 })
    for (const key of [ENTER, ESCAPE]) await this.#down(key, 0)
    for (const key of [ENTER, ESCAPE]) await this.#down(key, TAKEN)
    await this.#session.send('Input.insertText', { text: written })
    // macOS may send the Enter that ended the composition after its end, and names it.
    await this.#down(ENTER, TAKEN)
  }

  async #down(key: typeof ENTER, windowsVirtualKeyCode: number): Promise<void> {
    await this.#session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key, windowsVirtualKeyCode })
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, windowsVirtualKeyCode })
  }
}
