import type { Clock } from '../clock.ts'

/** The three calls of keytar that are safe: findCredentials and findPassword crash on a locked keyring. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

export interface PatientKeychainParts {
  /** Name under which the OS shows the entries. */
  readonly service: string
  readonly keychain: () => Promise<Keychain>
  readonly clock: Clock
}

/** How long a keychain may think before it counts as silent, ms. */
const PATIENCE_MS = 10_000

/** No answer in time: asking more would only wait as long again. */
export class KeychainSilent extends Error {}
/** It answered, but not with what it was given. */
export class KeychainUnfaithful extends Error {}

/**
 * One question at a time, each for a while. A keychain that waits for somebody at its prompt holds one of the few
 * threads that also read and write our files, so nothing more is asked of it until that question has ended.
 */
export class PatientKeychain {
  readonly #parts: PatientKeychainParts
  #lastAnswer: Promise<unknown> = Promise.resolve()

  constructor(parts: PatientKeychainParts) {
    this.#parts = parts
  }

  /** `late` hears an answer that came after its asker had given up. */
  async ask<T>(question: (keychain: Keychain, service: string) => Promise<T>, late?: (answer: T) => void): Promise<T> {
    let callOff = (): void => undefined
    let gaveUp = false
    const isGivenUp = (): boolean => gaveUp
    const silence = new Promise<never>((_, reject) => {
      callOff = this.#parts.clock.after(PATIENCE_MS, () => {
        gaveUp = true
        reject(new KeychainSilent())
      })
    })
    const answer = this.#lastAnswer.then(async () => {
      // Its asker was told that it failed: done now, it would come as a surprise.
      if (isGivenUp()) throw new KeychainSilent()
      const said = await question(await this.#parts.keychain(), this.#parts.service)
      if (isGivenUp()) late?.(said)
      return said
    })
    this.#lastAnswer = answer.catch(() => undefined)
    try {
      return await Promise.race([answer, silence])
    } finally {
      callOff()
    }
  }

  /** Writes an entry and reads it back. @throws KeychainUnfaithful when something else came back */
  async write(account: string, secret: string, late?: () => void): Promise<void> {
    await this.ask((keychain, service) => keychain.setPassword(service, account, secret), late)
    const back = await this.ask((keychain, service) => keychain.getPassword(service, account))
    // eslint-disable-next-line security/detect-possible-timing-attacks -- both come from this computer's own keychain, and no stranger measures it
    if (back !== secret) throw new KeychainUnfaithful()
  }

  /** Whether there was something to remove. */
  async remove(account: string): Promise<boolean> {
    const removed = await this.ask((keychain, service) => keychain.deletePassword(service, account))
    if ((await this.ask((keychain, service) => keychain.getPassword(service, account))) !== null)
      throw new KeychainUnfaithful()
    return removed
  }

  /** A locked keychain finds nothing and shows nothing: only one that can be written to is really empty. */
  async proveUnlocked(): Promise<void> {
    await this.write('check', 'check', () => void this.remove('check').catch(() => undefined))
    await this.remove('check')
  }
}
