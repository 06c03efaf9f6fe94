import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Desk } from '../desk.ts'
import type { Emit } from '../ipc/emit.ts'
import type { Log } from '../log.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { AskedFile } from './asked-file.ts'
import { readUpdateKey } from './listing-signature.ts'
import { UpdateDesk } from './update-desk.ts'
import { updatesOff } from './updates-off.ts'

/** Where this program was installed from, for its updates. */
export interface UpdatePlace {
  /** The key that came with the program. */
  readonly key: string
  /** Folder of app-update.yml. */
  readonly folder: string
  readonly isPackaged: boolean
}

export interface OpenUpdatesParts {
  /** Folder of everything the app writes. */
  readonly folder: string
  /** null: an app that is run from its sources, which has nothing to replace. */
  readonly place: UpdatePlace | null
  readonly clock: Clock
  readonly settings: SettingsStore
  readonly desk: Desk
  readonly emit: Emit
  readonly log: Log
}

/** The desk of new versions, which asks by itself from now on; electron-updater itself is loaded when the server is asked for the first time. */
export function openUpdates({ folder, place, clock, settings, desk, emit, log }: OpenUpdatesParts): UpdateDesk {
  const appImage = process.env['APPIMAGE'] ?? null
  const key = place !== null && existsSync(place.key) ? readUpdateKey(readFileSync(place.key, 'utf8')) : null
  const off =
    place === null ? 'not-installed' : updatesOff({ platform: process.platform, folder: place.folder, key, appImage })
  const updates = new UpdateDesk({
    ...{ clock, off, memory: new AskedFile(folder) },
    address: () => settings.get().updateUrl,
    openEngine: async (address) => {
      if (key === null || place === null) throw new Error('updates are off')
      const { openUpdateEngine } = await import('./open-update-engine.ts')
      const config = place.isPackaged ? null : join(place.folder, 'app-update.yml')
      return openUpdateEngine({ address, key, clock, config, appImage })
    },
    openOrders: async () => {
      const { openOrders, unstored } = await desk.state()
      return openOrders + unstored.length
    },
    closeShop: () => desk.closeWhenIdle(),
    reopenShop: () => desk.start(),
    changed: (state) => emit('updates:changed', state),
    bug: (cause) => log.bug('updates', cause),
  })
  updates.start()
  return updates
}
