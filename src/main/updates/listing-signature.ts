import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** Characters of the base64 of 64 bytes. */
const SIGNATURE = /^[A-Za-z0-9+/]{86}==\s*$/u

/** What is signed: the name as well, so that the listing of one system is nothing to another. */
function signedBytes(name: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), content])
}

/** The text of `<name>.sig`. `key`: the private half, Ed25519. */
export function signListing(name: string, content: Buffer, key: KeyObject): string {
  return `${sign(null, signedBytes(name, content), key).toString('base64')}\n`
}

/** Whether `signature`, the text of `<name>.sig`, was made for this very content with the other half of `key`. */
export function isSigned(name: string, { content, signature }: SignedListing, key: KeyObject): boolean {
  if (!SIGNATURE.test(signature)) return false
  return verify(null, signedBytes(name, content), key, Buffer.from(signature, 'base64'))
}

/** A listing of new versions as it came from the server. */
export interface SignedListing {
  readonly content: Buffer
  readonly signature: string
}

/** The public half that signatures are checked with; null when the text is no such key. */
export function readUpdateKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}
