import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyObject } from 'node:crypto'
import type { UpdatesOff } from '../../shared/update-state.ts'

export interface Installed {
  readonly platform: NodeJS.Platform
  /** Folder of app-update.yml and package-type, as electron-builder puts them. */
  readonly folder: string
  readonly key: KeyObject | null
  /** The running AppImage; null when this is none. */
  readonly appImage: string | null
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** What keeps this very program from replacing itself, whatever the shop sets; null when nothing does. */
export function updatesOff({ platform, folder, key, appImage }: Installed): UpdatesOff | null {
  if (key === null) return 'no-key'
  const config = textOf(join(folder, 'app-update.yml'))
  if (config === '') return 'not-installed'
  // Without a name to compare, electron-updater would take an installer with no Authenticode signature at all.
  if (platform === 'win32' && !/^publisherName:/mu.test(config)) return 'not-signed'
  const isDeb = textOf(join(folder, 'package-type')).trim() === 'deb'
  return platform === 'linux' && appImage === null && !isDeb ? 'not-installed' : null
}
