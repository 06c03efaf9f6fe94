import { createHash } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** Answers null for what the disk refuses; anything else is a bug and is thrown on. */
function refused(cause: unknown): null {
  if (!(cause instanceof Error && 'code' in cause)) throw cause
  return null
}

async function sumOf(path: string): Promise<string | null> {
  const hash = createHash('sha512')
  try {
    await pipeline(createReadStream(path), hash)
    return hash.digest('base64')
  } catch (cause) {
    return refused(cause)
  }
}

/**
 * Whether the file is there, can be read and has one of these sums (SHA-512, base64). Any other is removed, so that the
 * next load does not find it and take it for done.
 */
export async function isWholeFile(path: string, sums: readonly string[]): Promise<boolean> {
  const sum = await sumOf(path)
  if (sum !== null && sums.includes(sum)) return true
  try {
    rmSync(path, { force: true })
  } catch (cause) {
    // Held by another program, a virus scanner perhaps: looked at again at the next attempt.
    refused(cause)
  }
  return false
}
