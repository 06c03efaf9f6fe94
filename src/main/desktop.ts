import { app, dialog, Menu, powerMonitor, type BrowserWindow } from 'electron'
import type { DeskPlace } from '../shared/desk-state.ts'
import type { Clock } from './clock.ts'
import type { DesktopText } from './desktop-text.ts'
import type { Emit, Listeners } from './ipc/emit.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import { mainText, type MainText } from './text.ts'
import { bringForward } from './window.ts'
import { appMenu } from './windows/app-menu.ts'
import { Attention } from './windows/attention.ts'
import { Leaving, type Answer, type Question } from './windows/leaving.ts'
import { followTheme } from './windows/look-of-windows.ts'
import { MiniLeaving } from './windows/mini-leaving.ts'
import { MiniWindow } from './windows/mini-window.ts'
import { ShopTray } from './windows/tray.ts'
import type { WindowMemory } from './windows/window-memory.ts'
import { zoomBy } from './windows/zoom.ts'

export interface DesktopParts {
  /** Folder of the built main file. */
  readonly folder: string
  /** Folder of the pictures for tray and taskbar. */
  readonly icons: string
  readonly devServer: string | null
  /** Whether somebody is there to answer a question of the system. */
  readonly asks: boolean
  readonly platform: NodeJS.Platform
  readonly clock: Clock
  readonly settings: SettingsStore
  readonly memory: WindowMemory
  readonly window: () => BrowserWindow | null
  /** Tells the screen. */
  readonly emit: Emit
}

/** Everything of the app outside its window: tray, badge, small window, menus, and what closing means. */
export class Desktop {
  readonly mini: MiniWindow
  readonly leaving: Leaving
  readonly #parts: DesktopParts
  readonly #attention: Attention
  #tray: ShopTray | null = null
  #isClosed = false
  readonly #miniLeaving: MiniLeaving
  /** null until the book is open for the first time: of earlier orders nobody knows yet. */
  #openOrders: number | null

  constructor(parts: DesktopParts) {
    this.#parts = parts
    const { window, icons, platform, settings } = parts
    this.#openOrders = settings.get().mode === 'unset' ? 0 : null
    const text = (): MainText => mainText(settings.get().language)
    this.mini = new MiniWindow({ ...parts, settings: () => settings.get(), text })
    this.#miniLeaving = new MiniLeaving(this.mini)
    this.#attention = new Attention({ window, text, overlay: `${icons}/overlay.png`, platform })
    this.leaving = this.#makeLeaving()
    this.#setMenu()
  }

  /** What of the screen's news concerns the desktop as well. */
  readonly listeners: Listeners = {
    'orders:changed': (order) => this.mini.hear(order),
    'orders:finished': (order) => {
      this.mini.hear(order)
      this.#attention.finished(order)
    },
    'settings:changed': ({ theme }) => {
      followTheme(theme)
      this.mini.refresh()
      this.#tray?.refresh()
      this.#setMenu()
    },
    'operators:changed': (state) => this.#miniLeaving.hearOperators(state),
    'desk:changed': (state) => {
      // While a book is being opened again, its count of before is the best there is.
      if (state.book === 'ok' || state.book === 'unavailable') this.#openOrders = state.openOrders
      this.#tray?.setCount(this.#openOrders ?? 0)
      this.#miniLeaving.hearDesk(state)
    },
  }

  /** Joins the screen's window: its focus, its closing, its end. */
  watch(window: BrowserWindow): void {
    window.on('focus', () => this.#attention.seen())
    window.on('close', (event) => {
      if (!this.leaving.mayClose()) event.preventDefault()
    })
    // The small window alone is no app.
    window.on('closed', () => app.quit())
    // A computer that shuts down is not kept waiting by a question.
    window.on('query-session-end', () => this.leaving.agree())
    powerMonitor.on('shutdown', () => this.leaving.agree())
  }

  /** Brings the screen to the operator, from the tray too. */
  show(): void {
    const window = this.#parts.window()
    if (window !== null) bringForward(window)
  }

  /** Beside the clock, once the screen is there: making it takes time from that. */
  openTray(): void {
    if (this.#isClosed || this.#tray !== null) return
    const { icons, platform } = this.#parts
    this.#tray = new ShopTray({
      ...{ icons, platform, text: () => this.#words().tray },
      actions: {
        show: () => this.show(),
        newOrder: () => this.#go('new-order'),
        openOrders: () => this.#go('board'),
        quit: () => app.quit(),
      },
    })
    this.#tray.setCount(this.#openOrders ?? 0)
  }

  close(): void {
    this.#isClosed = true
    this.#tray?.close()
  }

  #go(place: DeskPlace): void {
    this.show()
    this.#parts.emit('desk:show', place)
  }

  #words(): DesktopText {
    return mainText(this.#parts.settings.get().language).desktop
  }

  #makeLeaving(): Leaving {
    const { settings, platform, asks } = this.#parts
    return new Leaving({
      openOrders: () => (asks ? this.#openOrders : 0),
      choice: () => settings.get().closingWindow,
      keepChoice: (closingWindow) => {
        const saved = settings.save({ closingWindow })
        // A disk that does not take it: the question comes again next time.
        if (saved.ok) this.#parts.emit('settings:changed', saved.value)
      },
      text: () => this.#words().leaving,
      ask: (question) => this.#ask(question),
      // Many Linux desktops have no tray, and none can be asked: a window that was hidden there might be lost.
      hasTray: platform !== 'linux',
      watch: () => this.#putAway(),
      quit: () => app.quit(),
    })
  }

  #putAway(): void {
    const window = this.#parts.window()
    if (this.#parts.platform === 'linux') window?.minimize()
    else window?.hide()
  }

  async #ask({ message, detail, buttons, remember }: Question): Promise<Answer> {
    const window = this.#parts.window()
    const cancelId = remember === null ? 0 : buttons.length - 1
    const box = {
      type: 'question' as const,
      message,
      detail,
      buttons: [...buttons],
      defaultId: 0,
      cancelId,
      noLink: true,
    }
    const tick = remember === null ? {} : { checkboxLabel: remember, checkboxChecked: true }
    const asked = { ...box, ...tick }
    const answer = await (window === null ? dialog.showMessageBox(asked) : dialog.showMessageBox(window, asked))
    return { button: answer.response, remember: answer.checkboxChecked }
  }

  #setMenu(): void {
    if (this.#parts.platform !== 'darwin') return
    const zoom = (step: Parameters<typeof zoomBy>[1]): void => {
      const window = this.#parts.window()
      if (window !== null) zoomBy(window, step, this.#parts.memory)
    }
    Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(this.#words().menu, zoom)))
  }
}
