import type { KeyObject } from 'node:crypto'
import { app } from 'electron'
import { autoUpdater, CancellationToken, type AppUpdater, type UpdateInfo } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import { failure, success, type Result } from '../../shared/result.ts'
import type { UpdateState, UpdateTrouble } from '../../shared/update-state.ts'
import type { Clock } from '../clock.ts'
import { KeptAppImage } from './app-image.ts'
import { DownloadGuard } from './download-guard.ts'
import { fileAt, SignedProvider } from './signed-provider.ts'
import { troubleOf } from './update-problem.ts'
import type { LoadEnd, UpdateEngine } from './update-engine.ts'
import { isWholeFile } from './whole-file.ts'

export interface EngineParts {
  readonly address: string
  readonly key: KeyObject
  readonly clock: Clock
  /** app-update.yml of an app that is not packed; null in one that is. */
  readonly config: string | null
  /** The AppImage that is running; null when this is none. */
  readonly appImage: string | null
}

/** A download of which nothing came for so long is given up, ms. */
const STALLED_MS = 60_000

/** Everything that would do something by itself, or anything but forward, is off. */
function configure(updater: AppUpdater, { address, key, clock, config }: EngineParts): void {
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.disableDifferentialDownload = true
  updater.disableWebInstaller = true
  updater.isUserWithinRollout = () => true
  if (config !== null) {
    updater.forceDevUpdateConfig = true
    updater.updateConfigPath = config
  }
  const session = updater.netSession
  // The updater makes its provider itself; what that works with is given here.
  class OurProvider extends SignedProvider {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super({ address, key, session, clock }, runtime)
    }
  }
  updater.setFeedURL({ provider: 'custom', updateProvider: OurProvider })
  updater.allowDowngrade = false
}

/** electron-updater behind the narrow interface of ours. */
class ElectronEngine implements UpdateEngine {
  readonly #updater: AppUpdater
  readonly #guard: DownloadGuard
  readonly #parts: EngineParts
  #found: UpdateInfo | null = null
  #file: string | null = null

  constructor(updater: AppUpdater, parts: EngineParts) {
    this.#updater = updater
    this.#parts = parts
    configure(updater, parts)
    this.#guard = new DownloadGuard(updater.netSession, new URL(parts.address).origin)
  }

  async ask(): Promise<Result<string | null, UpdateTrouble>> {
    try {
      const answer = await this.#updater.checkForUpdates()
      this.#found = answer?.isUpdateAvailable === true ? answer.updateInfo : null
      return success(this.#found?.version ?? null)
    } catch (cause) {
      return failure(troubleOf(cause))
    }
  }

  async load(told: (loaded: NonNullable<UpdateState['loaded']>) => void, signal: AbortSignal): Promise<LoadEnd> {
    const token = new CancellationToken()
    const stop = (): void => token.cancel()
    let calledOff = this.#parts.clock.after(STALLED_MS, stop)
    const progress = ({ transferred, total }: { transferred: number; total: number }): void => {
      calledOff()
      calledOff = this.#parts.clock.after(STALLED_MS, stop)
      told({ done: transferred, total })
    }
    signal.addEventListener('abort', stop)
    this.#updater.on('download-progress', progress)
    this.#guard.expect(this.#expected())
    try {
      this.#file = (await this.#updater.downloadUpdate(token))[0] ?? null
      return success(null)
    } catch (cause) {
      if (signal.aborted) return failure('cancelled')
      return failure(this.#guard.trouble ?? (token.cancelled ? 'offline' : troubleOf(cause)))
    } finally {
      calledOff()
      signal.removeEventListener('abort', stop)
      this.#updater.removeListener('download-progress', progress)
    }
  }

  async isWhole(): Promise<boolean> {
    if (this.#file === null) return false
    const sums = this.#found?.files.map(({ sha512 }) => sha512) ?? []
    return isWholeFile(this.#file, sums)
  }

  install(failed: () => void): void {
    const kept = new KeptAppImage(this.#parts.appImage)
    let hasFailed = false
    const fail = (): void => {
      if (hasFailed) return
      hasFailed = true
      kept.restore()
      app.requestSingleInstanceLock()
      failed()
    }
    this.#updater.once('error', fail)
    this.#updater.once('appimage-filename-updated', (moved) => kept.leadTo(moved))
    try {
      kept.keep()
      // The new version may be there before this one has gone.
      app.releaseSingleInstanceLock()
      this.#updater.quitAndInstall(true, true)
      kept.forget()
    } catch {
      fail()
    }
  }

  #expected(): { url: string; size: number }[] {
    const files = this.#found?.files ?? []
    return files.map(({ url, size }) => ({ url: fileAt(this.#parts.address, url).href, size: size ?? 0 }))
  }
}

/** The engine of this system: NSIS, Squirrel.Mac, AppImage or deb, as electron-updater knows by itself. */
export function openUpdateEngine(parts: EngineParts): UpdateEngine {
  return new ElectronEngine(autoUpdater, parts)
}
