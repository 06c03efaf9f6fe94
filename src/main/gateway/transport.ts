import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import type { GatewayError, UnknownReason } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { OpenTunnel } from './proxy-tunnel.ts'
import type { Trust } from './system-trust.ts'
import { notSentReason, unknownReason, type Reached } from './transport-failure.ts'

/** The timers of the platform, or a test's. */
export interface Timers {
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

interface TransportLimits {
  /** ms until the connection, TLS included, must stand. */
  readonly connectMs: number
  /** Bytes of the longest answer. */
  readonly answerBytes: number
}

interface PostRequest {
  readonly url: URL
  /** JSON text. */
  readonly body: string
  /** ms from start to last byte. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

export interface HttpAnswer {
  readonly status: number
  readonly retryAfter: string | undefined
  /** Empty unless the status is 2xx: nobody reads the body of anything else. */
  readonly body: Uint8Array
}

type TransportError = Extract<GatewayError, { kind: 'not-sent' | 'unknown' }>
export type Post = (request: PostRequest) => Promise<Result<HttpAnswer, TransportError>>

/** What this computer is set up for; without it connections are direct and Node's own authorities are trusted. */
export interface Network {
  /** Asked for every HTTPS connection. */
  readonly openTunnel?: OpenTunnel
  readonly trust?: Trust
}

interface Surroundings extends Network {
  readonly limits: TransportLimits
  readonly timers: Timers
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
/** Said aloud although they are the defaults: environment variables of Node would change the defaults. */
const TLS = { minVersion: 'TLSv1.2', rejectUnauthorized: true } as const

function headers(body: string): http.OutgoingHttpHeaders {
  return {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    Accept: 'application/json',
    'Accept-Encoding': 'identity',
    Connection: 'close',
  }
}

/** TLS as always, through a tunnel that stands. */
function secured(tunnel: Duplex, { hostname }: URL, secureContext: tls.SecureContext | undefined): tls.TLSSocket {
  const host = hostname.replace(/^\[|\]$/gu, '')
  const name = isIP(host) === 0 ? { servername: host } : {}
  return tls.connect({ ...TLS, ...name, socket: tunnel, host, ...(secureContext && { secureContext }) })
}

/** One POST, one connection. Tells for every failure whether the provider can have seen the request. */
class Exchange {
  readonly #post: PostRequest
  readonly #around: Surroundings
  readonly #settle: (result: Result<HttpAnswer, TransportError>) => void
  readonly #timers: readonly unknown[]
  readonly #onAbort = (): void => this.#stop('aborted', 'interrupted')
  /** Ends the search for a way with the exchange. */
  readonly #over = new AbortController()
  #request: http.ClientRequest | null = null
  #reached: Reached = 'nothing'
  #sent = false
  #status: number | undefined
  #settled = false

  constructor(post: PostRequest, around: Surroundings, settle: (result: Result<HttpAnswer, TransportError>) => void) {
    this.#post = post
    this.#around = around
    this.#settle = settle
    this.#timers = [
      around.timers.setTimeout(() => this.#stop('connect-timeout', null), around.limits.connectMs),
      around.timers.setTimeout(() => this.#stop('connect-timeout', 'timeout'), post.timeoutMs),
    ]
    post.signal?.addEventListener('abort', this.#onAbort, { once: true })
    if (post.url.protocol !== 'https:') this.#watch(http.request(post.url, this.#options), 'connect')
    else if (around.openTunnel === undefined) this.#secure(null)
    else void this.#findWay(around.openTunnel)
  }

  get #options(): https.RequestOptions & { readonly agent: false } {
    // agent false: a fresh connection, never reused, so that no dead keep-alive socket can make Node send twice.
    return { method: 'POST', agent: false, headers: headers(this.#post.body) }
  }

  async #findWay(open: OpenTunnel): Promise<void> {
    this.#reached = 'proxy'
    const found = await open(this.#post.url, this.#over.signal)
    if (this.#settled) {
      if (found.ok) found.value?.destroy()
    } else if (!found.ok) this.#finish(failure({ kind: 'not-sent', reason: found.error }))
    else this.#secure(found.value)
  }

  #secure(tunnel: Duplex | null): void {
    this.#reached = tunnel === null ? 'nothing' : 'tunnel'
    const secureContext = this.#around.trust?.()
    const { url } = this.#post
    // Without an agent a request takes the one connection it is given and no other.
    const way = tunnel && { agent: undefined, createConnection: () => secured(tunnel, url, secureContext) }
    const context = secureContext && { secureContext }
    this.#watch(https.request(url, { ...this.#options, ...TLS, ...context, ...way }), 'secureConnect')
  }

  /** Nothing is written before `ready` fires: until then no byte of the request can have left. */
  #watch(request: http.ClientRequest, ready: 'secureConnect' | 'connect'): void {
    this.#request = request
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        if (this.#reached === 'nothing') this.#reached = 'socket'
      })
      socket.once(ready, () => this.#write(request))
    })
    request.on('response', (response) => this.#receive(response))
    request.on('error', (error) => this.#fail(error))
    request.on('close', () => this.#fail(new Error('closed without an answer')))
  }

  #write(request: http.ClientRequest): void {
    if (this.#settled) return
    this.#sent = true
    request.end(this.#post.body)
  }

  #receive(response: http.IncomingMessage): void {
    const status = response.statusCode ?? 0
    this.#status = status
    const answer = { status, retryAfter: response.headers['retry-after'] }
    response.on('error', (error) => this.#fail(error))
    const encoding = response.headers['content-encoding'] ?? 'identity'
    if (status < 200 || status > 299) this.#finish(success({ ...answer, body: new Uint8Array() }))
    // Never inflated: what was not asked for is not read, and so a small answer cannot grow.
    else if (encoding !== 'identity') this.#unknown('unreadable')
    else if (Number(response.headers['content-length'] ?? 0) > this.#around.limits.answerBytes)
      this.#unknown('too-large')
    else this.#collect(response, (body) => this.#finish(success({ ...answer, body })))
  }

  #collect(response: http.IncomingMessage, whole: (body: Uint8Array) => void): void {
    const chunks: Buffer[] = []
    let bytes = 0
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > this.#around.limits.answerBytes) this.#unknown('too-large')
      else chunks.push(chunk)
    })
    // A body that stops short ends in an error, not here.
    response.on('end', () => whole(Buffer.concat(chunks)))
  }

  /** Gives up from our side; `after` null means that it only counts before the request was written. */
  #stop(before: 'aborted' | 'connect-timeout', after: UnknownReason | null): void {
    const reason = before === 'connect-timeout' && this.#reached === 'proxy' ? 'proxy' : before
    if (!this.#sent) this.#finish(failure({ kind: 'not-sent', reason }))
    else if (after !== null) this.#unknown(after)
  }

  #fail(error: Error): void {
    if (this.#sent) this.#unknown(unknownReason(error))
    else this.#finish(failure({ kind: 'not-sent', reason: notSentReason(error, this.#reached) }))
  }

  #unknown(reason: UnknownReason): void {
    const status = this.#status === undefined ? {} : { status: this.#status }
    this.#finish(failure({ kind: 'unknown', reason, ...status }))
  }

  #finish(result: Result<HttpAnswer, TransportError>): void {
    if (this.#settled) return
    this.#settled = true
    for (const timer of this.#timers) this.#around.timers.clearTimeout(timer)
    this.#post.signal?.removeEventListener('abort', this.#onAbort)
    this.#over.abort()
    this.#request?.destroy()
    this.#settle(result)
  }
}

/** Whether the credentials may travel there: TLS anywhere, plain HTTP only inside this computer. */
function mayCarry(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))
}

/**
 * Posts JSON once: no retry, no redirect, no reused connection. `not-sent` is certain, since the request is written
 * only after the connection stands (checked certificate included); whatever fails later is `unknown`.
 */
export function createPost(around: Surroundings): Post {
  return async (post) => {
    if (!mayCarry(post.url)) return failure({ kind: 'not-sent', reason: 'tls' })
    if (post.signal?.aborted === true) return failure({ kind: 'not-sent', reason: 'aborted' })
    return new Promise((resolve) => {
      new Exchange(post, around, resolve)
    })
  }
}
