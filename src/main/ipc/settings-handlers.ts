import * as v from 'valibot'
import type { AppError } from '../../shared/app-error.ts'
import type { ConnectionTrial } from '../../shared/connection-trial.ts'
import { success, type Result } from '../../shared/result.ts'
import { Credentials, Settings } from '../../shared/settings.ts'
import type { Desk } from '../desk.ts'
import type { SecretVault } from '../settings/secret-vault.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { Gate } from './handle.ts'

/** What the settings screen may change; the mode has a channel of its own, because it changes books. */
const SettingsChange = v.partial(v.omit(Settings, ['mode']))

interface SettingsParts {
  readonly desk: Desk
  readonly settings: SettingsStore
  readonly vault: SecretVault
  /** Asks the provider something that charges nothing; see try-connection.ts. */
  readonly tryConnection: () => Promise<Result<ConnectionTrial, AppError>>
  /** Settings were saved: windows, menus and the tray follow them. */
  readonly changed: (settings: Settings) => void
  /** The first screen can be seen. */
  readonly shown: () => void
}

/** Channels of settings, keys and mode. A key goes in here and never comes out. */
export function handleSettings(gate: Gate, parts: SettingsParts): void {
  const { desk, settings, vault, changed } = parts
  gate.handle('settings:get', v.null(), () => Promise.resolve(success(settings.get())))
  gate.handle('settings:save', SettingsChange, (change) => {
    const { gatewayUrl } = settings.get()
    const saved = settings.save(named(change))
    if (saved.ok) changed(saved.value)
    // At another address the keys count or no longer do; any other setting is no reason to ask again with refused ones.
    if (settings.get().gatewayUrl === gatewayUrl) desk.refresh()
    else desk.credentialsChanged()
    return Promise.resolve(saved)
  })
  gate.handle('settings:save-credentials', Credentials, async (credentials) => {
    const saved = await vault.save(credentials)
    desk.credentialsChanged()
    return saved
  })
  gate.handle('settings:keep-for-session', Credentials, (credentials) => {
    const status = vault.keepForSession(credentials)
    desk.credentialsChanged()
    return Promise.resolve(success(status))
  })
  gate.handle('settings:try-connection', v.null(), parts.tryConnection)
  gate.handle('settings:clear-credentials', v.null(), async () => {
    const cleared = await vault.clear()
    desk.credentialsChanged()
    return cleared
  })
  gate.handle('settings:credential-status', v.null(), async () => {
    const status = await vault.status()
    desk.keysChanged()
    return success(status)
  })
  gate.handle('settings:choose-mode', v.picklist(['training', 'real']), (mode) => desk.chooseMode(mode))
  gate.handle('desk:state', v.null(), async () => success(await desk.state()))
  gate.handle('desk:shown', v.null(), () => {
    parts.shown()
    return Promise.resolve(success(null))
  })
}

/** Optional fields fill in their defaults; only what was really sent may change anything. */
function named<T extends Record<string, unknown>>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>
}
