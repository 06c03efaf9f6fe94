import { createHash } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { AppError } from '../../shared/app-error.ts'
import type { MovingTrouble } from '../../shared/moving.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { copyBytes } from './copy-bytes.ts'
import { HEAD_BYTES, MOVING_FORMAT, MOVING_MAGIC, MovingManifest } from './moving-manifest.ts'

/** No manifest of ours comes near, bytes. */
const MOST_MANIFEST = 4 * 1024 * 1024

export type Unusable = Extract<AppError, { kind: 'moving-unusable' }>

export function unusable(reason: MovingTrouble): Result<never, Unusable> {
  return failure({ kind: 'moving-unusable', reason })
}

/**
 * Reads a file that `write-moving-file.ts` wrote, to its last byte, and lays its parts into the folder `into` (null:
 * only looks). What lies there after a refusal is worth nothing. Throws what the disk of `into` throws.
 */
export function readMovingFile(path: string, into: string | null): Result<MovingManifest, Unusable> {
  const file = openForReading(path)
  if (file === null) return unusable('unreadable')
  try {
    const head = readHead(file)
    return head.ok ? readParts(file, head.value, into) : head
  } finally {
    closeSync(file)
  }
}

function openForReading(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null
    throw cause
  }
}

interface Head {
  readonly manifest: MovingManifest
  /** Where the first part begins, bytes. */
  readonly end: number
}

function readHead(file: number): Result<Head, Unusable> {
  const magic = bytesAt(file, 0, MOVING_MAGIC.length)
  if (magic?.toString('latin1') !== MOVING_MAGIC) return unusable('foreign')
  const line = bytesAt(file, MOVING_MAGIC.length, HEAD_BYTES)?.toString('latin1') ?? ''
  const [, length = '', sha256 = ''] = /^([0-9a-f]{8}) ([0-9a-f]{64})\n$/u.exec(line) ?? []
  const bytes = Number.parseInt(length, 16)
  if (Number.isNaN(bytes) || bytes > MOST_MANIFEST) return unusable('damaged')
  const start = MOVING_MAGIC.length + HEAD_BYTES
  const text = bytesAt(file, start, bytes)
  if (text === null || createHash('sha256').update(text).digest('hex') !== sha256) return unusable('damaged')
  return readManifest(text.toString('utf8'), start + bytes)
}

function readManifest(text: string, end: number): Result<Head, Unusable> {
  const json = v.pipe(v.string(), v.parseJson())
  const format = v.safeParse(v.pipe(json, v.object({ format: v.pipe(v.number(), v.integer()) })), text)
  // A file whose checksum holds and whose number is higher was written by a newer version of the app.
  if (format.success && format.output.format > MOVING_FORMAT) return unusable('newer')
  const manifest = v.safeParse(v.pipe(json, MovingManifest), text)
  return manifest.success ? success({ manifest: manifest.output, end }) : unusable('damaged')
}

function readParts(file: number, { manifest, end }: Head, into: string | null): Result<MovingManifest, Unusable> {
  const total = manifest.parts.reduce((sum, { bytes }) => sum + bytes, end)
  if (fstatSync(file).size !== total) return unusable('damaged')
  let at = end
  for (const { name, bytes, sha256 } of manifest.parts) {
    const target = into === null ? null : join(into, name)
    if (takeOut({ file, at, bytes, target }) !== sha256) return unusable('damaged')
    at += bytes
  }
  return success(manifest)
}

interface PartAt {
  readonly file: number
  readonly at: number
  readonly bytes: number
  readonly target: string | null
}

function takeOut({ file, at, bytes, target }: PartAt): string | null {
  if (target === null) return copyBytes({ from: file, at, bytes, to: null })
  const to = openSync(target, 'wx')
  try {
    const sha256 = copyBytes({ from: file, at, bytes, to })
    fsyncSync(to)
    return sha256
  } finally {
    closeSync(to)
  }
}

/** null when the file has fewer bytes. */
function bytesAt(file: number, at: number, count: number): Buffer | null {
  const bytes = Buffer.alloc(count)
  let filled = 0
  while (filled < count) {
    const read = readSync(file, bytes, filled, count - filled, at + filled)
    if (read === 0) return null
    filled += read
  }
  return bytes
}
