import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import * as v from 'valibot'
import { ownDiskReason } from '../files/disk-reason.ts'
import { BackupPlace } from '../orders/backup/backup-place.ts'
import { BookMemory } from '../orders/book/book-marker.ts'
import type { AppError, SettingsUnsaved } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { Settings } from '../../shared/settings.ts'

/** Non-secret settings in one small file of the user's folder. */
export interface SettingsStore {
  get(): Settings
  /** Replaces what is named, keeps the rest, answers the whole; a disk that refuses is a `settings-unsaved`. */
  save(change: Partial<Settings>): Result<Settings, AppError>
  /** When the keys were last saved to the keychain, ms since 1970; tells a locked keychain from an empty one. */
  credentialsSavedAt(): number | null
  /** Server (origin) they were saved for; null when nobody wrote it down. */
  credentialsSavedFor(): string | null
  /** null when it was kept. */
  markCredentials(at: number | null, server?: string): SettingsUnsaved | null
  /** Which book this PC has and how far it had come: outside the book's folder, for the day that folder is gone. */
  bookMemory(mode: 'training' | 'real'): BookMemory | null
  /** The shop's own backup folder: of this PC alone, so it stays here when the shop moves. */
  backupPlace(): BackupPlace | null
  /** null when it was kept. */
  keepBackupPlace(place: BackupPlace | null): SettingsUnsaved | null
  /** Whether it was kept. */
  rememberBook(mode: 'training' | 'real', memory: BookMemory): boolean
}

type Stored = Record<string, unknown>

/** Opens `settings.json` in `folder`. An unreadable file is set aside as `settings.broken.json`, never overwritten. */
function openStore(folder: string): Store<Stored> {
  const options = { name: 'settings', cwd: folder, clearInvalidConfig: false } as const
  try {
    return new Store<Stored>(options)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    copyFileSync(join(folder, 'settings.json'), join(folder, 'settings.broken.json'))
    return new Store<Stored>({ ...options, clearInvalidConfig: true })
  }
}

/** Every readable field counts: one bad value must not take the shop's other settings with it. */
export function readSettings(stored: Stored): Settings {
  const known = Object.entries(Settings.entries).flatMap(([key, schema]) => {
    const field = v.safeParse(schema, stored[key])
    return field.success ? [[key, field.output] as const] : []
  })
  return v.parse(Settings, Object.fromEntries(known))
}

/** What the disk refused; anything that is not the disk's is a bug and is thrown on. */
function unsaved(error: unknown): SettingsUnsaved {
  if (!(error instanceof Error && 'code' in error)) throw error
  return { kind: 'settings-unsaved', reason: ownDiskReason(error) }
}

export function openSettings(folder: string): SettingsStore {
  const store = openStore(folder)
  let settings = readSettings(store.store)
  return {
    get: () => settings,
    save(change) {
      const next = v.parse(Settings, { ...settings, ...change })
      // Stored first: settings that were not kept must not count until the next start and then be gone.
      try {
        store.set(next)
      } catch (error) {
        return failure(unsaved(error))
      }
      settings = next
      return success(settings)
    },
    credentialsSavedAt() {
      const at = store.get('credentialsSavedAt')
      return typeof at === 'number' ? at : null
    },
    credentialsSavedFor() {
      const server = store.get('credentialsSavedFor')
      return typeof server === 'string' ? server : null
    },
    // Both in one step: a time without its server would let the keys go anywhere.
    markCredentials: (at, server) =>
      keepAll(store, { credentialsSavedAt: at, credentialsSavedFor: at === null ? null : (server ?? null) }),
    bookMemory(mode) {
      const memory = v.safeParse(BookMemory, store.get(`book-${mode}`))
      return memory.success ? memory.output : null
    },
    backupPlace() {
      const place = v.safeParse(BackupPlace, store.get('backupPlace'))
      return place.success ? place.output : null
    },
    keepBackupPlace: (place) => keep(store, 'backupPlace', place),
    // A disk that refuses the third mark must not stop what the book itself took.
    rememberBook: (mode, memory) => keep(store, `book-${mode}`, memory) === null,
  }
}

/** null when it was kept; what is null is taken out. */
function keep(store: Store<Stored>, key: string, value: unknown): SettingsUnsaved | null {
  return keepAll(store, { [key]: value })
}

/** The same for several, in one step: the file has all of them or is as it was. */
function keepAll(store: Store<Stored>, values: Stored): SettingsUnsaved | null {
  try {
    const kept = Object.entries({ ...store.store, ...values }).filter(([, value]) => value !== null)
    store.store = Object.fromEntries(kept)
    return null
  } catch (error) {
    return unsaved(error)
  }
}
