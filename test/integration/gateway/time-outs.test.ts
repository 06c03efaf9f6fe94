import net from 'node:net'
import { afterEach, describe, expect, it, test } from 'vitest'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { anAccount, anOrderDraft } from '../../unit/main/gateway/an-order-draft.ts'
import { handTimers } from './hand-timers.ts'
import { closeServer, listen, startProvider, type Answer, type ProviderServer } from './provider-server.ts'

const order = { orderId: 'U1', draft: anOrderDraft('1') }
const open: (() => Promise<void>)[] = []

async function provider(answer: Answer): Promise<ProviderServer> {
  const server = await startProvider(answer)
  open.push(server.close)
  return server
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})

/** One byte after another, each when the one before has left. */
const drip: Answer = (response) => {
  const next = (): void => {
    if (!response.destroyed) response.write('x', () => setImmediate(next))
  }
  response.writeHead(200)
  next()
}
const silent: Answer = () => undefined
const headersOnly: Answer = (response) => {
  response.writeHead(200, { 'Content-Length': '10' })
  response.flushHeaders()
}

describe('fault 9: time-outs', () => {
  test.each<readonly [string, Answer]>([
    ['no answer', silent],
    ['one byte after another', drip],
    ['headers, then silence', headersOnly],
  ])('%s: registering is unknown after 30 s, one POST', async (_name, answer) => {
    const timers = handTimers()
    const server = await provider(answer)
    const result = createIvrGateway({ timers }).register({ ...anAccount, url: server.url }, order)
    await server.asked
    timers.fire(10_000)
    timers.fire(30_000)
    expect(await result).toMatchObject({ ok: false, error: { kind: 'unknown', reason: 'timeout' } })
    expect([server.requests.length, timers.left()]).toEqual([1, 0])
  })

  it('lets a search wait for 15 s', async () => {
    const timers = handTimers()
    const server = await provider(silent)
    const result = createIvrGateway({ timers }).search({ ...anAccount, url: server.url }, '202611230000000001')
    await server.asked
    timers.fire(30_000)
    timers.fire(15_000)
    expect(await result).toEqual({ ok: false, error: { kind: 'unknown', reason: 'timeout' } })
  })

  it('waits on the real clock by default', async () => {
    const server = await provider(silent)
    const gateway = createIvrGateway({ limits: { registerMs: 300 } })
    expect(await gateway.register({ ...anAccount, url: server.url }, order)).toMatchObject({
      error: { reason: 'timeout' },
    })
  })

  test.each([10_000, 30_000])('a TLS handshake that never ends is not sent, by the timer of %s ms', async (ms) => {
    const timers = handTimers()
    const heard: Buffer[] = []
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (chunk) => {
        heard.push(chunk)
        timers.fire(ms)
      })
    })
    const url = await listen(server, 'https')
    expect(await createIvrGateway({ timers }).register({ ...anAccount, url }, order)).toEqual({
      ok: false,
      error: { kind: 'not-sent', reason: 'connect-timeout' },
    })
    expect(Buffer.concat(heard).toString('latin1')).not.toContain('canarykey0001')
    await closeServer(server)
  })
})

describe('giving up by signal', () => {
  const failed = (kind: string, reason: string) => ({ ok: false, error: { kind, reason } })

  it('before anything: not sent, nobody is called', async () => {
    const server = await provider(silent)
    const account = { ...anAccount, url: server.url }
    const timers = handTimers()
    const gateway = createIvrGateway({ timers })
    expect(await gateway.register(account, order, AbortSignal.abort())).toEqual(failed('not-sent', 'aborted'))
    expect(await gateway.search(account, '1', AbortSignal.abort())).toEqual(failed('not-sent', 'aborted'))
    expect([server.requests.length, timers.left()]).toEqual([0, 0])
  })

  it('while connecting: not sent', async () => {
    const stop = new AbortController()
    const server = await provider(silent)
    const result = createIvrGateway({ timers: handTimers() }).register(
      { ...anAccount, url: server.url },
      order,
      stop.signal,
    )
    stop.abort()
    expect(await result).toEqual(failed('not-sent', 'aborted'))
    expect(server.requests).toEqual([])
  })

  it('after the request: unknown', async () => {
    const stop = new AbortController()
    const server = await provider(silent)
    const result = createIvrGateway({ timers: handTimers() }).register(
      { ...anAccount, url: server.url },
      order,
      stop.signal,
    )
    await server.asked
    stop.abort()
    expect(await result).toEqual(failed('unknown', 'interrupted'))
    expect(server.requests).toHaveLength(1)
  })
})

describe('what is certainly not sent', () => {
  const gateway = createIvrGateway()
  const failed = (reason: string) => ({ ok: false, error: { kind: 'not-sent', reason } })
  const register = (url: string) => gateway.register({ ...anAccount, url }, order)

  it('a port nobody listens on', async () => {
    const server = net.createServer()
    const url = await listen(server)
    await closeServer(server)
    expect(await register(url)).toEqual(failed('refused'))
    expect(await register(url.replace('http:', 'https:'))).toEqual(failed('refused'))
    expect(await register(url.replace('127.0.0.1', 'localhost'))).toEqual(failed('refused'))
  })

  it('a name nobody knows', async () => {
    expect(await register('https://nonexistent.invalid/api')).toEqual(failed('name-lookup'))
  })

  it('an address that is none', async () => {
    expect(await register('not an address')).toEqual(failed('name-lookup'))
  })

  test.each([
    'http://192.0.2.1/api',
    'http://gmopg-ivr.example.test/api',
    'ftp://127.0.0.1/api',
    'http://127.0.0.1.example.test/api',
  ])('plain %s', async (url) => {
    expect(await register(url)).toEqual(failed('tls'))
  })

  it('a server that hangs up inside the TLS handshake', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.destroy())
    })
    expect(await register(await listen(server, 'https'))).toEqual(failed('tls'))
    await closeServer(server)
  })

  it('a server that speaks no TLS', async () => {
    const heard: Buffer[] = []
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (chunk) => {
        heard.push(chunk)
        socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
      })
    })
    const url = await listen(server, 'https')
    expect(await register(url)).toEqual(failed('tls'))
    expect(Buffer.concat(heard).toString('latin1')).not.toContain('canary')
    await closeServer(server)
  })
})
