import { onBeforeUnmount, onMounted } from 'vue'

/** What makes everything that waits be done before it is heard: nobody may act on the state of a key before. */
const HURRIES = ['keydown', 'pointerdown', 'focusout', 'beforeunload', 'pagehide'] as const

export interface AfterPaint {
  /** Does the work once the next picture is on the screen. */
  readonly soon: () => void
  /** Does it now, if it waits. */
  readonly now: () => void
}

/** Keeps work out of the way between a key and its letter on the screen: a frame later is soon enough for the rest. */
export function useAfterPaint(work: () => void): AfterPaint {
  let frame = 0
  let timer: number | undefined

  function now(): void {
    if (frame === 0) return
    cancelAnimationFrame(frame)
    window.clearTimeout(timer)
    frame = 0
    work()
  }
  function soon(): void {
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      // The frame is painted when this callback has returned.
      timer = window.setTimeout(now)
    })
  }
  onMounted(() => HURRIES.forEach((name) => window.addEventListener(name, now, { capture: true })))
  onBeforeUnmount(() => {
    HURRIES.forEach((name) => window.removeEventListener(name, now, { capture: true }))
    now()
  })
  return { soon, now }
}
