import type { WebContents } from 'electron'
import type { EventName, Events } from '../../shared/ipc-contract.ts'

/** Tells the screen that something happened. */
export type Emit = <E extends EventName>(event: E, payload: Events[E]) => void

/** Parts of the main process that follow what the screen is told. */
export type Listeners = { readonly [E in EventName]?: (payload: Events[E]) => void }

/** The one gate out of the main process. Says nothing to a page while there is none to hear it. */
export function createEmit(page: () => WebContents | null, listeners: () => Listeners = () => ({})): Emit {
  return (event, payload) => {
    page()?.send(event, payload)
    listeners()[event]?.(payload)
  }
}
