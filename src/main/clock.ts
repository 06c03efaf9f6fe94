/** Time as a part that is handed over, so that no test waits for the real one. */
export interface Clock {
  /** ms since 1970. */
  now(): number
  /** Runs `task` once after `ms`; the answer calls it off. */
  after(ms: number, task: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms)
    return () => {
      clearTimeout(timer)
    }
  },
}
