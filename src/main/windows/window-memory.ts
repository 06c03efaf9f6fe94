import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const edge = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000))
const length = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(100_000))

/** Where a window was, in the system's own pixels. */
export const WindowPlace = v.object({ x: edge, y: edge, width: length, height: length, maximized: v.boolean() })
export type WindowPlace = v.InferOutput<typeof WindowPlace>

const Zoom = v.pipe(v.number(), v.minValue(0.5), v.maxValue(4))

export type WindowName = 'main' | 'mini'

/** Places and zoom of the windows, in `windows.json`: a matter of this PC's monitors, not of the shop's settings. */
export interface WindowMemory {
  place(name: WindowName): WindowPlace | null
  keepPlace(name: WindowName, place: WindowPlace): void
  /** 1 is the usual size. */
  zoom(): number
  keepZoom(zoom: number): void
}

/** Reads at once, for the first window, and loads what writes the file when there is something to write. */
export function openWindowMemory(folder: string): WindowMemory {
  const known = readWindows(join(folder, 'windows.json'))
  const keep = (name: string, value: unknown): void => {
    known.set(name, value)
    void write(folder, name, value)
  }
  return {
    place(name) {
      const place = v.safeParse(WindowPlace, known.get(name))
      return place.success ? place.output : null
    },
    keepPlace: keep,
    zoom() {
      const zoom = v.safeParse(Zoom, known.get('zoom'))
      return zoom.success ? zoom.output : 1
    },
    keepZoom: (zoom) => keep('zoom', zoom),
  }
}

/** Nothing in it is worth a question: an unreadable file begins anew. */
function readWindows(file: string): Map<string, unknown> {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return new Map(typeof stored === 'object' && stored !== null ? Object.entries(stored) : [])
  } catch {
    return new Map()
  }
}

/** A disk that refuses must not stop a window from being moved. */
async function write(folder: string, name: string, value: unknown): Promise<void> {
  const { default: Store } = await import('electron-store')
  try {
    new Store<Record<string, unknown>>({ name: 'windows', cwd: folder, clearInvalidConfig: true }).set(name, value)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}
