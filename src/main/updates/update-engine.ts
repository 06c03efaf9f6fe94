import type { Result } from '../../shared/result.ts'
import type { UpdateState, UpdateTrouble } from '../../shared/update-state.ts'

/** What finds, loads and installs a new version; behind it electron-updater, which is loaded only when asked for. */
export interface UpdateEngine {
  /** A version newer than this one; null when there is none. */
  ask(): Promise<Result<string | null, UpdateTrouble>>
  /** Loads the version that was found. `signal` calls it off. */
  load(told: (loaded: NonNullable<UpdateState['loaded']>) => void, signal: AbortSignal): Promise<LoadEnd>
  /** Whether the loaded file is still the one that was signed. */
  isWhole(): Promise<boolean>
  /** Replaces this version and quits; `failed` is called, perhaps later, when it could not. */
  install(failed: () => void): void
}

export type LoadEnd = Result<null, UpdateTrouble | 'cancelled'>

/** Opens the engine for a server: `address` is the folder with latest*.yml. */
export type OpenUpdateEngine = (address: string) => Promise<UpdateEngine>
