import type { BrowserWindow, Input } from 'electron'
import type { WindowMemory } from './window-memory.ts'

export type ZoomStep = 'in' | 'out' | 'usual'

const FACTORS = [0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const
/** Factors come back from the page a little off. */
const NEARLY = 0.01

/** The next factor in a direction; the outermost stays. */
export function nextZoom(factor: number, step: ZoomStep): number {
  if (step === 'usual') return 1
  if (step === 'in') return FACTORS.find((one) => one > factor + NEARLY) ?? FACTORS[FACTORS.length - 1] ?? 1
  return FACTORS.findLast((one) => one < factor - NEARLY) ?? FACTORS[0]
}

/** Ctrl (Cmd) with + - 0. On a Japanese keyboard + is the shifted `;`: that key counts without Shift too. */
const STEPS: Readonly<Record<string, ZoomStep>> = {
  '+': 'in',
  ';': 'in',
  '=': 'in',
  '-': 'out',
  _: 'out',
  '0': 'usual',
}

export function zoomKey(input: Pick<Input, 'type' | 'control' | 'meta' | 'alt' | 'key'>): ZoomStep | null {
  if (input.type !== 'keyDown' || input.alt || !(input.control || input.meta)) return null
  return Object.hasOwn(STEPS, input.key) ? (STEPS[input.key] ?? null) : null
}

/** Makes the page larger or smaller, and remembers it. */
export function zoomBy(window: BrowserWindow, step: ZoomStep, memory: WindowMemory): void {
  const factor = nextZoom(window.webContents.getZoomFactor(), step)
  window.webContents.setZoomFactor(factor)
  memory.keepZoom(factor)
}

/** Ctrl + - 0 work in every state of the page, also under a dialog; nothing of it reaches the page. */
export function zoomByKeys(window: BrowserWindow, memory: WindowMemory): void {
  const { webContents } = window
  webContents.on('before-input-event', (event, input) => {
    const step = zoomKey(input)
    if (step === null) return
    event.preventDefault()
    zoomBy(window, step, memory)
  })
  webContents.on('did-finish-load', () => webContents.setZoomFactor(memory.zoom()))
}
