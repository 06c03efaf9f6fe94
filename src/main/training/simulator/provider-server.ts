import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { deliverAnswer } from './deliver-answer.ts'
import type { Endpoint, Fault } from './fault.ts'
import { bareAnswer, jsonAnswer, writeAnswer } from './http-answer.ts'
import type { HttpAnswer } from './http-answer.ts'
import { isJsonObject } from './json-object.ts'
import type { JsonObject } from './json-object.ts'
import { readBody } from './read-body.ts'
import type { RequestLog } from './request-log.ts'
import type { ShiftJis } from './shift-jis.ts'

export interface ServerTerms {
  readonly credentials: { readonly apiKey: string; readonly apiPassword: string }
  readonly now: () => number
  readonly shiftJis: ShiftJis
  readonly log: RequestLog
  readonly takeFault: (endpoint: Endpoint) => Fault | undefined
  /** The business behind each endpoint, for callers whose credentials are right. */
  readonly answer: Readonly<Record<Endpoint, (request: JsonObject) => JsonObject>>
  readonly stopped: AbortSignal
}

export const BASE_PATH = '/authorization/api'
const BODY_LIMIT_BYTES = 1_000_000

/** The HTTP side of the provider; not yet listening. */
export function createProviderServer(terms: ServerTerms): Server {
  return createServer((request, response) => {
    serve(request, response, terms).catch((cause: unknown) => {
      // Aborted waits and senders that hung up are the faults at work; anything else is a bug worth a 500.
      if (terms.stopped.aborted || response.destroyed || response.headersSent) response.destroy()
      else writeAnswer(response, { ...bareAnswer(500), body: Buffer.from(String(cause)) })
    })
  })
}

async function serve(request: IncomingMessage, response: ServerResponse, terms: ServerTerms): Promise<void> {
  const endpoint = endpointOf(request)
  if (endpoint === undefined || request.method !== 'POST') {
    refuse(request, response, endpoint === undefined ? bareAnswer(404) : bareAnswer(405, { allow: 'POST' }))
    return
  }
  const body = await readBody(request, BODY_LIMIT_BYTES)
  const parsed = parse(body.bytes)
  terms.log.add({ endpoint, ms: terms.now(), body: parsed, bytes: body.size, complete: body.complete })
  if (!body.complete) return
  const process = () => (body.tooBig ? bareAnswer(413) : answerOf({ request, endpoint, parsed }, terms))
  const { shiftJis, stopped } = terms
  return deliverAnswer({ request, response, process, shiftJis, stopped }, terms.takeFault(endpoint))
}

function endpointOf(request: IncomingMessage): Endpoint | undefined {
  const path = request.url?.split('?')[0]
  if (path === `${BASE_PATH}/AuthRegistApi`) return 'AuthRegistApi'
  return path === `${BASE_PATH}/AuthSearchApi` ? 'AuthSearchApi' : undefined
}

function refuse(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  request.resume()
  writeAnswer(response, answer)
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return undefined
  }
}

interface Asked {
  readonly request: IncomingMessage
  readonly endpoint: Endpoint
  readonly parsed: unknown
}

function answerOf({ request, endpoint, parsed }: Asked, terms: ServerTerms): HttpAnswer {
  // eslint-disable-next-line security/detect-unsafe-regex -- blanks end at the c; header lines are short
  if (!/^application\/json(;\s*charset="?utf-8"?)?$/i.test(request.headers['content-type'] ?? ''))
    return bareAnswer(415)
  if (!isJsonObject(parsed)) return bareAnswer(400)
  const { apiKey, apiPassword } = terms.credentials
  if (parsed['apiKey'] !== apiKey || parsed['apiPassword'] !== apiPassword) return bareAnswer(401)
  return jsonAnswer(businessAnswer(terms.answer[endpoint], parsed))
}

// A full disk under the training book is the provider's own trouble: "other error".
function businessAnswer(answer: (request: JsonObject) => JsonObject, request: JsonObject): JsonObject {
  try {
    return answer(request)
  } catch {
    return { resultCode: '90' }
  }
}
