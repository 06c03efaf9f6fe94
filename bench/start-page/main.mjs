// What electron-vite's template comes to without its examples: one sandboxed window, shown when it is ready.
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const webPreferences = { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true, contextIsolation: true }
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(join(import.meta.dirname, 'renderer', 'index.html'))
})
