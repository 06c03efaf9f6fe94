import { proxyTunnel } from './proxy-tunnel.ts'
import { systemTrust } from './system-trust.ts'
import type { Network } from './transport.ts'

/**
 * The network as this computer is set up for it.
 * @param resolveProxy how it reaches an address, such as `DIRECT` or `PROXY proxy.example:8080`
 */
export function systemNetwork(resolveProxy: (address: string) => Promise<string>): Network {
  return { openTunnel: proxyTunnel(resolveProxy), trust: systemTrust() }
}
