import type { Page } from '@playwright/test'
import { en } from '../../../src/renderer/src/text/messages-en.ts'
import { ja } from '../../../src/renderer/src/text/messages-ja.ts'
import type { Language } from './screen-faults.ts'
import type { RunningUketsuke } from './uketsuke.ts'
import { CASTS, type Cast } from './walk-cast.ts'

/** Looks at what is on the screen; `name` is what it is called in a report. `small`: the small window instead. */
export type See = (name: string, small?: Page) => Promise<void>

/** The window of a walk, with the words by which things in it are found. */
export class WalkStage {
  readonly running: RunningUketsuke
  readonly see: See
  readonly words: typeof ja | typeof en
  readonly cast: Cast

  constructor(running: RunningUketsuke, language: Language, see: See) {
    this.running = running
    this.see = see
    this.words = language === 'ja' ? ja : en
    this.cast = CASTS[language]
  }

  get page(): Page {
    return this.running.page
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true })
  }
  field(name: string) {
    return this.page.getByRole('textbox', { name, exact: true })
  }
  async radio(name: string): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).check({ force: true })
  }
  async heading(name: string): Promise<void> {
    await this.page.getByRole('heading', { name, exact: true }).first().waitFor()
  }
  async dialog(): Promise<void> {
    await this.page.getByRole('dialog').waitFor()
    await this.settled()
  }
  async shut(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  /** Opens everything that is tucked away. */
  async openAll(): Promise<void> {
    await this.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    await this.settled()
  }
  async dismiss(): Promise<void> {
    const close = this.button(this.words.frame.finished.close).first()
    while (await close.isVisible()) await close.click()
  }
  /** Until nothing in the page has changed for a moment. */
  async settled(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((settled) => {
          let quiet = setTimeout(settled, 150)
          new MutationObserver(() => {
            clearTimeout(quiet)
            quiet = setTimeout(settled, 150)
          }).observe(document.body, { subtree: true, childList: true, attributes: true })
          setTimeout(settled, 1500)
        }),
    )
  }
}
