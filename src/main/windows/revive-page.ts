import type { WebContents } from 'electron'
import type { Clock } from '../clock.ts'

/** Pause before the first attempt and its doubles, ms: a page that dies at once must not keep the computer busy. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 30_000
/** A page that lived so long died of something else than the one before, ms. */
const CALM_MS = 60_000

/** Loads a page again whose process died: nobody takes orders on a blank window. Its draft and its orders are in main. */
export function revivePage(contents: Pick<WebContents, 'on' | 'reload' | 'isDestroyed'>, clock: Clock): void {
  let pause = FIRST_PAUSE_MS
  let diedAt = -Infinity
  contents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return
    const now = clock.now()
    pause = Math.abs(now - diedAt) > CALM_MS ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2)
    diedAt = now
    clock.after(pause, () => {
      if (!contents.isDestroyed()) contents.reload()
    })
  })
}
