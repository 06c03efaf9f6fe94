import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { AppError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Settings } from '../../shared/settings.ts'
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
 * When the disk refuses, everything is again as it was; where even that is refused, the note stays, and the real book
 * opens only once `finishReceived` could do the rest.
 */
export function takeReceived(given: ReceivedParts): Result<null, AppError> {
  const { bookFolder, unpacked, settings } = given
  const before = settings.get()
  keepAside(given)
  const received = join(bookFolder, RECEIVED_FOLDER)
  rmSync(received, { recursive: true, force: true })
  renameSync(unpacked, received)
  try {
    keepRepair(bookFolder, { kind: 'receive', putAside: given.putAside, moved: false })
  } catch (cause) {
    renameSync(received, unpacked)
    throw cause
  }
  const finished = finishReceived(given)
  if (!finished.ok) putBack(given, before)
  return finished.ok ? success(null) : finished
}

function asideOf({ bookFolder, putAside }: ReceivedParts): string {
  return join(bookFolder, PUT_ASIDE_FOLDER, putAside)
}

function keepAside(given: ReceivedParts): void {
  const aside = asideOf(given)
  mkdirSync(aside, { recursive: true })
  try {
    for (const path of [join(given.folder, 'settings.json'), operatorsPath(given.folder), logoPath(given.folder)])
      if (existsSync(path)) copyFileSync(path, join(aside, basename(path)))
  } catch (cause) {
    rmSync(aside, { recursive: true, force: true })
    throw cause
  }
}

/** The received shop can be taken again then. A disk that refuses this as well leaves the note: the rest is done later. */
function putBack(given: ReceivedParts, before: Settings): void {
  const { folder, bookFolder, unpacked, settings } = given
  const aside = asideOf(given)
  try {
    // As long as the settings are the former ones, so is everything.
    if (settings.get() !== before) {
      replace(join(aside, basename(operatorsPath(folder))), operatorsPath(folder))
      replace(join(aside, basename(logoPath(folder))), logoPath(folder))
      if (!settings.save(before).ok) return
    }
    for (const path of [operatorsPath(folder), logoPath(folder)])
      if (existsSync(stagedName(path))) rmSync(stagedName(path))
    renameSync(join(bookFolder, RECEIVED_FOLDER), unpacked)
    dropRepair(bookFolder)
    rmSync(aside, { recursive: true, force: true })
  } catch (cause) {
    if (!isOfDisk(cause)) throw cause
  }
}

/**
 * Settings, operators and logo of a book that waits to be received. Also at the start, where a crash cut it off.
 * Answers whether there were any, or `settings-unsaved` or `backup-failed` when the disk refuses.
 */
export function finishReceived(places: ReceivedPlaces): Result<boolean, AppError> {
  try {
    return putInPlace(places)
  } catch (error) {
    if (!isOfDisk(error)) throw error
    return failure(backupFailure(error))
  }
}

/** Somebody said yes to a shop from another PC, and its settings, operators and logo may not be in place yet. */
export function awaitsReceived(bookFolder: string): boolean {
  return readRepair(bookFolder)?.kind === 'receive' && existsSync(join(bookFolder, RECEIVED_FOLDER, SETTINGS_PART))
}

function isOfDisk(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause
}

function putInPlace({ folder, bookFolder, settings }: ReceivedPlaces): Result<boolean, AppError> {
  const received = join(bookFolder, RECEIVED_FOLDER)
  if (!awaitsReceived(bookFolder)) {
    if (readRepair(bookFolder)?.kind !== 'receive') rmSync(received, { recursive: true, force: true })
    return success(false)
  }
  // What takes room comes first, then the settings in one step: names cost nothing.
  const logo = stage(join(received, LOGO_PART), logoPath(folder))
  const operators = stage(join(received, OPERATORS_PART), operatorsPath(folder))
  const saved = settings.save({ ...readSettings(parsed(join(received, SETTINGS_PART))), mode: 'real' })
  if (!saved.ok) return saved
  operators()
  logo()
  return success(true)
}

/** What another version wrote; fields that this one does not know, or that say nothing, keep their defaults. */
function parsed(path: string): Record<string, unknown> {
  const stored: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return typeof stored === 'object' && stored !== null ? { ...stored } : {}
}

/** Writes `from` beside `to`; what it answers puts it in its place. The other PC had none: then there is none here. */
function stage(from: string, to: string): () => void {
  if (!existsSync(from)) return () => rmSync(to, { force: true })
  mkdirSync(dirname(to), { recursive: true })
  const beside = stagedName(to)
  writeWholeFileSync(beside, readFileSync(from))
  return () => renameSync(beside, to)
}

function stagedName(path: string): string {
  return `${path}.received`
}

function replace(from: string, to: string): void {
  stage(from, to)()
}
