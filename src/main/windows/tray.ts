import { Menu, nativeImage, Tray } from 'electron'
import type { DesktopText } from '../desktop-text.ts'

export interface TrayActions {
  readonly show: () => void
  readonly newOrder: () => void
  readonly openOrders: () => void
  readonly quit: () => void
}

/** What the tray's menu says, for `count` open orders. */
function trayMenu(text: DesktopText['tray'], count: number, actions: TrayActions) {
  return [
    { label: text.show, click: actions.show },
    { label: text.newOrder, click: actions.newOrder },
    { label: text.openOrders(count), click: actions.openOrders },
    { type: 'separator' as const },
    { label: text.quit, click: actions.quit },
  ]
}

export interface ShopTrayParts {
  readonly icons: string
  readonly platform: NodeJS.Platform
  readonly text: () => DesktopText['tray']
  readonly actions: TrayActions
}

/** The icon beside the clock with the number of open orders. A desktop without a tray simply has none. */
export class ShopTray {
  readonly #parts: ShopTrayParts
  #tray: Tray | null
  #count = 0

  constructor(parts: ShopTrayParts) {
    this.#parts = parts
    this.#tray = openTray(parts)
    this.#tray?.on('click', parts.actions.show)
    this.refresh()
  }

  setCount(count: number): void {
    if (count === this.#count) return
    this.#count = count
    this.refresh()
  }

  /** The count or the language changed. */
  refresh(): void {
    const text = this.#parts.text()
    this.#tray?.setToolTip(text.tip(this.#count))
    if (this.#parts.platform === 'darwin') this.#tray?.setTitle(this.#count === 0 ? '' : String(this.#count))
    this.#tray?.setContextMenu(Menu.buildFromTemplate(trayMenu(text, this.#count, this.#parts.actions)))
  }

  /** What is told afterwards, by a book that closes, changes nothing: one that is destroyed would throw. */
  close(): void {
    this.#tray?.destroy()
    this.#tray = null
  }
}

/** macOS colours a template by itself; elsewhere a black drawing would vanish on a dark taskbar. */
function openTray({ icons, platform }: ShopTrayParts): Tray | null {
  const file = platform === 'darwin' ? 'trayTemplate.png' : '32x32.png'
  try {
    return new Tray(nativeImage.createFromPath(`${icons}/${file}`))
  } catch {
    return null
  }
}
