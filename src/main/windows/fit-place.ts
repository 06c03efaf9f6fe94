/** Part of the desktop, in the system's own (scaled) pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

function overlap(one: Area, other: Area): number {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, wide) * Math.max(0, high)
}

function middle(size: Size, area: Area): Area {
  const width = Math.min(size.width, area.width)
  const height = Math.min(size.height, area.height)
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  }
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high))

/**
 * Where a window opens: where it was, moved and shrunk until all of it is in sight, or in the middle of the first
 * area when its monitor is gone. `areas` are the monitors without their taskbars, the main one first; never empty.
 */
export function fitPlace(kept: Area | null, usual: Size, areas: readonly [Area, ...Area[]]): Area {
  const [first] = areas
  if (kept === null) return middle(usual, first)
  const home = areas.reduce((best, area) => (overlap(kept, area) > overlap(kept, best) ? area : best), first)
  if (overlap(kept, home) === 0) return middle(kept, first)
  const width = Math.min(kept.width, home.width)
  const height = Math.min(kept.height, home.height)
  return {
    x: clamp(kept.x, home.x, home.x + home.width - width),
    y: clamp(kept.y, home.y, home.y + home.height - height),
    width,
    height,
  }
}
