import type { JsonObject } from './json-object.ts'

export type Endpoint = 'AuthRegistApi' | 'AuthSearchApi'

/** `processed`: whether the provider did its work before the answer was lost. */
interface Lost {
  readonly processed?: boolean
}

/** The connection misbehaves. Nothing was processed unless said so. */
export type ConnectionFault =
  /** TCP RST after the request was read. */
  | ({ readonly kind: 'reset' } & Lost)
  /** FIN after the request was read. */
  | ({ readonly kind: 'close' } & Lost)
  /** Never an answer; the connection stays open until stop(). */
  | ({ readonly kind: 'silence' } & Lost)
  /** Status line and headers, then nothing. */
  | ({ readonly kind: 'headers-then-silence' } & Lost)

/** The body is too slow or too big to be read whole. The order is processed. */
export type StreamFault =
  /** The normal answer, one byte each `everyMs` (default 1000 ms). */
  | { readonly kind: 'trickle'; readonly everyMs?: number }
  /** A JSON text of about that many MB. */
  | { readonly kind: 'huge'; readonly megabytes: number }
  /** The same, packed by gzip into very little. */
  | { readonly kind: 'gzip-bomb'; readonly megabytes: number }
  /** Half of the promised bytes, then FIN. */
  | { readonly kind: 'half-body' }

/** A whole answer, but not the right one. */
export type AnswerFault =
  /** Any HTTP status with any body. Not processed unless said so. */
  | ({
      readonly kind: 'status'
      readonly status: number
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
    } & Lost)
  /** Status 302 unless given. Not processed unless said so. */
  | ({ readonly kind: 'redirect'; readonly location: string; readonly status?: number } & Lost)
  /** Any JSON as the answer. Not processed unless said so. */
  | ({ readonly kind: 'answer'; readonly json: unknown } & Lost)
  /** The normal answer, changed. Processed. */
  | { readonly kind: 'transform'; readonly change: (answer: JsonObject) => unknown }
  /** The JSON text stops half-way though HTTP is in order. Processed, as all below. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'content-type'; readonly value: string }
  | { readonly kind: 'bom' }
  | { readonly kind: 'shift-jis' }
  /** resultCode twice: 90 first, then the normal one. */
  | { readonly kind: 'duplicate-keys' }
  /** A `__proto__` key that carries a resultCode. */
  | { readonly kind: 'proto-key' }
  | { readonly kind: 'deep-nesting'; readonly depth: number }

/** What goes wrong with one request. */
export type Fault =
  | ConnectionFault
  | StreamFault
  | AnswerFault
  /** Waits (ms), then the normal answer or another fault. */
  | { readonly kind: 'delay'; readonly ms: number; readonly then?: Fault }

/** Script of what goes wrong, per endpoint. */
export interface FaultScript {
  /** For one request; several are used up in the order given. `taken` is told when its request comes. */
  next(endpoint: Endpoint, fault: Fault, taken?: () => void): void
  /** For every request that no `next` is left for. */
  always(endpoint: Endpoint, fault: Fault): void
  clear(): void
}

interface Queued {
  readonly fault: Fault
  readonly taken: (() => void) | undefined
}

/** The script and, for the server, the way to take the next fault off it. */
export function createFaultScript(): FaultScript & { take(endpoint: Endpoint): Fault | undefined } {
  const queues = new Map<Endpoint, Queued[]>()
  const standing = new Map<Endpoint, Fault>()
  return {
    next: (endpoint, fault, taken) => void queues.set(endpoint, [...(queues.get(endpoint) ?? []), { fault, taken }]),
    always: (endpoint, fault) => void standing.set(endpoint, fault),
    clear() {
      queues.clear()
      standing.clear()
    },
    take(endpoint) {
      const queued = queues.get(endpoint)?.shift()
      queued?.taken?.()
      return queued?.fault ?? standing.get(endpoint)
    },
  }
}
