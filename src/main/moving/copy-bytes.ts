import { createHash } from 'node:crypto'
import { readSync, writeSync } from 'node:fs'

const PIECE_BYTES = 1024 * 1024

export interface BytesToCopy {
  /** An open file, read from `at` on. */
  readonly from: number
  readonly at: number
  readonly bytes: number
  /** An open file, written where it stands; null only reads. */
  readonly to: number | null
}

/** Copies bytes piece by piece and answers their SHA-256 in hex; null when there are fewer. Throws what the disk throws. */
export function copyBytes({ from, at, bytes, to }: BytesToCopy): string | null {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(Math.min(PIECE_BYTES, bytes))
  for (let done = 0; done < bytes;) {
    const read = readSync(from, piece, 0, Math.min(piece.length, bytes - done), at + done)
    if (read === 0) return null
    const part = piece.subarray(0, read)
    hash.update(part)
    if (to !== null) writeWhole(to, part)
    done += read
  }
  return hash.digest('hex')
}

/** A disk may take fewer bytes than it was given. */
export function writeWhole(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done)
}
