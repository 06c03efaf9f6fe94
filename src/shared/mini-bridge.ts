import type { AskNothing, Listen } from './ipc-contract.ts'

/** `window.mini`: everything the small window can do. */
export interface MiniBridge {
  readonly state: AskNothing<'mini:state'>
  readonly close: AskNothing<'mini:close'>
  readonly onChanged: Listen<'mini:changed'>
}
