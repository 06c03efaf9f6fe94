/**
 * Why this app never asks for new versions: `no-key` (built without the key that signs them), `not-signed` (a Windows
 * program without its publisher's name), `not-installed` (a folder that nothing can replace), `no-address`.
 */
export type UpdatesOff = 'no-key' | 'not-signed' | 'not-installed' | 'no-address'

/**
 * What was wrong with a listing, a file or its installing: `offline` (nobody answered), `not-there` (the server has
 * none), `redirected`, `too-large`, `bad-signature` (missing, or not made with our key), `unreadable` (ours, yet no
 * listing), `damaged` (not the file that was signed), `no-space`, `not-replaced` (the old version is still in place).
 */
export type UpdateTrouble =
  | 'offline'
  | 'not-there'
  | 'redirected'
  | 'too-large'
  | 'bad-signature'
  | 'unreadable'
  | 'damaged'
  | 'no-space'
  | 'not-replaced'
  | 'other'

/** When the server was last asked (ms since 1970), and how it went. */
export interface UpdateAsked {
  readonly at: number
  readonly end: 'newest' | 'found' | UpdateTrouble
}

/** How far a new version has come; `quiet` while none is known of. */
export interface UpdateState {
  readonly off: UpdatesOff | null
  readonly step: 'quiet' | 'asking' | 'found' | 'loading' | 'ready' | 'installing'
  /** The new version. */
  readonly version: string | null
  /** Bytes of its file. */
  readonly loaded: { readonly done: number; readonly total: number } | null
  readonly asked: UpdateAsked | null
  /** Why loading or installing ended without success. */
  readonly trouble: UpdateTrouble | null
}
