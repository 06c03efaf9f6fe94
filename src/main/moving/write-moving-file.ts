import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { copyBytes, writeWhole } from './copy-bytes.ts'
import { MOVING_FORMAT, MOVING_MAGIC, type MovingManifest } from './moving-manifest.ts'

export interface PartFile {
  readonly name: string
  readonly path: string
  readonly bytes: number
}

export interface MovingFile {
  readonly target: string
  readonly head: Omit<MovingManifest, 'format' | 'parts'>
  readonly parts: readonly PartFile[]
}

/**
 * Writes one file: magic, length and SHA-256 of the manifest, the manifest, the parts one after the other. No byte of it
 * stands outside a checksum. Throws what the disk throws.
 */
export function writeMovingFile({ target, head, parts }: MovingFile): void {
  const described = parts.map((part) => ({ name: part.name, bytes: part.bytes, sha256: takePart(part, null) }))
  const manifest = { format: MOVING_FORMAT, ...head, parts: described }
  const file = openSync(target, 'w')
  try {
    writeWhole(file, movingHead(Buffer.from(JSON.stringify(manifest))))
    for (const part of parts) takePart(part, file)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Everything before the parts. */
export function movingHead(manifest: Uint8Array): Uint8Array {
  const length = manifest.length.toString(16).padStart(8, '0')
  const sha256 = createHash('sha256').update(manifest).digest('hex')
  return Buffer.concat([Buffer.from(`${MOVING_MAGIC}${length} ${sha256}\n`), manifest])
}

function takePart({ path, bytes }: PartFile, to: number | null): string {
  const from = openSync(path, 'r')
  try {
    const sha256 = copyBytes({ from, at: 0, bytes, to })
    if (sha256 === null) throw new Error('somebody shortened a part while it was written')
    return sha256
  } finally {
    closeSync(from)
  }
}
