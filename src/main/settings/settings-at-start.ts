import { failure, success, type Result } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import { diskReason, type DiskReason } from '../files/disk-reason.ts'
import type { SettingsStore } from './settings-store.ts'
import { unreadableSettings, type UnreadableBox } from './unreadable-settings.ts'

/** A virus scanner or a sync program holds a file for moments: looked at again so often, ms apart. */
const LOOKS = 12
const APART_MS = 250
/** Windows answers any of these for a file that something else holds. */
const MAY_PASS: readonly DiskReason[] = ['locked', 'no-permission']

export interface SettingsAtStartParts {
  readonly open: () => SettingsStore
  readonly clock: Clock
  /** `settings.json`, to be shown. */
  readonly path: string
  /** Fulfilled once the operator has read it. */
  readonly tell: (box: UnreadableBox) => Promise<unknown>
}

/**
 * The settings, or null after the operator was told why there are none. Never the defaults in place of a file that is
 * there: the next thing saved would be written over the shop's own settings.
 */
export async function settingsAtStart({
  open,
  clock,
  path,
  tell,
}: SettingsAtStartParts): Promise<SettingsStore | null> {
  let opened = tryOpen(open)
  for (let look = 1; look < LOOKS && !opened.ok && MAY_PASS.includes(opened.error); look += 1) {
    await new Promise<void>((resolve) => clock.after(APART_MS, resolve))
    opened = tryOpen(open)
  }
  if (opened.ok) return opened.value
  await tell(unreadableSettings(opened.error, path))
  return null
}

/** What the disk refused; anything that is not the disk's is a bug and is thrown on. */
function tryOpen(open: () => SettingsStore): Result<SettingsStore, DiskReason> {
  try {
    return success(open())
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return failure(diskReason(cause))
  }
}
