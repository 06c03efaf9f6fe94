import { screen, type BrowserWindow } from 'electron'
import type { Clock } from '../clock.ts'
import { fitPlace, type Area, type Size } from './fit-place.ts'
import type { WindowMemory, WindowName } from './window-memory.ts'

/** Moving fires dozens of times a second; the file is written once it rests, ms. */
const RESTS_AFTER_MS = 400

/** The monitors without their taskbars, the main one first. */
export function monitorAreas(): readonly [Area, ...Area[]] {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  return [main.workArea, ...others.map(({ workArea }) => workArea)]
}

/** Puts a window where it was, as far as that place still exists. */
export function putBack(window: BrowserWindow, kept: Area | null, usual: Size): void {
  window.setBounds(fitPlace(kept, usual, monitorAreas()))
}

/** Remembers where the window is whenever it comes to rest, and at its end. */
export function keepPlace(window: BrowserWindow, name: WindowName, to: { memory: WindowMemory; clock: Clock }): void {
  let callOff = (): void => undefined
  const keep = (): void => {
    callOff()
    if (window.isDestroyed() || window.isMinimized()) return
    to.memory.keepPlace(name, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  }
  const soon = (): void => {
    callOff()
    callOff = to.clock.after(RESTS_AFTER_MS, keep)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', keep)
  window.on('closed', () => callOff())
}
