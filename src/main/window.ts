import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { APP_ORIGIN } from './protocol.ts'

export interface MainWindowParts {
  /** Folder of the built main file: the preload lies beside it. */
  readonly folder: string
  /** Address of the development server; null outside development. */
  readonly devServer: string | null
}

/** The one window: isolated, sandboxed, shown when it has something to show. */
export function openMainWindow({ folder, devServer }: MainWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
    title: 'Uketsuke',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#faf9f6',
    webPreferences: {
      preload: join(folder, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: devServer !== null,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(devServer ?? `${APP_ORIGIN}/index.html`)
  return window
}

/** Brings the window to the operator. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
