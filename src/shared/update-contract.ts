import type { AskNothing, Listen } from './ipc-contract.ts'
import type { UpdateState } from './update-state.ts'

/** Questions about new versions of this program. */
export interface UpdateRequests {
  'updates:state': { input: null; output: UpdateState }
  /** Asks the server of the settings for a new version now. */
  'updates:ask': { input: null; output: UpdateState }
  /** Begins to load the version that was found; how far it is comes as an event. */
  'updates:load': { input: null; output: UpdateState }
  'updates:cancel': { input: null; output: UpdateState }
  /** Replaces this program and starts the new one; refused while orders are open. */
  'updates:install': { input: null; output: UpdateState }
}

export interface UpdateEvents {
  'updates:changed': UpdateState
}

export interface UpdateBridge {
  readonly state: AskNothing<'updates:state'>
  readonly ask: AskNothing<'updates:ask'>
  readonly load: AskNothing<'updates:load'>
  readonly cancel: AskNothing<'updates:cancel'>
  readonly install: AskNothing<'updates:install'>
  readonly onChanged: Listen<'updates:changed'>
}
