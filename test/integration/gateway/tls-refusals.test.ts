import { execFile } from 'node:child_process'
import fs from 'node:fs'
import https from 'node:https'
import os from 'node:os'
import path from 'node:path'
import type tls from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CertificateMaker } from './certificates.ts'
import { closeServer, listen } from './provider-server.ts'

const good = JSON.stringify({ resultCode: '0', discrementId: '012345', receiptNo: '202611230000000001' })
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gateway-tls-'))
let maker: CertificateMaker

beforeAll(() => {
  maker = new CertificateMaker(folder)
})
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

interface Asked {
  readonly result: unknown
  readonly posts: number
}

/** Registers once with a client that trusts the test authority, in a process of its own. */
async function ask(options: tls.TlsOptions, environment: Readonly<Record<string, string>> = {}): Promise<Asked> {
  let posts = 0
  const server = https.createServer(options, (_request, response) => {
    posts += 1
    response.end(good)
  })
  server.on('tlsClientError', () => undefined)
  const url = await listen(server, 'https')
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: maker.authority, NODE_NO_WARNINGS: '1', ...environment }
  const script = path.join(import.meta.dirname, 'ask-once.ts')
  const run = await promisify(execFile)(process.execPath, ['--experimental-strip-types', script, url], { env })
  await closeServer(server)
  return { result: JSON.parse(run.stdout), posts }
}

const refused: Asked = { result: { ok: false, error: { kind: 'not-sent', reason: 'tls' } }, posts: 0 }
const taken = {
  result: { ok: true, value: expect.objectContaining({ identificationNumber: '012345' }) as unknown },
  posts: 1,
}

describe('fault 26: TLS', () => {
  it('takes a certificate that a trusted authority signed for this host', async () => {
    expect(await ask(maker.signed('127.0.0.1', 2))).toEqual(taken)
  })

  it('takes TLS 1.2', async () => {
    expect(await ask({ ...maker.signed('127.0.0.1', 2), maxVersion: 'TLSv1.2' })).toEqual(taken)
  })

  it('refuses TLS 1.1, also when the environment allows it', async () => {
    const old = {
      ...maker.signed('127.0.0.1', 2),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    } as const
    expect(await ask(old, { NODE_OPTIONS: '--tls-min-v1.0 --tls-cipher-list=DEFAULT@SECLEVEL=0' })).toEqual(refused)
  })

  it('refuses a self-signed certificate', async () => {
    expect(await ask(maker.selfSigned('127.0.0.1'))).toEqual(refused)
  })

  it('refuses an expired certificate', async () => {
    expect(await ask(maker.signed('127.0.0.1', -1))).toEqual(refused)
  })

  it('refuses a certificate of another host', async () => {
    expect(await ask(maker.signed('ivr.example.test', 2))).toEqual(refused)
  })

  it('refuses them also when the environment turns checks off', async () => {
    expect(await ask(maker.selfSigned('127.0.0.1'), { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual(refused)
  })
})
