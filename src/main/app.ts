import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, powerMonitor, session, type BrowserWindow, type WebContents } from 'electron'
import { systemClock } from './clock.ts'
import { Desktop } from './desktop.ts'
import { createEmit } from './ipc/emit.ts'
import type { LaunchSettings } from './launch-settings.ts'
import { SheetPrinter } from './printing/sheet-printer.ts'
import { APP_ORIGIN, serveApp } from './protocol.ts'
import { confineContents, confineSession } from './security.ts'
import { openSettings, type SettingsStore } from './settings/settings-store.ts'
import type { UpdatePlace } from './updates/open-updates.ts'
import { openMainWindow } from './window.ts'
import { followTheme } from './windows/look-of-windows.ts'
import { openWindowMemory } from './windows/window-memory.ts'

export interface RunningApp {
  /** Brings the window to the operator. */
  readonly show: () => void
  /** Whether the app may quit now; if not, the operator is being asked. */
  readonly mayQuit: () => boolean
  /** Closes the book after what is on its way has ended. */
  readonly stop: () => Promise<void>
}

/** Sheets are printed from a session of their own: in memory only, and confined like the screen's. */
function openSheets(): SheetPrinter {
  const sheets = session.fromPartition('sheets')
  confineSession(sheets)
  return new SheetPrinter({ session: sheets, newKey: randomUUID })
}

/** Where the key and the notes of an installed app lie: packed with it, or in the folder that a test names. */
function updatePlace(launch: LaunchSettings): UpdatePlace | null {
  const isPackaged = app.isPackaged
  if (!isPackaged && launch.updates === null) return null
  const folder = launch.updates ?? process.resourcesPath
  const key = isPackaged ? join(app.getAppPath(), 'resources', 'update-key.pem') : join(folder, 'update-key.pem')
  return { key, folder, isPackaged }
}

/** The screen's window and everything of the desktop around it. */
function openDesktop(folder: string, launch: LaunchSettings, settings: SettingsStore) {
  let window: BrowserWindow | null = null
  const here = (): BrowserWindow | null => (window === null || window.isDestroyed() ? null : window)
  const emit = createEmit(
    () => here()?.webContents ?? null,
    () => desktop.listeners,
  )
  const places = { folder: import.meta.dirname, devServer: launch.devServer }
  const memory = openWindowMemory(folder)
  const icons = app.isPackaged ? join(process.resourcesPath, 'icons') : join(app.getAppPath(), 'resources', 'icons')
  const desktop = new Desktop({
    ...{ ...places, icons, memory, settings, emit, clock: systemClock, window: here },
    ...{ asks: launch.asks, platform: process.platform },
  })
  const open = (): BrowserWindow => {
    window = openMainWindow({ ...places, memory, clock: systemClock, theme: settings.get().theme })
    desktop.watch(window)
    return window
  }
  return { desktop, emit, here, open }
}

/** Fulfilled once its page was loaded. */
function pageOf(contents: WebContents): Promise<void> {
  return new Promise((resolve) => contents.once('did-finish-load', () => resolve()))
}

/**
 * Opens the window first: while its process starts and its page loads, the code of the desk is read and the book opened.
 */
export async function startApp(launch: LaunchSettings): Promise<RunningApp> {
  const folder = app.getPath('userData')
  mkdirSync(folder, { recursive: true })
  confineContents()
  confineSession(session.defaultSession)
  let letIn = (): void => undefined
  const gateOpen = new Promise<void>((resolve) => (letIn = resolve))
  serveApp(join(import.meta.dirname, '../renderer'), gateOpen)
  const settings = openSettings(folder)
  followTheme(settings.get().theme)
  const { desktop, emit, here, open } = openDesktop(folder, launch, settings)
  const { webContents } = open()
  const loaded = pageOf(webContents)
  const { startDesk } = await import('./start-desk.ts')
  const versions = { version: app.getVersion(), electron: process.versions.electron }
  const starting = startDesk({
    ...{ folder, settings, emit, clock: systemClock, gatewayUrl: launch.gatewayUrl, window: here },
    origin: launch.devServer === null ? APP_ORIGIN : new URL(launch.devServer).origin,
    printer: openSheets(),
    updatePlace: updatePlace(launch),
    mini: desktop.mini,
    bookWorker: new URL('book-worker.js', import.meta.url),
    exportThread: join(import.meta.dirname, 'export-thread.js'),
    bringForward: () => desktop.show(),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    versions,
  })
  letIn()
  const started = await starting
  webContents.on('render-process-gone', (_, { reason }) => started.log.warn('page-gone', { reason }))
  powerMonitor.on('resume', () => started.desk.resume())
  void loaded.then(started.deliverNotices)
  started.log.info('started', { ...versions, platform: process.platform })
  const stop = async (): Promise<void> => {
    await started.stop()
    desktop.close()
  }
  return { show: () => desktop.show(), mayQuit: () => desktop.leaving.mayQuit(), stop }
}
