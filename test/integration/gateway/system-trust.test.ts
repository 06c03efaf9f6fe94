import fs from 'node:fs'
import https from 'node:https'
import os from 'node:os'
import path from 'node:path'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { systemTrust } from '../../../src/main/gateway/system-trust.ts'
import { anAccount, anOrderDraft } from '../../unit/main/gateway/an-order-draft.ts'
import { CertificateMaker } from './certificates.ts'
import { closeServer, listen } from './provider-server.ts'

const good = JSON.stringify({ resultCode: '0', discrementId: '012345', receiptNo: '202611230000000001' })
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gateway-trust-'))
let maker: CertificateMaker

beforeAll(() => {
  maker = new CertificateMaker(folder)
})
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

/** Registers once, on a computer whose own store has `system`. */
async function ask(options: tls.TlsOptions, system: readonly string[]) {
  let posts = 0
  const server = https.createServer(options, (_, response) => {
    posts += 1
    response.end(good)
  })
  server.on('tlsClientError', () => undefined)
  const url = await listen(server, 'https')
  const trust = systemTrust((which) => (which === 'default' ? tls.rootCertificates : system))
  const order = { orderId: 'U1', draft: anOrderDraft('1') }
  const result = await createIvrGateway({ network: { trust } }).register({ ...anAccount, url }, order)
  await closeServer(server)
  return { result, posts }
}

const refused = { result: { ok: false, error: { kind: 'not-sent', reason: 'tls' } }, posts: 0 }

describe('authorities of the operating system', () => {
  const store = (): readonly string[] => [fs.readFileSync(maker.authority, 'utf8')]

  it('are trusted like the usual ones, and nobody is trusted without them', async () => {
    const site = maker.signed('127.0.0.1', 2)
    expect(await ask(site, store())).toMatchObject({ result: { ok: true }, posts: 1 })
    expect(await ask(site, [])).toEqual(refused)
  })

  it('fault 26: change nothing about a certificate that is self-signed, expired or of another host', async () => {
    for (const bad of [
      maker.selfSigned('127.0.0.1'),
      maker.signed('127.0.0.1', -1),
      maker.signed('ivr.example.test', 2),
    ])
      expect(await ask(bad, store())).toEqual(refused)
  })

  it('fault 26: leave TLS 1.1 refused', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    expect(await ask({ ...maker.signed('127.0.0.1', 2), ...old }, store())).toEqual(refused)
  })
})
