import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { startProvider, type Answer } from '../integration/gateway/provider-server.ts'

const MEGABYTE = 1024 * 1024
/** The longest answer that is read some times over; less than half of what any of these would take. */
const MOST_GROWN = 40 * MEGABYTE

let close = (): Promise<void> => Promise.resolve()
afterEach(() => close())

/** A text of 100 MB, a piece at a time, without ever saying how long it will be. */
const endless: Answer = (response) => {
  let left = 100
  const pour = (): void => {
    while (left > 0 && !response.destroyed && response.write(Buffer.alloc(MEGABYTE, 0x31))) left -= 1
    if (left === 0) response.end()
  }
  response.on('drain', pour)
  response.writeHead(200)
  pour()
}
/** Half a gigabyte in half a megabyte. */
const bomb: Answer = (response) => {
  const packed = gzipSync(Buffer.alloc(64 * MEGABYTE, 0x31))
  response.writeHead(200, { 'Content-Encoding': 'gzip' })
  for (let time = 0; time < 8; time += 1) response.write(packed)
  response.end()
}
const nested: Answer = (response) => {
  response.end('['.repeat(MEGABYTE - 1))
}

async function asked(answer: Answer, what: 'register' | 'search') {
  const server = await startProvider(answer)
  close = server.close
  const program = join(import.meta.dirname, 'asked-once.ts')
  const given = ['--disable-warning=ExperimentalWarning', program, server.url, what]
  const { stdout } = await promisify(execFile)(process.execPath, given)
  // Marked boundary: our own program printed it.
  const said = JSON.parse(stdout) as { readonly end: { readonly error?: { kind: string } }; readonly grown: number }
  return { ...said, posts: server.requests.length }
}

describe.each([
  ['100 MB without an end', endless],
  ['a gzip bomb', bomb],
  ['a megabyte of brackets', nested],
] as const)('fault 10: %s', (_, answer) => {
  test.each(['register', 'search'] as const)('is unknown to %s and takes no memory', async (what) => {
    const { end, grown, posts } = await asked(answer, what)
    expect([end.error?.kind, posts]).toEqual(['unknown', 1])
    expect(grown).toBeLessThan(MOST_GROWN)
  })
})
