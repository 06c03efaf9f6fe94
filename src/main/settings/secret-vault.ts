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
  readonly mark: (at: number | null) => void
}

/** How long a keychain may think before it counts as unavailable, ms. */
const PATIENCE_MS = 10_000

/** The OS keychain, loaded when first needed: a machine without one must still start the app. */
export async function systemKeychain(): Promise<Keychain> {
  const { default: keytar } = await import('keytar')
  return keytar
}

class KeychainSilent extends Error {}

/** apiKey and apiPassword in the OS keychain. Only the main process reads them; nothing writes them elsewhere. */
export class SecretVault {
  readonly #parts: SecretVaultParts
  /** Read once, then kept in this process: the keychain is not asked at every poll. */
  #known: Credentials | null = null

  constructor(parts: SecretVaultParts) {
    this.#parts = parts
  }

  async read(): Promise<Result<Credentials, VaultError>> {
    if (this.#known !== null) return success(this.#known)
    try {
      const apiKey = await this.#ask((keychain) => keychain.getPassword(this.#parts.service, 'apiKey'))
      const apiPassword = await this.#ask((keychain) => keychain.getPassword(this.#parts.service, 'apiPassword'))
      if (apiKey === null || apiPassword === null) return failure(this.#whyNothing())
      this.#known = { apiKey, apiPassword }
      return success(this.#known)
    } catch {
      // The cause may quote what was asked for; which of the two it was is all anybody needs.
      return failure({ kind: 'keychain-unavailable' })
    }
  }

  async status(): Promise<CredentialStatus> {
    const credentials = await this.read()
    if (credentials.ok) return 'saved'
    return credentials.error.kind === 'no-credentials' ? 'absent' : 'unavailable'
  }

  /** Writes both, reads both back, and only then marks them as saved. */
  async save(credentials: Credentials): Promise<Result<CredentialStatus, VaultError>> {
    try {
      await this.#write('apiKey', credentials.apiKey)
      await this.#write('apiPassword', credentials.apiPassword)
    } catch {
      this.#known = null
      return failure({ kind: 'keychain-unavailable' })
    }
    this.#parts.mark(this.#parts.clock.now())
    this.#known = credentials
    return success('saved')
  }

  async clear(): Promise<Result<CredentialStatus, VaultError>> {
    this.#known = null
    try {
      const key = await this.#remove('apiKey')
      const password = await this.#remove('apiPassword')
      if (!key && !password && this.#parts.savedAt() !== null) await this.#proveUnlocked()
    } catch {
      return failure({ kind: 'keychain-unavailable' })
    }
    this.#parts.mark(null)
    return success('absent')
  }

  #whyNothing(): VaultError {
    return this.#parts.savedAt() === null ? { kind: 'no-credentials' } : { kind: 'keychain-unavailable' }
  }

  /** Whether there was something to remove. */
  async #remove(account: string): Promise<boolean> {
    const removed = await this.#ask((keychain) => keychain.deletePassword(this.#parts.service, account))
    if ((await this.#ask((keychain) => keychain.getPassword(this.#parts.service, account))) !== null)
      throw new KeychainSilent()
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
    if (back !== secret) throw new KeychainSilent()
  }

  async #ask<T>(question: (keychain: Keychain) => Promise<T>): Promise<T> {
    let callOff = (): void => undefined
    const silence = new Promise<never>((_, reject) => {
      callOff = this.#parts.clock.after(PATIENCE_MS, () => reject(new KeychainSilent()))
    })
    try {
      return await Promise.race([this.#parts.keychain().then(question), silence])
    } finally {
      callOff()
    }
  }
}
