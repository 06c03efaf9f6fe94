import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AppError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { writeWholeFileSync } from '../files/write-whole-file.ts'
import { operatorsPath } from '../operators/operator-file.ts'
import { backupFailure } from '../orders/backup/backup-failure.ts'
import { PUT_ASIDE_FOLDER, RECEIVED_FOLDER } from '../orders/backup/book-paths.ts'
import { dropRepair, keepRepair, readRepair } from '../orders/backup/pending-repair.ts'
import { logoPath } from '../settings/logo-file.ts'
import { readSettings, type SettingsStore } from '../settings/settings-store.ts'
import { LOGO_PART, OPERATORS_PART, SETTINGS_PART } from './moving-manifest.ts'

export interface ReceivedPlaces {
  /** Folder of everything the app writes. */
  readonly folder: string
  /** Folder of the real book. */
  readonly bookFolder: string
  readonly settings: SettingsStore
}

export interface ReceivedParts extends ReceivedPlaces {
  /** Where the parts of the file lie. */
  readonly unpacked: string
  /** Name of the folder for what is here now. */
  readonly putAside: string
}

/**
 * Puts what came from another PC where the next opening of the real book takes it from, and its settings, operators and
 * logo into their places. Call it while no book is open. From the moment the repair is noted a crash only does it again.
 */
export function takeReceived(given: ReceivedParts): Result<null, AppError> {
  const { folder, bookFolder, unpacked, putAside } = given
  const aside = join(bookFolder, PUT_ASIDE_FOLDER, putAside)
  mkdirSync(aside, { recursive: true })
  for (const path of [join(folder, 'settings.json'), operatorsPath(folder), logoPath(folder)])
    if (existsSync(path)) copyFileSync(path, join(aside, path.slice(dirname(path).length + 1)))
  rmSync(join(bookFolder, RECEIVED_FOLDER), { recursive: true, force: true })
  renameSync(unpacked, join(bookFolder, RECEIVED_FOLDER))
  keepRepair(bookFolder, { kind: 'receive', putAside, moved: false })
  const finished = finishReceived(given)
  // Without its settings the book would open as somebody else's.
  if (!finished.ok) dropRepair(bookFolder)
  return finished.ok ? success(null) : finished
}

/**
 * Settings, operators and logo of a book that waits to be received. Also at the start, where a crash cut it off.
 * Answers whether there were any, or `settings-unsaved` or `backup-failed` when the disk refuses.
 */
export function finishReceived(places: ReceivedPlaces): Result<boolean, AppError> {
  try {
    return putInPlace(places)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return failure(backupFailure(error))
  }
}

function putInPlace({ folder, bookFolder, settings }: ReceivedPlaces): Result<boolean, AppError> {
  const received = join(bookFolder, RECEIVED_FOLDER)
  if (readRepair(bookFolder)?.kind !== 'receive') {
    rmSync(received, { recursive: true, force: true })
    return success(false)
  }
  if (!existsSync(join(received, SETTINGS_PART))) return success(false)
  const saved = settings.save({ ...readSettings(parsed(join(received, SETTINGS_PART))), mode: 'real' })
  if (!saved.ok) return saved
  replace(join(received, OPERATORS_PART), operatorsPath(folder))
  replace(join(received, LOGO_PART), logoPath(folder))
  return success(true)
}

/** What another version wrote; fields that this one does not know, or that say nothing, keep their defaults. */
function parsed(path: string): Record<string, unknown> {
  const stored: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return typeof stored === 'object' && stored !== null ? { ...stored } : {}
}

/** The other PC had none: then there is none here either. */
function replace(from: string, to: string): void {
  if (!existsSync(from)) {
    rmSync(to, { force: true })
    return
  }
  mkdirSync(dirname(to), { recursive: true })
  writeWholeFileSync(to, readFileSync(from))
}
