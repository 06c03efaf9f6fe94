import type { SettingsUnsaved } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { CredentialStatus, Credentials, KeychainTrouble } from '../../shared/settings.ts'
import {
  KeychainSilent,
  KeychainUnfaithful,
  PatientKeychain,
  type Keychain,
  type PatientKeychainParts,
} from './patient-keychain.ts'

export type VaultError =
  { readonly kind: 'no-credentials' } | { readonly kind: 'keychain-unavailable'; readonly reason: KeychainTrouble }

export interface SecretVaultParts extends PatientKeychainParts {
  /** Non-secret mark that keys were saved: a locked keychain answers null for keys that exist. */
  readonly savedAt: () => number | null
  readonly mark: (at: number | null, server: string) => SettingsUnsaved | null
  /** Server (origin) the keys were saved for; null when nobody wrote it down. */
  readonly savedFor: () => string | null
  /** Server that keys would be sent to now. */
  readonly server: () => string
  /** What is known about the keys has changed by itself: the keychain answered, or opened, or closed. */
  readonly changed?: () => void
}

/** How long an unhappy answer counts before the keychain is asked again in passing, ms. */
const ASK_AGAIN_MS = 5_000

/** The OS keychain, loaded when first needed: a machine without one must still start the app. */
export async function systemKeychain(): Promise<Keychain> {
  const { default: keytar } = await import('keytar')
  return keytar
}

/** What kept the keychain from doing it. Its own words decide and go no further: they may quote what was asked for. */
function troubleOf(cause: unknown): KeychainTrouble {
  if (cause instanceof KeychainSilent) return 'silent'
  if (cause instanceof KeychainUnfaithful) return 'differs'
  return cause instanceof Error && /\block(?:ed)?\b/iu.test(cause.message) ? 'locked' : 'unavailable'
}

/**
 * apiKey and apiPassword: in the OS keychain, or for this run alone in the memory of this process. Only the main
 * process reads them; nothing writes them elsewhere. They are for the server that was set when they were saved: the
 * screen may set another address, and must not get the keys there by it.
 */
export class SecretVault {
  readonly #parts: SecretVaultParts
  readonly #keychain: PatientKeychain
  /** Read once, then kept in this process: the keychain is not asked at every poll. */
  #known: Credentials | null = null
  /** Kept for this run because the keychain could not be used: never written anywhere. */
  #session: Credentials | null = null
  #sessionFor = ''
  /** Whose keys are that nobody wrote down: of the server set when this began, or when they were saved. */
  #unmarkedFor: string
  #reading: Promise<Result<Credentials, VaultError>> | null = null
  /** Counts saving and clearing: what was read before must not come to life after. */
  #turn = 0
  #seen: CredentialStatus = 'checking'
  #seenAt = Number.NEGATIVE_INFINITY

  constructor(parts: SecretVaultParts) {
    this.#parts = parts
    this.#keychain = new PatientKeychain(parts)
    this.#unmarkedFor = parts.server()
    // Keys of an older version are for the server that is set when this one first starts.
    const at = parts.savedAt()
    if (at !== null && parts.savedFor() === null) parts.mark(at, this.#unmarkedFor)
  }

  /** The keys, to be sent to this server: those of another one count as absent. */
  async readFor(server: string): Promise<Result<Credentials, VaultError>> {
    if (!this.#areFor(server)) return failure({ kind: 'no-credentials' })
    const read = await this.read()
    return this.#areFor(server) ? read : failure({ kind: 'no-credentials' })
  }

  #areFor(server: string): boolean {
    const own = this.#session === null ? (this.#parts.savedFor() ?? this.#unmarkedFor) : this.#sessionFor
    return own === server
  }

  /**
   * To compare with, not to send: for that there is `readFor`. Readers at the same time share one question: a keychain
   * that hangs is not asked over and over.
   */
  async read(): Promise<Result<Credentials, VaultError>> {
    const ready = this.#session ?? this.#known
    if (ready !== null) return success(ready)
    this.#reading ??= this.#readNow().finally(() => (this.#reading = null))
    return this.#reading
  }

  /** Answers when the keychain does, ten seconds later at most. */
  async status(): Promise<CredentialStatus> {
    const credentials = await this.readFor(this.#parts.server())
    return credentials.ok ? this.#readable() : statusOf(credentials.error)
  }

  /** What is known at this moment: nobody waits. An unhappy answer is asked for again in passing. */
  seen(): CredentialStatus {
    if (!this.#areFor(this.#parts.server())) return 'absent'
    if (this.#session !== null || this.#known !== null) return this.#readable()
    const isFresh = Math.abs(this.#parts.clock.now() - this.#seenAt) < ASK_AGAIN_MS
    if (!isFresh && this.#reading === null) void this.read()
    return this.#seen
  }

  #readable(): CredentialStatus {
    return this.#session === null ? 'saved' : 'session'
  }

  #see(status: CredentialStatus): void {
    this.#seenAt = this.#parts.clock.now()
    if (this.#seen === status) return
    this.#seen = status
    this.#parts.changed?.()
  }

  async #readNow(): Promise<Result<Credentials, VaultError>> {
    const turn = this.#turn
    const take = (stored: Credentials | null): Result<Credentials, VaultError> => {
      const read = stored === null ? failure(this.#whyNothing()) : success(stored)
      if (turn !== this.#turn) return read
      this.#known = stored
      if (stored !== null) this.#markFound()
      this.#see(read.ok ? 'saved' : statusOf(read.error))
      return read
    }
    try {
      // Somebody may have answered the keychain's prompt after we gave up: its answer is as good as any.
      return take(await this.#stored(take))
    } catch (cause) {
      const error = { kind: 'keychain-unavailable', reason: troubleOf(cause) } as const
      if (turn === this.#turn) this.#see(statusOf(error))
      return failure(error)
    }
  }

  /** The settings that knew of these keys are lost: from now on they are for the server that was set at the start. */
  #markFound(): void {
    if (this.#parts.savedAt() === null) this.#parts.mark(this.#parts.clock.now(), this.#unmarkedFor)
  }

  /** Both or nothing: half of a pair is of no use. */
  #stored(late?: (stored: Credentials | null) => void): Promise<Credentials | null> {
    return this.#keychain.ask(async (keychain, service) => {
      const apiKey = await keychain.getPassword(service, 'apiKey')
      const apiPassword = await keychain.getPassword(service, 'apiPassword')
      return apiKey === null || apiPassword === null ? null : { apiKey, apiPassword }
    }, late)
  }

  #whyNothing(): VaultError {
    if (this.#parts.savedAt() === null) return { kind: 'no-credentials' }
    return { kind: 'keychain-unavailable', reason: 'locked' }
  }

  /** Writes both, reads both back, and only then marks them as saved. A pair that was there comes back on failure. */
  async save(credentials: Credentials): Promise<Result<CredentialStatus, VaultError | SettingsUnsaved>> {
    this.#turn += 1
    let undo = (): Promise<void> => Promise.resolve()
    try {
      const before = this.#known ?? (await this.#storedForSure())
      this.#known = null
      undo = () => this.#putBack(before)
      await this.#writeBoth(credentials, undo)
    } catch (cause) {
      this.#known = null
      if (!(cause instanceof KeychainSilent)) await undo()
      return failure({ kind: 'keychain-unavailable', reason: troubleOf(cause) })
    }
    this.#session = null
    this.#known = credentials
    this.#unmarkedFor = this.#parts.server()
    this.#see('saved')
    // The keys are where they belong and are used; only a locked keychain will look empty without the mark.
    const unmarked = this.#parts.mark(this.#parts.clock.now(), this.#parts.server())
    return unmarked === null ? success('saved') : failure(unmarked)
  }

  /** What is stored. A locked keychain looks empty, so a harmless entry opens it first: nothing unseen is written over. */
  async #storedForSure(): Promise<Credentials | null> {
    const stored = await this.#stored()
    if (stored !== null) return stored
    await this.#keychain.proveUnlocked()
    return this.#stored()
  }

  async #writeBoth(credentials: Credentials, undo: () => Promise<void>): Promise<void> {
    const turn = this.#turn
    // Taken only after its asker was told that it failed: half of a new pair must not stay.
    const late = (): void => void (turn === this.#turn ? undo() : undefined)
    await this.#keychain.write('apiKey', credentials.apiKey, late)
    await this.#keychain.write('apiPassword', credentials.apiPassword, late)
  }

  /** A new key beside an old password would be refused by the provider for no reason anybody could see. */
  async #putBack(before: Credentials | null): Promise<void> {
    const undone =
      before === null
        ? this.#keychain.remove('apiKey').then(() => this.#keychain.remove('apiPassword'))
        : this.#keychain
            .write('apiKey', before.apiKey)
            .then(() => this.#keychain.write('apiPassword', before.apiPassword))
    // Where even this fails the answer is the same: the keychain is unavailable.
    await undone.catch(() => undefined)
  }

  /** Uses the keys until the app ends. The keychain is not touched, and nothing is written to disk. */
  keepForSession(credentials: Credentials): CredentialStatus {
    this.#session = credentials
    this.#sessionFor = this.#parts.server()
    this.#see('session')
    return 'session'
  }

  /** Forgets the keys of this run, or else those of the keychain. */
  async clear(): Promise<Result<CredentialStatus, VaultError | SettingsUnsaved>> {
    if (this.#session !== null) {
      this.#session = null
      return success(await this.status())
    }
    this.#turn += 1
    this.#known = null
    try {
      const key = await this.#keychain.remove('apiKey')
      const password = await this.#keychain.remove('apiPassword')
      if (!key && !password && this.#parts.savedAt() !== null) await this.#keychain.proveUnlocked()
    } catch (cause) {
      return failure({ kind: 'keychain-unavailable', reason: troubleOf(cause) })
    }
    this.#see('absent')
    const unmarked = this.#parts.mark(null, this.#parts.server())
    return unmarked === null ? success('absent') : failure(unmarked)
  }
}

/** What an error means for who asks after the keys. A pair that came back different can only happen while saving. */
function statusOf(error: VaultError): CredentialStatus {
  if (error.kind === 'no-credentials') return 'absent'
  return error.reason === 'differs' ? 'unavailable' : error.reason
}
