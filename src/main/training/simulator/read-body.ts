import type { IncomingMessage } from 'node:http'

export interface ReadBody {
  readonly bytes: Buffer
  /** Bytes that arrived, also those beyond the limit. */
  readonly size: number
  readonly tooBig: boolean
  readonly complete: boolean
}

/** Reads a request to its end, keeping at most `limit` bytes of it. */
export async function readBody(request: IncomingMessage, limit: number): Promise<ReadBody> {
  const kept: Buffer[] = []
  let size = 0
  const result = (complete: boolean): ReadBody => ({ bytes: Buffer.concat(kept), size, tooBig: size > limit, complete })
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue
      size += chunk.length
      if (size <= limit) kept.push(chunk)
    }
    return result(true)
  } catch {
    return result(false) // the sender went away
  }
}
