const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Whether somebody asked this process to stop; `forget` gives the signals their usual effect back. */
export interface StopRequest {
  readonly asked: () => boolean
  readonly forget: () => void
}

/** From now on a signal to stop is only noted, so that whoever listens can tidy up first. */
export function listenForStop(): StopRequest {
  let asked = false
  const note = (): void => {
    asked = true
  }
  for (const signal of SIGNALS) process.on(signal, note)
  const forget = (): void => {
    for (const signal of SIGNALS) process.off(signal, note)
  }
  return { asked: () => asked, forget }
}

/** What a shell reports for a program that Ctrl-C ended. */
export const STOPPED = 130
