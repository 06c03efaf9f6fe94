import type { Bridge } from '../../shared/ipc-contract.ts'

/** What the preload put on the window. Apart from bridge.ts, since it is asked before anything of Vue is there. */
export function windowBridge(): Bridge {
  return window.bridge
}
