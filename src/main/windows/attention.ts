import { app, nativeImage, type BrowserWindow } from 'electron'
import type { Order } from '../../shared/order.ts'
import type { MainText } from '../text.ts'

export interface AttentionParts {
  readonly window: () => BrowserWindow | null
  readonly text: () => MainText
  /** Path of the dot that Windows lays over the taskbar button. */
  readonly overlay: string
  readonly platform: NodeJS.Platform
}

/** Draws the eye to the window as each system does it: badge, dot, flashing button, bouncing icon. Names nobody. */
export class Attention {
  readonly #parts: AttentionParts
  /** Results that came while nobody looked at the window. */
  #unseen = 0

  constructor(parts: AttentionParts) {
    this.#parts = parts
  }

  /** A call ended. Where the operator looks at the window, the window itself has said it. */
  finished(order: Order): void {
    const window = this.#parts.window()
    if (window === null || window.isFocused()) return
    this.#unseen += 1
    this.#badge(window)
    window.flashFrame(true)
    if (this.#parts.platform === 'darwin') app.dock?.bounce(isSettled(order) ? 'informational' : 'critical')
  }

  /** The operator is back at the window. */
  seen(): void {
    this.#unseen = 0
    const window = this.#parts.window()
    if (window === null) return
    window.flashFrame(false)
    this.#badge(window)
  }

  #badge(window: BrowserWindow): void {
    if (this.#parts.platform !== 'win32') {
      app.setBadgeCount(this.#unseen)
      return
    }
    const words = this.#unseen === 0 ? '' : this.#parts.text().desktop.unseen(this.#unseen)
    window.setOverlayIcon(this.#unseen === 0 ? null : nativeImage.createFromPath(this.#parts.overlay), words)
  }
}

function isSettled(order: Order): boolean {
  return order.status === 'paid' || order.status === 'saved'
}
