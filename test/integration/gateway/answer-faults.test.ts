import zlib from 'node:zlib'
import { afterEach, describe, expect, it, test } from 'vitest'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { anAccount, anOrderDraft } from '../../unit/main/gateway/an-order-draft.ts'
import { handTimers } from './hand-timers.ts'
import { startProvider, type Answer, type ProviderServer } from './provider-server.ts'
import { withoutRaw } from '../../support/without-raw.ts'

const good = JSON.stringify({ resultCode: '0', discrementId: '012345', receiptNo: '202611230000000001' })
const order = { orderId: 'U1', draft: anOrderDraft('1') }
const now = Date.UTC(2026, 10, 23)
const timers = handTimers()
const gateway = createIvrGateway({ timers, now: () => now })
const open: ProviderServer[] = []

async function provider(answer: Answer): Promise<ProviderServer> {
  const server = await startProvider(answer)
  open.push(server)
  return server
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

const reply =
  (status: number, body: string | Buffer = '', headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers).end(body)
  }
const unknown = (change: object) => ({ ok: false, error: { kind: 'unknown', ...change } })
const status = (code: number, more: object = {}) => unknown({ reason: 'http-status', status: code, ...more })
const unreadable = unknown({ reason: 'unreadable', status: 200 })
const lost = unknown({ reason: 'connection-lost' })
const tooLarge = unknown({ reason: 'too-large', status: 200 })
const registered = {
  ok: true,
  value: { identificationNumber: '012345', receiptNo: '202611230000000001', orderId: null, memberId: null },
}

/** What the server does, and what registering and searching come to. */
type Fault = readonly [name: string, answer: Answer, expected: unknown]

const faults: readonly Fault[] = [
  ['fault 6: 401 without a body', reply(401), { ok: false, error: { kind: 'unauthorized' } }],
  ['fault 6: 401 with HTML', reply(401, '<html>401</html>'), { ok: false, error: { kind: 'unauthorized' } }],
  ['fault 6: 401 with a body that says success', reply(401, good), { ok: false, error: { kind: 'unauthorized' } }],
  [
    'fault 6: 401 that never ends',
    (response) => response.writeHead(401).write('x'),
    { ok: false, error: { kind: 'unauthorized' } },
  ],
  ['fault 7: 500 with HTML', reply(500, '<html>'), status(500)],
  ['fault 7: 502 with a body that says success', reply(502, good), status(502)],
  [
    'fault 7: 503 with Retry-After in seconds',
    reply(503, '', { 'Retry-After': '30' }),
    status(503, { retryAfterMs: 30_000 }),
  ],
  [
    'fault 7: 503 with Retry-After as a date',
    reply(503, '', { 'Retry-After': new Date(now + 5000).toUTCString() }),
    status(503, { retryAfterMs: 5000 }),
  ],
  [
    'fault 7: 429 with a long Retry-After',
    reply(429, '', { 'Retry-After': '999999' }),
    status(429, { retryAfterMs: 3_600_000 }),
  ],
  ['fault 7: 429 without Retry-After', reply(429), status(429)],
  ['fault 7: 500 with Retry-After', reply(500, '', { 'Retry-After': '30' }), status(500)],
  ['fault 7: 408', reply(408), status(408)],
  ['403', reply(403), status(403)],
  ['204', reply(204), unknown({ reason: 'unreadable', status: 204 })],
  [
    '101',
    (response) => response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    lost,
  ],
  ['fault 8: a reset after the request', (response) => response.socket?.resetAndDestroy(), lost],
  ['fault 8: a FIN after the request', (response) => response.socket?.end(), lost],
  ['fault 8: half a status line', (response) => response.socket?.end('HTTP/1.1 20'), lost],
  ['no HTTP at all', (response) => response.socket?.end('SSH-2.0-x\r\n\r\n'), unknown({ reason: 'unreadable' })],
  [
    'fault 10: headers without end',
    (response) => response.socket?.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`),
    unknown({ reason: 'too-large' }),
  ],
  [
    'fault 8: a body shorter than it says',
    (response) => response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"resultCode":"0"}'),
    unknown({ reason: 'connection-lost', status: 200 }),
  ],
  [
    'fault 8: a reset inside the body',
    (response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write(good, () => response.socket?.resetAndDestroy())
    },
    unknown({ reason: 'connection-lost', status: 200 }),
  ],
  ['fault 10: truncated JSON', reply(200, good.slice(0, 40)), unreadable],
  ['nothing', reply(200), unreadable],
  ['fault 10: HTML', reply(200, '<html></html>', { 'Content-Type': 'text/html' }), unreadable],
  ['fault 10: Shift_JIS bytes', reply(200, Buffer.from([0x22, 0x8e, 0xf3, 0x95, 0x74, 0x22])), unreadable],
  ['fault 10: deep nesting', reply(200, '['.repeat(200_000)), unreadable],
  ['fault 10: gzip', reply(200, zlib.gzipSync(good), { 'Content-Encoding': 'gzip' }), unreadable],
  [
    'fault 10: a gzip bomb',
    reply(200, zlib.gzipSync(Buffer.alloc(20_000_000)), { 'Content-Encoding': 'gzip' }),
    unreadable,
  ],
  ['Brotli', reply(200, zlib.brotliCompressSync(good), { 'Content-Encoding': 'br' }), unreadable],
  [
    'fault 10: gzip that never ends',
    (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).write(zlib.gzipSync(good)),
    unreadable,
  ],
  ['fault 10: gzip without saying so', reply(200, zlib.gzipSync(good)), unreadable],
  [
    'fault 10: a body that announces 100 MB',
    (response) => response.writeHead(200, { 'Content-Length': '100000000' }).write('{'),
    tooLarge,
  ],
  ['fault 10: one byte over the limit', reply(200, ' '.repeat(1024 * 1024 + 1)), tooLarge],
]

describe('faults of the provider', () => {
  test.each(faults)('%s: one POST, and nothing claimed that is not known', async (_name, answer, expected) => {
    const server = await provider(answer)
    const account = { ...anAccount, url: server.url }
    expect(withoutRaw(await gateway.register(account, order))).toEqual(expected)
    expect(server.requests.map((request) => `${request.method} ${request.path}`)).toEqual(['POST /api/AuthRegistApi'])
    expect(withoutRaw(await gateway.search(account, '202611230000000001'))).toEqual(expected)
    expect(server.requests.map((request) => `${request.method} ${request.path}`).slice(1)).toEqual([
      'POST /api/AuthSearchApi',
    ])
    expect(timers.left()).toBe(0)
  })

  test.each<readonly [string, Answer]>([
    ['as documented', reply(200, good, { 'Content-Type': 'application/json' })],
    ['fault 10: a wrong content type', reply(200, good, { 'Content-Type': 'text/plain; charset=Shift_JIS' })],
    ['fault 10: a BOM', reply(200, `\uFEFF${good}`)],
    ['Content-Encoding identity', reply(200, good, { 'Content-Encoding': 'identity' })],
    [
      'fault 10: duplicate keys and __proto__',
      reply(200, `{"__proto__":{"resultCode":"90"},"resultCode":"90",${good.slice(1)}`),
    ],
    ['fault 10: exactly the size limit', reply(200, good.padEnd(1024 * 1024))],
    ['a body that ends with the connection', (response) => response.socket?.end(`HTTP/1.1 200 OK\r\n\r\n${good}`)],
    [
      'status 100 first',
      (response) => {
        response.writeContinue()
        response.end(good)
      },
    ],
  ])('a good answer with %s is read', async (_name, answer) => {
    const server = await provider(answer)
    expect(await gateway.register({ ...anAccount, url: server.url }, order)).toEqual(registered)
    expect(server.requests).toHaveLength(1)
  })

  it('fault 10: stops reading a body that never ends', async () => {
    let sent = 0
    const chunk = Buffer.alloc(64 * 1024, 0x20)
    const server = await provider((response) => {
      const pour = (): void => {
        while (!response.destroyed && sent < 100_000_000 && response.write(chunk)) sent += chunk.length
      }
      response.on('drain', pour)
      response.writeHead(200)
      pour()
    })
    expect(await gateway.register({ ...anAccount, url: server.url }, order)).toEqual(tooLarge)
    await server.close()
    expect(sent).toBeLessThan(50_000_000)
  })

  test.each([301, 302, 303, 307, 308])(
    'fault 11: does not follow a %s, and the other host hears nothing',
    async (code) => {
      const other = await provider(reply(200, good))
      const server = await provider(reply(code, good, { Location: other.url.replace('127.0.0.1', 'localhost') }))
      expect(await gateway.register({ ...anAccount, url: server.url }, order)).toEqual(status(code))
      expect([server.requests.length, other.requests.length]).toEqual([1, 0])
    },
  )

  it('reads a search and gives the answer back without what is secret', async () => {
    const execTran = { pspStatusCode: '0', cardNo: '4111111111111111', accessPass: 'p', tranId: '1'.repeat(28) }
    const body = JSON.stringify({
      resultCode: '0',
      statusCode: '2',
      authSuccessFlg: '1',
      lastTransaction: { execTran },
    })
    const server = await provider(reply(200, body))
    const result = await gateway.search({ ...anAccount, url: `${server.url}//` }, '202611230000000001')
    expect(result).toMatchObject({ ok: true, value: { answer: { progress: 'finished', authSuccess: true } } })
    expect(result.ok && JSON.parse(result.value.raw)).toMatchObject({
      lastTransaction: { execTran: { pspStatusCode: '0', cardNo: '****1111', tranId: '1'.repeat(28) } },
    })
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      apiKey: 'canarykey0001',
      apiPassword: 'canarypass0001',
      receiptNo: '202611230000000001',
      anyItemReturnFlg: '1',
      detailReturnFlg: '1',
    })
  })

  it('fault 13: never lets the credentials into an error', async () => {
    const echo: Answer = (response) => {
      response.end(JSON.stringify({ resultCode: '30', errorMessageList: ['canarykey0001 / canarypass0001'] }))
    }
    const server = await provider(echo)
    const result = await gateway.register({ ...anAccount, url: server.url }, order)
    expect(result).toEqual({ ok: false, error: { kind: 'rejected', resultCode: '30', messages: ['**** / ****'] } })
  })

  it('says once who it is, in headers the provider can take', async () => {
    let headers: Readonly<Record<string, unknown>> = {}
    const server = await provider((response, request) => {
      headers = request.headers
      response.end(good)
    })
    await gateway.register({ ...anAccount, url: server.url }, order)
    expect(headers).toEqual({
      host: new URL(server.url).host,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(server.requests[0]?.body ?? '')),
      accept: 'application/json',
      'accept-encoding': 'identity',
      connection: 'close',
    })
  })
})
