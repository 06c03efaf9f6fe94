import type { Endpoint } from './fault.ts'
import { isJsonObject } from './json-object.ts'

/** One POST the simulator saw. */
export interface RecordedRequest {
  readonly endpoint: Endpoint
  /** ms epoch when it had been read */
  readonly ms: number
  /** The parsed body without apiKey, apiPassword and cardPass; undefined when it was no JSON. */
  readonly body?: unknown
  readonly bytes: number
  /** False when the sender went away half-way. */
  readonly complete: boolean
}

export interface RequestLog {
  add(request: RecordedRequest): void
  all(): readonly RecordedRequest[]
}

const MOST_REQUESTS = 5_000
const SECRETS: readonly string[] = ['apiKey', 'apiPassword', 'cardPass']

/** Keeps the latest 5,000 requests. */
export function createRequestLog(): RequestLog {
  const requests: RecordedRequest[] = []
  return {
    add(request) {
      requests.push({ ...request, body: withoutSecrets(request.body) })
      if (requests.length > MOST_REQUESTS) requests.shift()
    },
    all: () => [...requests],
  }
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (!isJsonObject(value)) return value
  const kept = Object.entries(value).filter(([key]) => !SECRETS.includes(key))
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutSecrets(inner)]))
}
