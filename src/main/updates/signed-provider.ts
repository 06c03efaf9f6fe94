import type { KeyObject } from 'node:crypto'
import type { Session } from 'electron'
import type { ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater'
import { Provider, type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import type { Clock } from '../clock.ts'
import { fetchBounded } from './fetch-bounded.ts'
import { readListing } from './read-listing.ts'
import { UpdateProblem } from './update-problem.ts'

/** A listing has some hundred bytes, a signature 89. */
const LARGEST_LISTING = 65_536
const LARGEST_SIGNATURE = 1_024

/** What the provider works with. */
export interface SignedProviderParts {
  readonly address: string
  readonly key: KeyObject
  readonly session: Session
  readonly clock: Clock
}

/** Where electron-updater learns of versions: a listing that counts only with its signature. */
export class SignedProvider extends Provider<UpdateInfo> {
  readonly #parts: SignedProviderParts

  constructor(parts: SignedProviderParts, runtime: ProviderRuntimeOptions) {
    super(runtime)
    this.#parts = parts
  }

  /** The updater's number of this PC, among others: the server learns nothing of who asks. */
  override setRequestHeaders(): void {
    super.setRequestHeaders(null)
  }

  async getLatestVersion(): Promise<UpdateInfo> {
    const name = `${this.getDefaultChannelName()}.yml`
    const content = await this.#fetch(name, LARGEST_LISTING)
    const signature = await this.#signature(`${name}.sig`)
    const listing = readListing(name, { content, signature }, this.#parts.key)
    if (!listing.ok) throw new UpdateProblem(listing.error)
    const { version, files } = listing.value
    const [first] = files
    return { version, files, releaseDate: '', path: first?.url ?? '', sha512: first?.sha512 ?? '' }
  }

  resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return info.files.map((file) => ({ url: fileAt(this.#parts.address, file.url), info: file }))
  }

  #fetch(name: string, limit: number): Promise<Buffer> {
    const { session, clock } = this.#parts
    return fetchBounded(fileAt(this.#parts.address, name).href, { session, clock, limit })
  }

  /** A listing without a signature is as good as one with a wrong one. */
  async #signature(name: string): Promise<string> {
    try {
      return (await this.#fetch(name, LARGEST_SIGNATURE)).toString('latin1')
    } catch (cause) {
      if (cause instanceof UpdateProblem && cause.trouble === 'not-there') throw new UpdateProblem('bad-signature')
      throw cause
    }
  }
}

/** A file of the folder that the settings name. */
export function fileAt(address: string, name: string): URL {
  return new URL(name, address.endsWith('/') ? address : `${address}/`)
}
