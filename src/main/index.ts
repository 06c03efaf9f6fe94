import { app, Menu } from 'electron'
import type { RunningApp } from './app.ts'
import { openFirstWindow } from './first-window.ts'
import { readLaunchSettings } from './launch-settings.ts'
import { registerAppScheme } from './protocol.ts'
import { refuseDebugging } from './security.ts'
import { glimpseSettings } from './settings/settings-glimpse.ts'
import { keepHeapSmall } from './small-heap.ts'

const launch = readLaunchSettings(process.env, {
  isPackaged: app.isPackaged,
  // How a test driver starts an app; a packed one drops the switch.
  isDriven: app.commandLine.hasSwitch('remote-debugging-port'),
})
app.setName('Uketsuke')
app.setAppUserModelId('jp.uketsuke.desk')
// Before the lock, which lives in this folder: two folders are two apps.
if (launch.userData !== null) app.setPath('userData', launch.userData)

keepHeapSmall()
const glimpse = glimpseSettings(app.getPath('userData'))
// Date fields are drawn by Chromium: in the app's language, not in that of the PC.
app.commandLine.appendSwitch('lang', glimpse.locale)
// On Linux Electron lends that language to LC_ALL for a moment, while a thread of Chromium reads the environment: a name
// that is added or taken away then may end the whole program. One that is there already only changes its value.
if (process.platform === 'linux') process.env['LC_ALL'] ??= ''

if (app.isPackaged) refuseDebugging()
if (app.requestSingleInstanceLock()) {
  registerAppScheme()
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  // Not awaited at the top level: Electron's ESM main is ready only after this module has ended.
  void app.whenReady().then(run)
} else app.quit()

async function run(): Promise<void> {
  let running: RunningApp | null = null
  let [stopping, stopped] = [false, false]
  app.on('second-instance', () => {
    running?.show()
  })
  app.on('activate', () => running?.show())
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (stopped || running === null) return
    event.preventDefault()
    // Asked for again meanwhile: by the last window that closes, by a session that ends.
    if (stopping || !running.mayQuit()) return
    stopping = true
    void Promise.race([running.stop(), patience()]).finally(() => {
      stopped = true
      app.quit()
    })
  })
  const first = openFirstWindow(launch, glimpse)
  // Only now: whatever is read before the window is time in which the operator sees nothing.
  await first.served
  // Fits in while the window's process begins: once that runs, it asks this one for its preload and waits.
  const { startApp } = await import('./app.ts')
  quitOnSignals()
  // Closed already: the app is on its way out.
  if (!first.window.isDestroyed()) running = await startApp(launch, first)
}

/**
 * A session that ends asks by signal. The settings' store listens too, and once it is loaded after Electron its way out,
 * ending the process at once, comes before Electron's own: with a listener of ours the app quits in good order.
 */
function quitOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}

/** A provider that does not answer must not keep the shop from going home: what was asked is asked again next time. */
function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 3000))
}
