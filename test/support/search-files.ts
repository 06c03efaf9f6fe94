import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gunzipSync, inflateSync } from 'node:zlib'

export interface Hit {
  readonly file: string
  readonly secret: string
  /** How it was written there. */
  readonly as: string
}

/** A text as a file may hold it: plain, both byte orders of UTF-16, hexadecimal, and base64 at each of its three phases. */
function forms(secret: string): [string, Buffer][] {
  const utf8 = Buffer.from(secret)
  const utf16 = Buffer.from(secret, 'utf16le')
  const phases = [0, 1, 2].map((before): [string, Buffer] => {
    const text = Buffer.concat([Buffer.alloc(before), utf8]).toString('base64')
    // Characters that also depend on what stands before or after are left away.
    return [
      'base64',
      Buffer.from(text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + utf8.length) * 4) / 3))),
    ]
  })
  return [
    ['plain', utf8],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
    ...phases,
  ]
}

/** Every file below the folders, with its bytes as they lie on the disk: pages of a database, logs, caches, all. */
function filesBelow(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true),
  )
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08])
const PDF_STREAM = Buffer.from('stream\n')
/** What is cut off is read as far as it goes. */
const SOFT = { finishFlush: constants.Z_SYNC_FLUSH }

/** Unpacks what begins behind each `mark`; what only looks packed is passed over. */
function unpacked(bytes: Buffer, mark: Buffer, unpack: (rest: Buffer) => Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1))
    try {
      found.push(unpack(bytes.subarray(at)))
    } catch {
      // Not packed after all.
    }
  return found
}

/** The bytes of a file and of everything packed in it. */
function layersOf(file: string): Buffer[] {
  const bytes = readFileSync(file)
  const zipped = unpacked(bytes, GZIP, (rest) => gunzipSync(rest, SOFT))
  if (!file.endsWith('.pdf')) return [bytes, ...zipped]
  return [
    bytes,
    ...zipped,
    ...unpacked(bytes, PDF_STREAM, (rest) => inflateSync(rest.subarray(PDF_STREAM.length), SOFT)),
  ]
}

/** Where one of the secrets lies in a file below the folders, in whatever form, packed or not. */
export function hitsIn(folders: readonly string[], secrets: readonly string[]): Hit[] {
  const wanted = secrets.flatMap((secret) => forms(secret).map(([as, bytes]) => ({ secret, as, bytes })))
  return filesBelow(folders).flatMap((file) => {
    const layers = layersOf(file)
    return wanted
      .filter((one) => layers.some((bytes) => bytes.includes(one.bytes)))
      .map(({ secret, as }) => ({ file, secret, as }))
  })
}
