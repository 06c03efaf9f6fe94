import { isGatewayUrl } from '../shared/gateway-url.ts'

/** What a developer or a test may set from outside; a packaged app knows none of it. */
export interface LaunchSettings {
  /** Folder for everything the app writes (UKETSUKE_USER_DATA). */
  readonly userData: string | null
  /** Base URL of another provider server (UKETSUKE_GATEWAY_URL): https, or http on this computer. */
  readonly gatewayUrl: string | null
  /** Folder that stands for that of an installed app when updates are tried (UKETSUKE_UPDATES): key and app-update.yml. */
  readonly updates: string | null
  /** Address of electron-vite's development server. */
  readonly devServer: string | null
  /** Whether somebody is there to answer a question of the system: not in a driven app, unless UKETSUKE_ASKS is set. */
  readonly asks: boolean
}

export interface LaunchKind {
  readonly isPackaged: boolean
  /** A test driver holds the app. */
  readonly isDriven: boolean
}

export function readLaunchSettings(env: NodeJS.ProcessEnv, { isPackaged, isDriven }: LaunchKind): LaunchSettings {
  if (isPackaged) return { userData: null, gatewayUrl: null, updates: null, devServer: null, asks: true }
  const gatewayUrl = env['UKETSUKE_GATEWAY_URL'] ?? null
  if (gatewayUrl !== null && !isGatewayUrl(gatewayUrl)) {
    throw new Error('UKETSUKE_GATEWAY_URL must be an https: address, or an http: address on this computer')
  }
  const asks = !isDriven || env['UKETSUKE_ASKS'] !== undefined
  return {
    ...{ gatewayUrl, asks },
    userData: env['UKETSUKE_USER_DATA'] ?? null,
    updates: env['UKETSUKE_UPDATES'] ?? null,
    devServer: env['ELECTRON_RENDERER_URL'] ?? null,
  }
}
