import { app, Menu } from 'electron'
import type * as App from './app.ts'
import type { RunningApp } from './app.ts'
import { readLaunchSettings } from './launch-settings.ts'
import { registerAppScheme } from './protocol.ts'
import { refuseDebugging } from './security.ts'
import { chosenLocale } from './settings/chosen-locale.ts'

const launch = readLaunchSettings(process.env, {
  isPackaged: app.isPackaged,
  // How a test driver starts an app; a packed one drops the switch.
  isDriven: app.commandLine.hasSwitch('remote-debugging-port'),
})
app.setName('Uketsuke')
app.setAppUserModelId('jp.uketsuke.desk')
// Before the lock, which lives in this folder: two folders are two apps.
if (launch.userData !== null) app.setPath('userData', launch.userData)

// Date fields are drawn by Chromium: in the app's language, not in that of the PC.
app.commandLine.appendSwitch('lang', chosenLocale(app.getPath('userData')))

if (app.isPackaged) refuseDebugging()
if (app.requestSingleInstanceLock()) {
  registerAppScheme()
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  // Not awaited at the top level: Electron's ESM main is ready only after this module has ended.
  // Its code is read while Electron gets ready: this file alone stands before the first window.
  const code = import('./app.ts')
  void app.whenReady().then(() => run(code))
} else app.quit()

async function run(code: Promise<typeof App>): Promise<void> {
  let running: RunningApp | null = null
  let stopped = false
  app.on('second-instance', () => {
    running?.show()
  })
  app.on('activate', () => running?.show())
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (stopped || running === null) return
    event.preventDefault()
    if (!running.mayQuit()) return
    stopped = true
    void Promise.race([running.stop(), patience()]).finally(() => app.quit())
  })
  const { startApp } = await code
  quitOnSignals()
  running = await startApp(launch)
}

/**
 * A session that ends asks by signal. The settings' store listens too, and once it is loaded after Electron its way out,
 * ending the process at once, comes before Electron's own: with a listener of ours the app quits in good order.
 */
function quitOnSignals(): void {
  let asked = false
  const quit = (): void => {
    if (!asked) app.quit()
    asked = true
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, quit)
}

/** A provider that does not answer must not keep the shop from going home: what was asked is asked again next time. */
function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 3000))
}
