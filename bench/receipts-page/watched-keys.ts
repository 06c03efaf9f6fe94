import type { KeyTimes } from '../receipts-page.ts'

/** Every key is timed from the moment the browser was given it to the first moment after the frame that shows its change. */
export function startTiming(): void {
  const times: number[] = []
  let pressedAt: number | null = null
  const pressed = (event: Event): void => void (pressedAt = event.timeStamp)
  const changed = (): void => {
    const from = pressedAt
    pressedAt = null
    if (from === null) return
    requestAnimationFrame(() => {
      const afterPaint = new MessageChannel()
      afterPaint.port1.onmessage = () => {
        times.push(performance.now() - from)
        afterPaint.port1.close()
      }
      afterPaint.port2.postMessage(null)
    })
  }
  addEventListener('keydown', pressed, true)
  addEventListener('input', changed, true)
  Reflect.set(globalThis, 'stopTimingKeys', () => {
    removeEventListener('keydown', pressed, true)
    removeEventListener('input', changed, true)
    return times
  })
}

/** The end of what `startTiming` began in the same page. */
export function stopTiming(): KeyTimes {
  const stop: unknown = Reflect.get(globalThis, 'stopTimingKeys')
  if (typeof stop !== 'function') throw new Error('no keys are being timed')
  // Marked boundary: put there by startTiming.
  return (stop as () => KeyTimes)()
}
