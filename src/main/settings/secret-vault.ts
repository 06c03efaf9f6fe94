import type { SettingsUnsaved } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { CredentialStatus, Credentials } from '../../shared/settings.ts'
import type { Clock } from '../clock.ts'

export type VaultError = { readonly kind: 'no-credentials' } | { readonly kind: 'keychain-unavailable' }

/** The three calls of keytar that are safe: findCredentials and findPassword crash on a locked keyring. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

export interface SecretVaultParts {
  /** Name under which the OS shows the entries. */
  readonly service: string
  readonly keychain: () => Promise<Keychain>
  readonly clock: Clock
  /** Non-secret mark that keys were saved: a locked keychain answers null for keys that exist. */
  readonly savedAt: () => number | null
  readonly mark: (at: number | null) => SettingsUnsaved | null
}

/** How long a keychain may think before it counts as unavailable, ms. */
const PATIENCE_MS = 10_000

/** The OS keychain, loaded when first needed: a machine without one must still start the app. */
export async function systemKeychain(): Promise<Keychain> {
  const { default: keytar } = await import('keytar')
  return keytar
}

/** No answer in time: asking more would only wait as long again. */
class KeychainSilent extends Error {}
/** It answered, but not with what it was given. */
class KeychainUnfaithful extends Error {}

/** apiKey and apiPassword in the OS keychain. Only the main process reads them; nothing writes them elsewhere. */
export class SecretVault {
  readonly #parts: SecretVaultParts
  /** Read once, then kept in this process: the keychain is not asked at every poll. */
  #known: Credentials | null = null
  #reading: Promise<Result<Credentials, VaultError>> | null = null
  /** Counts saving and clearing: what was read before must not come to life after. */
  #turn = 0
  #lastAnswer: Promise<unknown> = Promise.resolve()

  constructor(parts: SecretVaultParts) {
    this.#parts = parts
  }

  /** Readers at the same time share one question: a keychain that hangs is not asked over and over. */
  async read(): Promise<Result<Credentials, VaultError>> {
    if (this.#known !== null) return success(this.#known)
    this.#reading ??= this.#readNow().finally(() => (this.#reading = null))
    return this.#reading
  }

  async #readNow(): Promise<Result<Credentials, VaultError>> {
    const turn = this.#turn
    try {
      const stored = await this.#stored()
      if (stored === null) return failure(this.#whyNothing())
      if (turn === this.#turn) this.#known = stored
      return success(stored)
    } catch {
      // The cause may quote what was asked for; which of the two it was is all anybody needs.
      return failure({ kind: 'keychain-unavailable' })
    }
  }

  /** Both or nothing: half of a pair is of no use. */
  #stored(): Promise<Credentials | null> {
    const { service } = this.#parts
    return this.#ask(async (keychain) => {
      const apiKey = await keychain.getPassword(service, 'apiKey')
      const apiPassword = await keychain.getPassword(service, 'apiPassword')
      return apiKey === null || apiPassword === null ? null : { apiKey, apiPassword }
    })
  }

  async status(): Promise<CredentialStatus> {
    const credentials = await this.read()
    if (credentials.ok) return 'saved'
    return credentials.error.kind === 'no-credentials' ? 'absent' : 'unavailable'
  }

  /** Writes both, reads both back, and only then marks them as saved. A pair that was there comes back on failure. */
  async save(credentials: Credentials): Promise<Result<CredentialStatus, VaultError | SettingsUnsaved>> {
    this.#turn += 1
    let before: Credentials | null = null
    try {
      before = this.#known ?? (await this.#stored())
      this.#known = null
      await this.#writeBoth(credentials)
    } catch (cause) {
      this.#known = null
      if (before !== null && !(cause instanceof KeychainSilent)) await this.#putBack(before)
      return failure({ kind: 'keychain-unavailable' })
    }
    this.#known = credentials
    // The keys are where they belong and are used; only a locked keychain will look empty without the mark.
    const unmarked = this.#parts.mark(this.#parts.clock.now())
    return unmarked === null ? success('saved') : failure(unmarked)
  }

  async #writeBoth(credentials: Credentials): Promise<void> {
    await this.#write('apiKey', credentials.apiKey)
    await this.#write('apiPassword', credentials.apiPassword)
  }

  /** A new key beside an old password would be refused by the provider for no reason anybody could see. */
  async #putBack(before: Credentials): Promise<void> {
    // Where even this fails the answer is the same: the keychain is unavailable.
    await this.#writeBoth(before).catch(() => undefined)
  }

  async clear(): Promise<Result<CredentialStatus, VaultError | SettingsUnsaved>> {
    this.#turn += 1
    this.#known = null
    try {
      const key = await this.#remove('apiKey')
      const password = await this.#remove('apiPassword')
      if (!key && !password && this.#parts.savedAt() !== null) await this.#proveUnlocked()
    } catch {
      return failure({ kind: 'keychain-unavailable' })
    }
    const unmarked = this.#parts.mark(null)
    return unmarked === null ? success('absent') : failure(unmarked)
  }

  #whyNothing(): VaultError {
    return this.#parts.savedAt() === null ? { kind: 'no-credentials' } : { kind: 'keychain-unavailable' }
  }

  /** Whether there was something to remove. */
  async #remove(account: string): Promise<boolean> {
    const removed = await this.#ask((keychain) => keychain.deletePassword(this.#parts.service, account))
    if ((await this.#ask((keychain) => keychain.getPassword(this.#parts.service, account))) !== null)
      throw new KeychainUnfaithful()
    return removed
  }

  /** A locked keychain finds nothing to remove either; only one that can be written to has really nothing. */
  async #proveUnlocked(): Promise<void> {
    await this.#write('check', 'check')
    await this.#remove('check')
  }

  async #write(account: string, secret: string): Promise<void> {
    await this.#ask((keychain) => keychain.setPassword(this.#parts.service, account, secret))
    const back = await this.#ask((keychain) => keychain.getPassword(this.#parts.service, account))
    // eslint-disable-next-line security/detect-possible-timing-attacks -- both come from this computer's own keychain, and no stranger measures it
    if (back !== secret) throw new KeychainUnfaithful()
  }

  /**
   * One question at a time, each for a while. A keychain that waits for somebody at its prompt holds one of the few
   * threads that also read and write our files, so nothing more is asked of it until that question has ended.
   */
  async #ask<T>(question: (keychain: Keychain) => Promise<T>): Promise<T> {
    let callOff = (): void => undefined
    let givenUp = false
    const silence = new Promise<never>((_, reject) => {
      callOff = this.#parts.clock.after(PATIENCE_MS, () => {
        givenUp = true
        reject(new KeychainSilent())
      })
    })
    const answer = this.#lastAnswer.then(async () => {
      // Its asker was told that it failed: done now, it would come as a surprise.
      if (givenUp) throw new KeychainSilent()
      return question(await this.#parts.keychain())
    })
    this.#lastAnswer = answer.catch(() => undefined)
    try {
      return await Promise.race([answer, silence])
    } finally {
      callOff()
    }
  }
}
