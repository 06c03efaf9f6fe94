import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import type { Settings } from '../shared/settings.ts'
import type { Clock } from './clock.ts'
import { APP_ORIGIN } from './protocol.ts'
import { keepPlace, monitorAreas, putBack } from './windows/keep-place.ts'
import { paper } from './windows/look-of-windows.ts'
import { revivePage } from './windows/revive-page.ts'
import { showOnce } from './windows/show-once.ts'
import type { WindowMemory } from './windows/window-memory.ts'
import { zoomByKeys } from './windows/zoom.ts'

export interface MainWindowParts {
  /** Folder of the built main file: the preload lies beside it. */
  readonly folder: string
  /** Address of the development server; null outside development. */
  readonly devServer: string | null
  readonly memory: WindowMemory
  readonly clock: Clock
  readonly theme: Settings['theme']
}

const USUAL = { width: 1280, height: 800 }
const LEAST = { width: 1024, height: 700 }

/** A monitor that is smaller still, as a scaled laptop's, must not push the window's edge out of sight. */
function leastSize(): { minWidth: number; minHeight: number } {
  const [main] = monitorAreas()
  return { minWidth: Math.min(LEAST.width, main.width), minHeight: Math.min(LEAST.height, main.height) }
}

/** The screen's window: isolated, sandboxed, where it was last time, shown when it has something to show. */
export function openMainWindow({ folder, devServer, memory, clock, theme }: MainWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    ...USUAL,
    ...leastSize(),
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
    title: 'Uketsuke',
    backgroundColor: paper(theme),
    webPreferences: {
      preload: join(folder, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: devServer !== null,
      // The sound of a result comes without anybody having pressed anything.
      autoplayPolicy: 'no-user-gesture-required',
    },
  })
  const place = memory.place('main')
  // Outer sizes of a first window are the system's affair; only a place that was kept is put back.
  if (place !== null) putBack(window, place, USUAL)
  keepPlace(window, 'main', { memory, clock })
  zoomByKeys(window, memory)
  revivePage(window.webContents, clock)
  showOnce(window, { clock, maximized: place?.maximized === true })
  void window.loadURL(devServer ?? `${APP_ORIGIN}/index.html`)
  return window
}

/** Brings the window to the operator. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
