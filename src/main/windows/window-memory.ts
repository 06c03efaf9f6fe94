import Store from 'electron-store'
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

export function openWindowMemory(folder: string): WindowMemory {
  // Nothing in it is worth a question: an unreadable file begins anew.
  const store = new Store<Record<string, unknown>>({ name: 'windows', cwd: folder, clearInvalidConfig: true })
  const keep = (name: string, value: unknown): void => {
    try {
      store.set(name, value)
    } catch (error) {
      // A full disk must not stop a window from being moved.
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }
  return {
    place(name) {
      const place = v.safeParse(WindowPlace, store.get(name))
      return place.success ? place.output : null
    },
    keepPlace: keep,
    zoom() {
      const zoom = v.safeParse(Zoom, store.get('zoom'))
      return zoom.success ? zoom.output : 1
    },
    keepZoom: (zoom) => keep('zoom', zoom),
  }
}
