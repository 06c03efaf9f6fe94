import { inject, type InjectionKey } from 'vue'
import type { Bridge } from '../../shared/ipc-contract.ts'
import type { MiniBridge } from '../../shared/mini-bridge.ts'

declare global {
  interface Window {
    readonly bridge: Bridge
    readonly mini: MiniBridge
  }
}

/** Everything below gets the bridge by this key, so a test can hand over another one. */
export const bridgeKey: InjectionKey<Bridge> = Symbol('bridge')

/** What its own preload put on the small window. */
export function miniBridge(): MiniBridge {
  return window.mini
}

export function useBridge(): Bridge {
  const bridge = inject(bridgeKey)
  if (bridge === undefined) throw new Error('no bridge was provided')
  return bridge
}
