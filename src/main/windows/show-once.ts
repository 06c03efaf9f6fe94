import type { BrowserWindow } from 'electron'
import type { Clock } from '../clock.ts'

/** Longer than a first screen takes on a slow PC, ms. */
const PATIENCE_MS = 5000

export interface FirstShowing {
  readonly clock: Clock
  /** As it was when it was left. */
  readonly maximized: boolean
}

type Shown = Pick<BrowserWindow, 'once' | 'isDestroyed' | 'show' | 'maximize'>

/**
 * Shows a window once it has something to show. A graphics driver that fails may never report a first frame: then the
 * window comes all the same, in the colour of its paper, rather than leave a shop with a program that nobody sees.
 */
export function showOnce(window: Shown, { clock, maximized }: FirstShowing): void {
  let isShown = false
  const show = (): void => {
    giveUpWaiting()
    if (isShown || window.isDestroyed()) return
    isShown = true
    // Maximising shows the window as well: not before there is something in it.
    if (maximized) window.maximize()
    else window.show()
  }
  const giveUpWaiting = clock.after(PATIENCE_MS, show)
  window.once('ready-to-show', show)
}
