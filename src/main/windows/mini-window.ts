import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import type { MiniOrder } from '../../shared/mini-order.ts'
import type { Order } from '../../shared/order.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Clock } from '../clock.ts'
import { createEmit } from '../ipc/emit.ts'
import { APP_ORIGIN } from '../protocol.ts'
import type { MainText } from '../text.ts'
import { fitPlace, type Area } from './fit-place.ts'
import { keepPlace, monitorAreas, putBack } from './keep-place.ts'
import { paper } from './look-of-windows.ts'
import type { WindowMemory } from './window-memory.ts'

export interface MiniWindowParts {
  /** Folder of the built main file: the preload lies beside it. */
  readonly folder: string
  readonly devServer: string | null
  readonly memory: WindowMemory
  readonly clock: Clock
  readonly settings: () => Settings
  readonly text: () => MainText
}

const SIZE = { width: 320, height: 180 }
/** Distance from the corner of the monitor the first time. */
const MARGIN = 24

/** At the top right, beside where shops keep their telephone program. */
function firstPlace(): Area {
  const areas = monitorAreas()
  const [{ x, y, width }] = areas
  return fitPlace({ ...SIZE, x: x + width - SIZE.width - MARGIN, y: y + MARGIN }, SIZE, areas)
}

/** A small window above all others with the number to key in. It never takes the focus by itself. */
export class MiniWindow {
  readonly #parts: MiniWindowParts
  readonly #emit = createEmit(() => this.#here()?.webContents ?? null)
  #window: BrowserWindow | null = null
  #order: Order | null = null
  /** Orders that were offered by the setting: an operator who closed one does not want it again. */
  readonly #offered = new Set<number>()

  constructor(parts: MiniWindowParts) {
    this.#parts = parts
  }

  /** Shows an order's number. By key the same order again closes it; `unasked`, it opens once an order. */
  offer(order: Order, { unasked }: { readonly unasked: boolean }): void {
    const isShown = this.#here() !== null && this.#order?.id === order.id
    if (unasked && this.#offered.has(order.id)) return
    this.#offered.add(order.id)
    if (!unasked && isShown) this.close()
    else if (!isShown) this.#show(order)
  }

  /** What the window shows; null when there is nothing to show. */
  state(): MiniOrder | null {
    const order = this.#order
    if (order === null || order.identificationNumber === null) return null
    const { ivrPhoneNumber, language, theme } = this.#parts.settings()
    return {
      identificationNumber: order.identificationNumber,
      ivrPhoneNumber,
      status: order.status,
      jobCode: order.draft.payment?.jobCode ?? null,
      since: order.registeredAt ?? order.createdAt,
      finishedAt: order.finishedAt,
      language,
      theme,
    }
  }

  /** An order changed: the window shows it if it is its own. */
  hear(order: Order): void {
    if (order.id !== this.#order?.id) return
    this.#order = order
    this.#tell()
  }

  /** Language or theme changed. */
  refresh(): void {
    const { theme } = this.#parts.settings()
    this.#here()?.setBackgroundColor(paper(theme))
    this.#here()?.setTitle(this.#parts.text().desktop.mini)
    this.#tell()
  }

  close(): void {
    this.#here()?.close()
  }

  /** Another book: nothing of the one before may stay in sight. */
  forget(): void {
    this.#order = null
    this.#offered.clear()
    this.close()
  }

  #here(): BrowserWindow | null {
    return this.#window === null || this.#window.isDestroyed() ? null : this.#window
  }

  #tell(): void {
    const state = this.state()
    if (state !== null) this.#emit('mini:changed', state)
  }

  #show(order: Order): void {
    this.#order = order
    if (order.identificationNumber === null) return
    if (this.#here() === null) this.#open()
    else this.#tell()
  }

  #open(): void {
    const { folder, devServer, memory, clock, settings, text } = this.#parts
    const window = new BrowserWindow({
      ...SIZE,
      ...{ useContentSize: true, minWidth: 240, minHeight: 150, show: false, alwaysOnTop: true, skipTaskbar: true },
      ...{ minimizable: false, maximizable: false, fullscreenable: false, autoHideMenuBar: true },
      title: text().desktop.mini,
      backgroundColor: paper(settings().theme),
      webPreferences: {
        preload: join(folder, '../preload/mini.cjs'),
        ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
        devTools: devServer !== null,
      },
    })
    this.#window = window
    const place = memory.place('mini')
    if (place === null) window.setPosition(firstPlace().x, firstPlace().y)
    else putBack(window, place, SIZE)
    // Also above a full-screen telephone program.
    window.setAlwaysOnTop(true, 'floating')
    keepPlace(window, 'mini', { memory, clock })
    // Its own name is the system's words, not the page's.
    window.on('page-title-updated', (event) => event.preventDefault())
    window.once('ready-to-show', () => window.showInactive())
    void window.loadURL(devServer === null ? `${APP_ORIGIN}/mini.html` : new URL('/mini.html', devServer).href)
  }
}
