/** How the peer is named in the figures; apart from order-store.ts, whose import needs an environment of its own. */
export const STORE_NAME = 'electron-store 12 (in Node, absolute cwd, no schema, no pretty print, no dot paths)'
