import type { Emit } from '../ipc/emit.ts'
import { bookFolder } from '../open-shop.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { finishReceived } from './take-received.ts'

interface Receiving {
  /** Folder of everything the app writes. */
  readonly folder: string
  readonly settings: SettingsStore
  readonly emit: Emit
}

/** What a crash cut off while a shop was received; with a disk that refuses, the next start tries again. */
export function finishMoving({ folder, settings, emit }: Receiving): void {
  const received = finishReceived({ folder, bookFolder: bookFolder(folder, 'real'), settings })
  if (received.ok && received.value) emit('settings:changed', settings.get())
}
