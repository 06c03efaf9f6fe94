import { createHash, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signListing } from '../../../src/main/updates/listing-signature.ts'

export const LISTING = 'latest-linux.yml'
/** As electron-builder.yml has it. */
export const APP_IMAGE = 'Uketsuke-x86_64.AppImage'

/** What a press of "publish" puts on the server. */
export interface Offer {
  readonly listing: Buffer
  /** null: there is no such file. */
  readonly signature: string | null
  readonly file: Buffer
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A key pair of this run alone, and what was signed with it. */
export function newPublisher() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const offer = (version: string, file: Buffer): Offer => {
    const sha512 = createHash('sha512').update(file).digest('base64')
    const about = `url: ${APP_IMAGE}\n    sha512: ${sha512}\n    size: ${file.length}`
    const listing = Buffer.from(`version: ${version}\nfiles:\n  - ${about}\nreleaseDate: '2026-11-24T00:00:00.000Z'\n`)
    return { listing, file, signature: signListing(LISTING, listing, privateKey) }
  }
  return { offer, privateKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
}

/** A real server on this computer that offers one version, or does whatever `instead` does. */
export class UpdateServer {
  readonly #server = createServer((request, response) => this.#answer(request, response))
  readonly asked: string[] = []
  offer: Offer | null = null
  /** Answers in place of the usual for a path that ends so. */
  instead: { readonly path: string; readonly answer: Answer } | null = null

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  get address(): string {
    // Marked boundary: a server that listens on a port has such an address.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? ''
    this.asked.push(path)
    if (this.instead !== null && path.endsWith(this.instead.path)) {
      this.instead.answer(request, response)
      return
    }
    const body = this.#bodyOf(path)
    if (body === null) response.writeHead(404).end()
    else response.writeHead(200, { 'content-length': body.length }).end(body)
  }

  #bodyOf(path: string): Buffer | null {
    if (this.offer === null) return null
    if (path.endsWith('.AppImage')) return this.offer.file
    if (path.endsWith('.yml')) return this.offer.listing
    return this.offer.signature === null ? null : Buffer.from(this.offer.signature)
  }
}
