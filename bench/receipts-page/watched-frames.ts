import type { WatchedFrames } from '../receipts-page.ts'

/** Runs inside the page, handed over as text: it must use nothing from outside itself. Stopped by `stopWatching`. */
export function startWatching(listSelector: string): void {
  const gaps: number[] = []
  const longTasks: number[] = []
  const longest = { blank: 0, onItsWay: 0 }
  const since: (null | { kind: 'blank' | 'onItsWay'; at: number })[] = [null, null, null]
  const watched = { gaps, longTasks, blankMs: 0, onItsWayMs: 0, sawEmpty: false, farthest: 0 }
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration))
  })
  observer.observe({ entryTypes: ['longtask'] })
  const seenAt = (list: Element, share: number): 'blank' | 'onItsWay' | null => {
    const { left, top, width, height } = list.getBoundingClientRect()
    const at = document.elementFromPoint(left + width / 3, top + height * share)
    const row = at?.closest('[role=row]')
    if (row === null || row === undefined) return 'blank'
    return row.childElementCount > 1 ? null : 'onItsWay'
  }
  const look = (now: number, list: Element): void => {
    for (const [index, share] of [0.25, 0.5, 0.9].entries()) {
      const kind = seenAt(list, share)
      const before = since[index] ?? null
      since[index] = kind === null ? null : before?.kind === kind ? before : { kind, at: now }
      if (kind !== null) longest[kind] = Math.max(longest[kind], now - (since[index]?.at ?? now))
    }
    watched.blankMs = longest.blank
    watched.onItsWayMs = longest.onItsWay
    watched.farthest = Math.max(watched.farthest, list.scrollTop)
  }
  let last: number | null = null
  let going = true
  const frame = (now: number): void => {
    if (last !== null) gaps.push(now - last)
    last = now
    const list = document.querySelector(listSelector)
    if (list !== null) look(now, list)
    watched.sawEmpty ||= document.querySelector('.empty') !== null
    if (going) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  Reflect.set(globalThis, 'stopWatchingFrames', () => {
    going = false
    observer.disconnect()
    return watched
  })
}

/** The end of what `startWatching` began in the same page. */
export function stopWatching(): WatchedFrames {
  const stop: unknown = Reflect.get(globalThis, 'stopWatchingFrames')
  if (typeof stop !== 'function') throw new Error('nothing is being watched')
  // Marked boundary: put there by startWatching.
  return (stop as () => WatchedFrames)()
}
