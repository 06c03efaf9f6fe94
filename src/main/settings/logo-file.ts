import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { Picture } from '../printing/sheet.ts'
import { writeWholeFile } from '../files/write-whole-file.ts'
import { pictureHead } from './picture-head.ts'

/** Larger is no logo, bytes. */
const MOST_BYTES = 1_048_576
/** A small file can unpack into gigabytes: refused before anybody unpacks it, px. */
const MOST_PIXELS = 4_000

/** Where the logo lies in the app's folder. */
export function logoPath(folder: string): string {
  return join(folder, 'issuer', 'logo')
}

/** The shop's logo: one file of ours in the app's own folder, copied there from what the operator chose. */
export class LogoFile {
  readonly #folder: string

  /** @param folder the app's own folder for it */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** Copies a chosen picture, or says why it cannot be the logo. `source` comes out of a dialog, never from the page. */
  async take(source: string): Promise<Result<Picture, AppError>> {
    const bytes = await readAtMost(source)
    if (bytes === null) return failure({ kind: 'picture-refused', reason: 'unreadable' })
    const picture = checked(bytes)
    if (!picture.ok) return picture
    await mkdir(this.#folder, { recursive: true })
    const written = await writeWholeFile(this.#path(), bytes)
    return written.ok ? picture : written
  }

  /** The logo, or null when there is none or somebody spoilt the file. */
  async read(): Promise<Picture | null> {
    const bytes = await readAtMost(this.#path())
    const picture = bytes === null ? null : checked(bytes)
    return picture?.ok === true ? picture.value : null
  }

  async remove(): Promise<void> {
    await rm(this.#path(), { force: true })
  }

  #path(): string {
    return join(this.#folder, 'logo')
  }
}

/** The whole file, or as much of it as shows that it is too large; null when it cannot be read. */
async function readAtMost(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const file = await open(path)
    try {
      // One byte more than allowed is enough to see that it is too large.
      const bytes = new Uint8Array(MOST_BYTES + 1)
      let filled = 0
      for (;;) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled)
        filled += bytesRead
        if (bytesRead === 0 || filled === bytes.length) return bytes.slice(0, filled)
      }
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null
    throw cause
  }
}

function checked(bytes: Uint8Array<ArrayBuffer>): Result<Picture, AppError> {
  if (bytes.length > MOST_BYTES) return failure({ kind: 'picture-refused', reason: 'too-large' })
  const head = pictureHead(bytes)
  if (head === null) return failure({ kind: 'picture-refused', reason: 'not-a-picture' })
  if (Math.max(head.width, head.height) > MOST_PIXELS) return failure({ kind: 'picture-refused', reason: 'too-wide' })
  return success({ type: head.type, bytes })
}
