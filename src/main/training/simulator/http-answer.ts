import type { ServerResponse } from 'node:http'
import { isJsonObject } from './json-object.ts'
import type { JsonObject } from './json-object.ts'

/** A whole HTTP answer, before anything goes wrong with it. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** The body before it became text, when it is an object. */
  readonly json?: JsonObject | undefined
}

export const JSON_TYPE = 'application/json;charset=UTF-8'

export function jsonAnswer(value: unknown, status = 200): HttpAnswer {
  // JSON.stringify gives undefined for undefined and functions, whatever its type says.
  const text: unknown = JSON.stringify(value)
  const body = Buffer.from(typeof text === 'string' ? text : '')
  return { status, headers: { 'content-type': JSON_TYPE }, body, json: isJsonObject(value) ? value : undefined }
}

export function bareAnswer(status: number, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers, body: Buffer.alloc(0) }
}

export function writeAnswer(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(body)
}
