import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { BrowserWindow } from 'electron'
import { en } from '../../src/renderer/src/text/messages-en.ts'
import { ja } from '../../src/renderer/src/text/messages-ja.ts'
import { folderOf, SMALLEST, USUAL, type Look, type Size } from './look.ts'
import { smallPng } from './small-png.ts'

/** Whether a picture is also taken in the smallest window. */
export interface Tightness {
  readonly tight?: boolean
}

/** Takes the pictures of one language and theme, and knows the words by which things are found. */
export class Camera {
  readonly look: Look
  readonly words: typeof ja | typeof en
  readonly #out: string

  constructor(look: Look, out: string) {
    this.look = look
    this.words = look.language === 'ja' ? ja : en
    this.#out = out
    for (const size of [USUAL, SMALLEST]) {
      const folder = join(out, folderOf(look, size))
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
    }
  }

  get folder(): string {
    return join(this.#out, folderOf(this.look, USUAL))
  }

  /** Puts a new window into this look: its size, and no motion that a picture could catch half-way. */
  async aim(app: ElectronApplication, page: Page): Promise<void> {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await resize(app, page, USUAL)
  }

  /** The window as it is; `tight` also in the smallest size. */
  async picture(app: ElectronApplication, page: Page, name: string, { tight = false }: Tightness = {}): Promise<void> {
    // The pointer would leave a hover colour where it last pressed.
    await page.mouse.move(0, 0)
    await this.#take(page, USUAL, name)
    if (!tight) return
    await resize(app, page, SMALLEST)
    await this.#take(page, SMALLEST, name)
    await resize(app, page, USUAL)
  }

  /** A window of a size of its own. */
  async small(page: Page, name: string): Promise<void> {
    await this.#take(page, USUAL, name)
  }

  /** What the system draws at the corner of the screen, above our window; the black around it is cut off. */
  ofCorner(name: string, { width, height }: Size): void {
    const part = `${String(width)}x${String(height)}+0+0`
    const shot = execFileSync('import', ['-window', 'root', '-crop', part, '+repage', '-trim', '+repage', 'png24:-'])
    writeFileSync(join(this.folder, `${name}.png`), smallPng(shot))
  }

  async #take(page: Page, size: Size, name: string): Promise<void> {
    const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    writeFileSync(join(this.#out, folderOf(this.look, size), `${name}.png`), smallPng(shot))
  }
}

async function resize(app: ElectronApplication, page: Page, { width, height }: Size): Promise<void> {
  const ofPage = await app.browserWindow(page)
  await ofPage.evaluate((shown: BrowserWindow, to: Size) => shown.setContentSize(to.width, to.height), {
    width,
    height,
  })
  await page.waitForFunction((to) => window.innerWidth === to.width && window.innerHeight === to.height, {
    ...{ width, height },
  })
  // Tables that hold only the rows in sight, and notes that follow what they point at, find their place again.
  await page.waitForTimeout(200)
}
