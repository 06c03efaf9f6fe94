import fs from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import os from 'node:os'
import path from 'node:path'
import tls from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { proxyTunnel } from '../../../src/main/gateway/proxy-tunnel.ts'
import { anAccount, anOrderDraft } from '../../unit/main/gateway/an-order-draft.ts'
import { CertificateMaker, type Certificate } from './certificates.ts'
import { ESTABLISHED, startProxy, type ConnectProxy, type ProxyWays } from './connect-proxy.ts'
import { handTimers } from './hand-timers.ts'
import { closeServer, listen } from './provider-server.ts'

const order = { orderId: 'U1', draft: anOrderDraft('1') }
const good = JSON.stringify({ resultCode: '0', discrementId: '012345', receiptNo: '202611230000000001' })
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gateway-proxy-'))
let maker: CertificateMaker
let site: Certificate
const open: (() => Promise<void>)[] = []

beforeAll(() => {
  maker = new CertificateMaker(folder)
  site = maker.signed('127.0.0.1', 2)
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

/** As a computer whose own list of authorities has the test's. */
const trust = () => tls.createSecureContext({ ca: fs.readFileSync(maker.authority), minVersion: 'TLSv1.2' })

const answerGood: http.RequestListener = (_, response) => void response.end(good)

interface Provider {
  readonly url: string
  readonly posts: () => number
}

async function provider(answer = answerGood, certificate = site): Promise<Provider> {
  let posts = 0
  const server = https.createServer(certificate, (request, response) => {
    posts += 1
    request.resume()
    request.on('end', () => answer(request, response))
  })
  server.on('tlsClientError', () => undefined)
  open.push(() => closeServer(server))
  return { url: await listen(server, 'https'), posts: () => posts }
}

async function proxy(ways?: ProxyWays): Promise<ConnectProxy> {
  const started = await startProxy(ways)
  open.push(started.close)
  return started
}

function gatewayBy(list: string | (() => Promise<string>), timers = handTimers()) {
  return createIvrGateway({
    timers,
    network: { trust, openTunnel: proxyTunnel(typeof list === 'string' ? () => Promise.resolve(list) : list) },
  })
}
const notSent = (reason: string) => ({ ok: false, error: { kind: 'not-sent', reason } })

describe('through the proxy of this computer', () => {
  it('registers once, and the proxy hears of the server’s name alone', async () => {
    const [server, way] = [await provider(), await proxy()]
    const result = await gatewayBy(way.entry).register({ ...anAccount, url: server.url }, order)
    expect(result).toMatchObject({ ok: true, value: { identificationNumber: '012345' } })
    const address = server.url.replace('https://', '')
    expect(way.asked).toEqual([{ address, headers: ['host', 'connection', 'proxy-connection'] }])
    expect(server.posts()).toBe(1)
  })

  it('goes direct where the computer says so, and where its settings cannot be read', async () => {
    const [server, way] = [await provider(), await proxy()]
    const unreadable = () => Promise.reject(new Error('no settings'))
    for (const list of ['DIRECT', '', `DIRECT; ${way.entry}`, unreadable])
      expect(await gatewayBy(list).register({ ...anAccount, url: server.url }, order)).toMatchObject({ ok: true })
    expect([way.asked, server.posts()]).toEqual([[], 4])
  })

  it('passes over a proxy it cannot use for one it can, and says so where there is none', async () => {
    const [server, way] = [await provider(), await proxy()]
    const passing = gatewayBy(`SOCKS5 127.0.0.1:9; ${way.entry}`)
    expect(await passing.register({ ...anAccount, url: server.url }, order)).toMatchObject({ ok: true })
    const none = await gatewayBy('SOCKS5 127.0.0.1:9').register({ ...anAccount, url: server.url }, order)
    expect([none, server.posts()]).toEqual([notSent('proxy'), 1])
  })

  it('never takes a provider on this computer through it', async () => {
    const way = await proxy()
    const server = http.createServer(answerGood)
    open.push(() => closeServer(server))
    const url = await listen(server)
    expect(await gatewayBy(way.entry).register({ ...anAccount, url }, order)).toMatchObject({ ok: true })
    expect(way.asked).toEqual([])
  })

  it.each<readonly [string, string, ProxyWays]>([
    ['asks for a password', 'proxy-login', (socket) => socket.end('HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n')],
    ['finds no provider', 'proxy', (socket) => socket.end('HTTP/1.1 502 Bad gateway\r\n\r\n<html>')],
    ['sends elsewhere', 'proxy', (socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\n\r\n')],
    ['closes', 'proxy', (socket) => socket.destroy()],
    ['speaks no HTTP', 'proxy', (socket) => socket.end('220 mail.example.test\r\n')],
    ['speaks for the server', 'proxy', (socket) => socket.end(`${ESTABLISHED}HTTP/1.1 200 OK\r\n\r\n${good}`)],
    ['opens and closes', 'proxy', (socket) => socket.end(ESTABLISHED)],
    [
      'opens into nowhere',
      'tls',
      (socket) => void (socket.write(ESTABLISHED), socket.once('data', () => socket.write('<html>no TLS</html>'))),
    ],
  ])('a proxy that %s: not sent, %s', async (_, reason, ways) => {
    const [server, way] = [await provider(), await proxy(ways)]
    const timers = handTimers()
    const result = await gatewayBy(way.entry, timers).register({ ...anAccount, url: server.url }, order)
    expect([result, way.asked.length, server.posts(), timers.left()]).toEqual([notSent(reason), 1, 0, 0])
  })

  it('a proxy where nobody listens: not sent, proxy', async () => {
    const server = await provider()
    const way = await proxy()
    await way.close()
    open.pop()
    const result = await gatewayBy(way.entry).register({ ...anAccount, url: server.url }, order)
    expect([result, server.posts()]).toEqual([notSent('proxy'), 0])
  })

  it('a proxy that hangs: not sent when 10 s are over, and a settings lookup that hangs as well', async () => {
    const server = await provider()
    let asked = (): void => undefined
    const heard = new Promise<void>((resolve) => (asked = resolve))
    const way = await proxy(() => asked())
    const timers = handTimers()
    const result = gatewayBy(way.entry, timers).register({ ...anAccount, url: server.url }, order)
    await heard
    timers.fire(10_000)
    expect(await result).toEqual(notSent('proxy'))
    const looking = gatewayBy(() => new Promise(() => undefined), timers)
    const never = looking.register({ ...anAccount, url: server.url }, order)
    timers.fire(10_000)
    expect([await never, server.posts(), timers.left()]).toEqual([notSent('proxy'), 0, 0])
  })

  it('a tunnel that leads to silence: not sent, too slow; stopped meanwhile: not sent, stopped', async () => {
    const server = await provider()
    const stop = new AbortController()
    for (const [end, reason] of [
      [(timers: ReturnType<typeof handTimers>) => timers.fire(10_000), 'connect-timeout'],
      [() => stop.abort(), 'aborted'],
    ] as const) {
      let hello = (): void => undefined
      const greeted = new Promise<void>((resolve) => (hello = resolve))
      const way = await proxy((socket) => {
        socket.write(ESTABLISHED)
        socket.once('data', () => hello())
      })
      const timers = handTimers()
      const result = gatewayBy(way.entry, timers).register({ ...anAccount, url: server.url }, order, stop.signal)
      await greeted
      end(timers)
      expect(await result).toEqual(notSent(reason))
    }
    expect(server.posts()).toBe(0)
  })

  it('a tunnel that breaks after the request: unknown, and sent once', async () => {
    let cut = (): void => undefined
    const way = await proxy((socket, join) => {
      cut = () => void socket.destroy()
      join()
    })
    const server = await provider(() => cut())
    const result = await gatewayBy(way.entry).register({ ...anAccount, url: server.url }, order)
    expect(result).toEqual({ ok: false, error: { kind: 'unknown', reason: 'connection-lost' } })
    expect([way.asked.length, server.posts()]).toEqual([1, 1])
  })

  it('closes the tunnel when the answer is there', async () => {
    const [server, way] = [await provider(), await proxy()]
    const through = proxyTunnel(() => Promise.resolve(way.entry))
    const tunnels: unknown[] = []
    const openTunnel: typeof through = async (...asked) => {
      const tunnel = await through(...asked)
      tunnels.push(tunnel)
      return tunnel
    }
    await createIvrGateway({ network: { trust, openTunnel } }).register({ ...anAccount, url: server.url }, order)
    expect(tunnels).toMatchObject([{ ok: true, value: { destroyed: true } }])
  })

  it('fault 26: checks the certificate in the tunnel as well: self-signed, expired, of another host', async () => {
    const bad = [maker.selfSigned('127.0.0.1'), maker.signed('127.0.0.1', -1), maker.signed('ivr.example.test', 2)]
    const way = await proxy()
    for (const certificate of bad) {
      const server = await provider(answerGood, certificate)
      const result = await gatewayBy(way.entry).register({ ...anAccount, url: server.url }, order)
      expect([result, server.posts()]).toEqual([notSent('tls'), 0])
    }
    expect(way.asked).toHaveLength(3)
  })
})
