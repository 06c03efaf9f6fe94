import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { StreamFault } from './fault.ts'
import { JSON_TYPE } from './http-answer.ts'

const MEGABYTE = Buffer.alloc(1_000_000, 0x20)

/** A valid JSON text of about that many MB, plain or packed, written no faster than it is read. */
export async function streamJson(
  response: ServerResponse,
  fault: Extract<StreamFault, { kind: 'huge' | 'gzip-bomb' }>,
): Promise<void> {
  const text = Readable.from(pieces(fault.megabytes))
  if (fault.kind === 'huge') {
    response.writeHead(200, { 'content-type': JSON_TYPE })
    return pipeline(text, response)
  }
  response.writeHead(200, { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' })
  return pipeline(text, createGzip({ level: 9 }), response)
}

function* pieces(megabytes: number): Generator<Buffer> {
  yield Buffer.from('{"resultCode":"0","padding":"')
  for (let count = 0; count < megabytes; count += 1) yield MEGABYTE
  yield Buffer.from('"}')
}
