import type { WebContents } from 'electron'
import type { EventName, Events } from '../../shared/ipc-contract.ts'

/** Tells the screen that something happened. */
export type Emit = <E extends EventName>(event: E, payload: Events[E]) => void

/** The one gate out of the main process. Says nothing while there is no page to hear it. */
export function createEmit(page: () => WebContents | null): Emit {
  return (event, payload) => {
    page()?.send(event, payload)
  }
}
