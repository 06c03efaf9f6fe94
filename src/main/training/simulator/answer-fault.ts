import type { AnswerFault } from './fault.ts'
import type { HttpAnswer } from './http-answer.ts'
import { JSON_TYPE, jsonAnswer } from './http-answer.ts'
import type { JsonObject } from './json-object.ts'
import type { ShiftJis } from './shift-jis.ts'

export interface Spoiling {
  /** Does the provider's work and gives its answer. */
  readonly process: () => HttpAnswer
  readonly shiftJis: ShiftJis
}

/** The whole but wrong answer a fault asks for. */
export function spoiltAnswer(fault: AnswerFault, { process, shiftJis }: Spoiling): HttpAnswer {
  switch (fault.kind) {
    case 'status':
    case 'redirect':
    case 'answer':
      if (fault.processed) process()
      return inventedAnswer(fault)
    case 'transform': {
      const normal = process()
      return normal.json ? jsonAnswer(fault.change(normal.json), normal.status) : normal
    }
    case 'truncated':
    case 'content-type':
    case 'bom':
    case 'shift-jis':
    case 'duplicate-keys':
    case 'proto-key':
    case 'deep-nesting': {
      const { status, json = {} } = process()
      return { status, headers: { 'content-type': JSON_TYPE }, ...spoiltBody(fault, json, shiftJis) }
    }
  }
}

function inventedAnswer(fault: Extract<AnswerFault, { kind: 'status' | 'redirect' | 'answer' }>): HttpAnswer {
  if (fault.kind === 'answer') return jsonAnswer(fault.json)
  if (fault.kind === 'status') return { body: Buffer.from(fault.body ?? ''), headers: {}, ...given(fault) }
  return { status: fault.status ?? 302, headers: { location: fault.location }, body: Buffer.alloc(0) }
}

function given(fault: Extract<AnswerFault, { kind: 'status' }>) {
  return { status: fault.status, ...(fault.headers ? { headers: fault.headers } : {}) }
}

type BodyFault = Exclude<AnswerFault, { kind: 'status' | 'redirect' | 'answer' | 'transform' }>

function spoiltBody(
  fault: BodyFault,
  json: JsonObject,
  shiftJis: ShiftJis,
): { body: Buffer; headers?: Readonly<Record<string, string>> } {
  const text = JSON.stringify(json)
  switch (fault.kind) {
    case 'truncated':
      return { body: Buffer.from(text).subarray(0, Math.floor(Buffer.byteLength(text) / 2)) }
    case 'content-type':
      return { body: Buffer.from(text), headers: { 'content-type': fault.value } }
    case 'bom':
      return { body: Buffer.from(`\ufeff${text}`) }
    case 'shift-jis':
      return { body: shiftJis.encode(withKey('note', JSON.stringify('受付しました'), json)) }
    case 'duplicate-keys':
      return { body: Buffer.from(withKey('resultCode', '"90"', json)) }
    case 'proto-key':
      return { body: Buffer.from(withKey('__proto__', '{"resultCode":"0","polluted":"yes"}', json)) }
    case 'deep-nesting':
      return { body: Buffer.from(withKey('deep', '['.repeat(fault.depth) + ']'.repeat(fault.depth), json)) }
  }
}

// Written as text: an object literal cannot hold the same key twice, nor a deep list JSON.stringify survives.
function withKey(key: string, valueText: string, json: JsonObject): string {
  const rest = JSON.stringify(json).slice(1)
  return `{${JSON.stringify(key)}:${valueText}${rest === '}' ? '' : ','}${rest}`
}
