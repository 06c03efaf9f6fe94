import type { AskNothing } from './ipc-contract.ts'

/** What a shop sends to whoever helps it. The page asks for the text and never brings one. */
export interface SupportRequests {
  /** Puts the text together and remembers it. */
  'support:look': { input: null; output: string }
  /** Asks where to and writes the text that was looked at last; null when the operator closed the dialog or looked at none. */
  'support:save': { input: null; output: { readonly path: string } | null }
}

export interface SupportBridge {
  readonly look: AskNothing<'support:look'>
  readonly save: AskNothing<'support:save'>
}
