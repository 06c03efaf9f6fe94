import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type { Camera, Tightness } from './camera.ts'

export interface DeskParts {
  readonly app: ElectronApplication
  readonly page: Page
  readonly camera: Camera
}

/** One window of the app with the camera before it. */
export class Desk {
  readonly app: ElectronApplication
  readonly page: Page
  readonly camera: Camera

  constructor({ app, page, camera }: DeskParts) {
    this.app = app
    this.page = page
    this.camera = camera
  }

  get words(): Camera['words'] {
    return this.camera.words
  }

  picture(name: string, tightness?: Tightness): Promise<void> {
    return this.camera.picture(this.app, this.page, name, tightness)
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true })
  }

  async heading(name: string): Promise<void> {
    await this.page.getByRole('heading', { name, exact: true }).first().waitFor()
  }

  /** Opens a screen by its key and waits until its content is there. */
  async screen(key: string, heading: string): Promise<void> {
    await this.page.keyboard.press(key)
    await this.heading(heading)
    await this.settled()
  }

  /** Presses a button that opens a dialog, takes its picture and goes back. */
  async dialog(button: Locator, name: string): Promise<void> {
    await button.click()
    await this.page.getByRole('dialog').waitFor()
    await this.settled()
    await this.picture(name)
    await this.shut()
  }

  async shut(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  /** The banners of finished calls would lie over everything else. */
  async closeBanners(): Promise<void> {
    const close = this.button(this.words.frame.finished.close).first()
    while (await close.isVisible()) await close.click()
  }

  /** Opens a row of the receipts, by its customer. */
  async openReceipt(customer: string): Promise<Locator> {
    await this.page.keyboard.press('F4')
    await this.page.getByRole('searchbox').fill('')
    await this.page.getByRole('row', { name: customer }).click()
    const detail = this.page.getByRole('region', { name: this.words.receipts.detail.region })
    await detail.getByRole('heading', { name: customer }).waitFor()
    await this.settled()
    return detail
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
