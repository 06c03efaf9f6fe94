import http from 'node:http'
import https from 'node:https'
import type { GatewayError, UnknownReason } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
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

interface Surroundings {
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

/** One POST, one connection. Tells for every failure whether the provider can have seen the request. */
class Exchange {
  readonly #post: PostRequest
  readonly #around: Surroundings
  readonly #request: http.ClientRequest
  readonly #settle: (result: Result<HttpAnswer, TransportError>) => void
  readonly #timers: readonly unknown[]
  readonly #onAbort = (): void => this.#stop('aborted', 'interrupted')
  #reached: Reached = 'nothing'
  #sent = false
  #status: number | undefined
  #settled = false

  constructor(post: PostRequest, around: Surroundings, settle: (result: Result<HttpAnswer, TransportError>) => void) {
    this.#post = post
    this.#around = around
    this.#settle = settle
    const secure = post.url.protocol === 'https:'
    // agent false: a fresh connection, never reused, so that no dead keep-alive socket can make Node send twice.
    const options = { method: 'POST', agent: false, headers: headers(post.body) } as const
    this.#request = secure ? https.request(post.url, { ...options, ...TLS }) : http.request(post.url, options)
    this.#timers = [
      around.timers.setTimeout(() => this.#stop('connect-timeout', null), around.limits.connectMs),
      around.timers.setTimeout(() => this.#stop('connect-timeout', 'timeout'), post.timeoutMs),
    ]
    post.signal?.addEventListener('abort', this.#onAbort, { once: true })
    this.#watch(secure ? 'secureConnect' : 'connect')
  }

  /** Nothing is written before `ready` fires: until then no byte of the request can have left. */
  #watch(ready: 'secureConnect' | 'connect'): void {
    this.#request.on('socket', (socket) => {
      socket.once('connect', () => (this.#reached = 'socket'))
      socket.once(ready, () => this.#write())
    })
    this.#request.on('response', (response) => this.#receive(response))
    this.#request.on('error', (error) => this.#fail(error))
    this.#request.on('close', () => this.#fail(new Error('closed without an answer')))
  }

  #write(): void {
    if (this.#settled) return
    this.#sent = true
    this.#request.end(this.#post.body)
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
    if (!this.#sent) this.#finish(failure({ kind: 'not-sent', reason: before }))
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
    this.#request.destroy()
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
