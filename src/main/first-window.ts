import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, session, type BrowserWindow } from 'electron'
import { RIGHTS } from '../shared/operator-rights.ts'
import { systemClock } from './clock.ts'
import { HeldCalls } from './ipc/handle.ts'
import type { LaunchSettings } from './launch-settings.ts'
import { serveApp } from './protocol.ts'
import { confineContents, confineSession } from './security.ts'
import type { SettingsGlimpse } from './settings/settings-glimpse.ts'
import { openMainWindow } from './window.ts'
import { followTheme } from './windows/look-of-windows.ts'
import { openWindowMemory, type WindowMemory } from './windows/window-memory.ts'

/** The window, its page on the way, and nothing behind it yet. */
export interface FirstWindow {
  readonly window: BrowserWindow
  readonly memory: WindowMemory
  /** What the page asks meanwhile. */
  readonly held: HeldCalls
  /** Fulfilled once its page was handed out: while its process begins, this one is free for more. */
  readonly served: Promise<void>
}

/**
 * Opens the window before anything else is read: while its process starts and its page is compiled, the code of the desk
 * is read here. Everything that confines a page stands before the page.
 */
export function openFirstWindow({ devServer }: LaunchSettings, { language, theme }: SettingsGlimpse): FirstWindow {
  const folder = app.getPath('userData')
  mkdirSync(folder, { recursive: true })
  confineContents()
  confineSession(session.defaultSession)
  const held = new HeldCalls(Object.keys(RIGHTS))
  const served = serveApp({ folder: join(import.meta.dirname, '../renderer'), language })
  followTheme(theme)
  const memory = openWindowMemory(folder)
  const window = openMainWindow({ folder: import.meta.dirname, devServer, memory, clock: systemClock, theme })
  // A development server hands out the page itself.
  return { window, memory, held, served: devServer === null ? served : Promise.resolve() }
}
