import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, powerMonitor, session, type BrowserWindow } from 'electron'
import { systemClock } from './clock.ts'
import { createEmit } from './ipc/emit.ts'
import type { LaunchSettings } from './launch-settings.ts'
import { SheetPrinter } from './printing/sheet-printer.ts'
import { APP_ORIGIN, serveApp } from './protocol.ts'
import { confineContents, confineSession } from './security.ts'
import { startDesk } from './start-desk.ts'
import { bringForward, openMainWindow } from './window.ts'

export interface RunningApp {
  readonly window: () => BrowserWindow | null
  /** Closes the book after what is on its way has ended. */
  readonly stop: () => Promise<void>
}

/** Opens the window and the desk behind it, side by side: the page loads while the book opens. */
export async function startApp(launch: LaunchSettings): Promise<RunningApp> {
  const folder = app.getPath('userData')
  mkdirSync(folder, { recursive: true })
  confineContents()
  confineSession(session.defaultSession)
  serveApp(join(import.meta.dirname, '../renderer'))
  // In memory only, and confined like the screen's own.
  const sheets = session.fromPartition('sheets')
  confineSession(sheets)

  let window: BrowserWindow | null = null
  const here = (): BrowserWindow | null => (window === null || window.isDestroyed() ? null : window)
  const starting = startDesk({
    folder,
    clock: systemClock,
    emit: createEmit(() => here()?.webContents ?? null),
    origin: launch.devServer === null ? APP_ORIGIN : new URL(launch.devServer).origin,
    gatewayUrl: launch.gatewayUrl,
    window: here,
    printer: new SheetPrinter({ session: sheets, newKey: randomUUID }),
    bookWorker: new URL('book-worker.js', import.meta.url),
    bringForward: () => {
      const shown = here()
      if (shown !== null) bringForward(shown)
    },
    exportThread: join(import.meta.dirname, 'export-thread.js'),
    versions: { version: app.getVersion(), electron: process.versions.electron },
  })
  window = openMainWindow({ folder: import.meta.dirname, devServer: launch.devServer })
  const { webContents } = window
  const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()))
  const started = await starting
  powerMonitor.on('resume', () => started.desk.resume())
  void loaded.then(started.deliverNotices)
  started.log.info('started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
  })
  return { window: here, stop: started.stop }
}
