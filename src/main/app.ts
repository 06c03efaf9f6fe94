import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { app, dialog, powerMonitor, session, type BrowserWindow, type Session } from 'electron'
import { systemClock } from './clock.ts'
import { Desktop } from './desktop.ts'
import type { FirstWindow } from './first-window.ts'
import { createEmit } from './ipc/emit.ts'
import type { LaunchSettings } from './launch-settings.ts'
import { SheetPrinter } from './printing/sheet-printer.ts'
import { APP_ORIGIN } from './protocol.ts'
import { confineSession } from './security.ts'
import { settingsAtStart } from './settings/settings-at-start.ts'
import { openSettings, type SettingsStore } from './settings/settings-store.ts'
import { dropStartGarbage } from './small-heap.ts'
import { startDesk } from './start-desk.ts'
import type { UpdatePlace } from './updates/open-updates.ts'
import { bringForward } from './window.ts'
import { followTheme } from './windows/look-of-windows.ts'

export interface RunningApp {
  /** Brings the window to the operator. */
  readonly show: () => void
  /** Whether the app may quit now; if not, the operator is being asked. */
  readonly mayQuit: () => boolean
  /** Closes the book after what is on its way has ended. */
  readonly stop: () => Promise<void>
}

/** Sheets are printed from a session of their own: in memory only, and confined like the screen's. */
function openSheets(): Session {
  const sheets = session.fromPartition('sheets')
  confineSession(sheets)
  return sheets
}

/** Where the key and the notes of an installed app lie: packed with it, or in the folder that a test names. */
function updatePlace(launch: LaunchSettings): UpdatePlace | null {
  const isPackaged = app.isPackaged
  if (!isPackaged && launch.updates === null) return null
  const folder = launch.updates ?? process.resourcesPath
  const key = isPackaged ? join(app.getAppPath(), 'resources', 'update-key.pem') : join(folder, 'update-key.pem')
  return { key, folder, isPackaged }
}

/** From the open book until nothing of the start is under way any more, ms. */
const QUIET_MS = 1000

/** Everything of the desktop around the screen's window. */
function openDesktop(launch: LaunchSettings, settings: SettingsStore, { window, memory }: FirstWindow) {
  const here = (): BrowserWindow | null => (window.isDestroyed() ? null : window)
  const emit = createEmit(
    () => here()?.webContents ?? null,
    () => desktop.listeners,
  )
  const icons = app.isPackaged ? join(process.resourcesPath, 'icons') : join(app.getAppPath(), 'resources', 'icons')
  const desktop = new Desktop({
    ...{ folder: import.meta.dirname, devServer: launch.devServer, icons, memory, settings, emit },
    ...{ clock: systemClock, window: here, asks: launch.asks, platform: process.platform },
  })
  desktop.watch(window)
  return { desktop, emit, here }
}

/** Everything behind the first window; its page may have asked for it already. null: the app is on its way out. */
export async function startApp(launch: LaunchSettings, first: FirstWindow): Promise<RunningApp | null> {
  const folder = app.getPath('userData')
  const settings = await settingsAtStart({
    open: () => openSettings(folder),
    path: join(folder, 'settings.json'),
    tell: async (box) => {
      if (!launch.asks || first.window.isDestroyed()) return
      // It has nothing to show and would come late, over the box or under it.
      bringForward(first.window)
      await dialog.showMessageBox(first.window, box)
    },
    clock: systemClock,
  })
  if (settings === null) app.quit()
  if (settings === null || first.window.isDestroyed()) return null
  return startBehind({ launch, first, folder, settings })
}

interface Beginning {
  readonly launch: LaunchSettings
  readonly first: FirstWindow
  /** Folder of everything the app writes. */
  readonly folder: string
  readonly settings: SettingsStore
}

function startBehind({ launch, first, folder, settings }: Beginning): RunningApp {
  followTheme(settings.get().theme)
  const { desktop, emit, here } = openDesktop(launch, settings, first)
  const versions = { version: app.getVersion(), electron: process.versions.electron }
  const started = startDesk({
    ...{ folder, settings, emit, clock: systemClock, gatewayUrl: launch.gatewayUrl, window: here, held: first.held },
    origin: launch.devServer === null ? APP_ORIGIN : new URL(launch.devServer).origin,
    printer: new SheetPrinter({ open: openSheets, newKey: randomUUID }),
    updatePlace: updatePlace(launch),
    mini: desktop.mini,
    bookWorker: new URL('book-worker.js', import.meta.url),
    exportThread: join(import.meta.dirname, 'export-thread.js'),
    bringForward: () => desktop.show(),
    resolveProxy: (address) => session.defaultSession.resolveProxy(address),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    versions,
  })
  first.window.webContents.on('render-process-gone', (_, { reason }) => started.log.warn('page-gone', { reason }))
  powerMonitor.on('resume', started.resume)
  void started.seen.then(() => {
    desktop.openTray()
    started.log.info('started', { ...versions, platform: process.platform })
  })
  void started.opened.then(() => systemClock.after(QUIET_MS, dropStartGarbage))
  // The tray first: what ends before its first screen is seen must not show one on its way out.
  const stop = (): Promise<void> => {
    desktop.close()
    return started.stop()
  }
  return { show: () => desktop.show(), mayQuit: () => desktop.leaving.mayQuit(), stop }
}
