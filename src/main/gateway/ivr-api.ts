import type { GatewayError } from '../../shared/app-error.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import type { GatewayAccount, IvrGateway } from './ivr-gateway.ts'
import { retryAfterMs } from './retry-after.ts'
import { createPost, type HttpAnswer, type Network, type Post, type Timers } from './transport.ts'
import { readRegistration, readSearch, type ArrivedAnswer } from './wire-answer.ts'
import { registBody, searchBody, type WireBody } from './wire-request.ts'

interface IvrLimits {
  /** ms for a whole registration. */
  readonly registerMs: number
  /** ms for a whole search. */
  readonly searchMs: number
  /** ms until the connection, TLS included, must stand. */
  readonly connectMs: number
  /** Bytes of the longest answer. */
  readonly answerBytes: number
}

export interface IvrGatewayOptions {
  /** Proxy and authorities of this computer; direct and Node's own without it. */
  readonly network?: Network
  readonly limits?: Partial<IvrLimits>
  readonly timers?: Timers
  /** ms since 1970; only for a Retry-After that names a date. */
  readonly now?: () => number
}

interface Call {
  readonly account: GatewayAccount
  readonly endpoint: 'AuthRegistApi' | 'AuthSearchApi'
  readonly body: WireBody
  /** Besides the keys, what was sent and must not come back. */
  readonly secrets: readonly string[]
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
}

const LIMITS: IvrLimits = { registerMs: 30_000, searchMs: 15_000, connectMs: 10_000, answerBytes: 1024 * 1024 }

function realTimers(): Timers {
  return {
    setTimeout: (run, ms) => setTimeout(run, ms),
    // Marked boundary: only ever handed what setTimeout above returned.
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  }
}

function statusError(answer: HttpAnswer, now: number): GatewayError {
  if (answer.status === 401) return { kind: 'unauthorized' }
  const error = { kind: 'unknown', reason: 'http-status', status: answer.status } as const
  const mayWait = answer.status === 429 || answer.status === 503
  const wait = mayWait ? retryAfterMs(answer.retryAfter, now) : undefined
  return wait === undefined ? error : { ...error, retryAfterMs: wait }
}

function endpointUrl(call: Call): URL | null {
  const address = `${call.account.url.replace(/\/+$/u, '')}/${call.endpoint}`
  return URL.canParse(address) ? new URL(address) : null
}

async function ask(call: Call, post: Post, now: () => number): Promise<Result<ArrivedAnswer, GatewayError>> {
  const url = endpointUrl(call)
  if (url === null) return failure({ kind: 'not-sent', reason: 'name-lookup' })
  const posted = await post({ url, body: JSON.stringify(call.body), timeoutMs: call.timeoutMs, signal: call.signal })
  if (!posted.ok) return posted
  const { status, body } = posted.value
  if (status < 200 || status > 299) return failure(statusError(posted.value, now()))
  const { apiKey, apiPassword } = call.account.credentials
  return success({ status, body, secrets: [apiKey, apiPassword, ...call.secrets] })
}

/** The provider's client: one method an endpoint, nothing repeated, nothing logged, nothing remembered. */
export function createIvrGateway(options: IvrGatewayOptions = {}): IvrGateway {
  const limits = { ...LIMITS, ...options.limits }
  const post = createPost({ ...options.network, limits, timers: options.timers ?? realTimers() })
  const now = options.now ?? Date.now
  return {
    async register(account, order, signal) {
      const body = registBody(account, order)
      const secrets = [order.cardPass ?? '']
      const call = { account, endpoint: 'AuthRegistApi', body, secrets, timeoutMs: limits.registerMs, signal } as const
      const answer = await ask(call, post, now)
      return answer.ok ? readRegistration(answer.value) : answer
    },
    async search(account, receiptNo, signal) {
      const body = searchBody(account, receiptNo)
      const call = {
        account,
        endpoint: 'AuthSearchApi',
        body,
        secrets: [],
        timeoutMs: limits.searchMs,
        signal,
      } as const
      const answer = await ask(call, post, now)
      return answer.ok ? readSearch(answer.value) : answer
    },
  }
}
