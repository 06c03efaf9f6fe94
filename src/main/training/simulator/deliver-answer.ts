import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { spoiltAnswer } from './answer-fault.ts'
import type { Spoiling } from './answer-fault.ts'
import type { ConnectionFault, Fault, StreamFault } from './fault.ts'
import { JSON_TYPE, writeAnswer } from './http-answer.ts'
import { streamJson } from './stream-json.ts'

export interface Exchange extends Spoiling {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Fires when the simulator stops. */
  readonly stopped: AbortSignal
}

/** Answers one request, or fails to in the way the fault asks for. */
export async function deliverAnswer(exchange: Exchange, fault: Fault | undefined): Promise<void> {
  if (fault === undefined) {
    writeAnswer(exchange.response, exchange.process())
    return
  }
  switch (fault.kind) {
    case 'delay':
      await wait(fault.ms, undefined, { signal: exchange.stopped })
      return deliverAnswer(exchange, fault.then)
    case 'reset':
    case 'close':
    case 'silence':
    case 'headers-then-silence':
      failConnection(exchange, fault)
      return
    case 'trickle':
    case 'huge':
    case 'gzip-bomb':
    case 'half-body':
      return streamBody(exchange, fault)
    case 'status':
    case 'redirect':
    case 'answer':
    case 'transform':
    case 'truncated':
    case 'content-type':
    case 'bom':
    case 'shift-jis':
    case 'duplicate-keys':
    case 'proto-key':
    case 'deep-nesting':
      writeAnswer(exchange.response, spoiltAnswer(fault, exchange))
  }
}

function failConnection({ request, response, process }: Exchange, fault: ConnectionFault): void {
  if (fault.processed) process()
  if (fault.kind === 'reset') request.socket.resetAndDestroy()
  if (fault.kind === 'close') request.socket.destroySoon()
  if (fault.kind === 'headers-then-silence') {
    response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': 1_000 })
    response.flushHeaders()
  }
}

async function streamBody(exchange: Exchange, fault: StreamFault): Promise<void> {
  const { response, process } = exchange
  const answer = process()
  switch (fault.kind) {
    case 'trickle':
      response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length })
      return trickle(exchange, answer.body, fault.everyMs ?? 1_000)
    case 'half-body':
      response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length })
      response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => response.destroy())
      return
    case 'huge':
    case 'gzip-bomb':
      return streamJson(response, fault)
  }
}

async function trickle({ response, stopped }: Exchange, body: Buffer, everyMs: number): Promise<void> {
  for (const byte of body) {
    await wait(everyMs, undefined, { signal: stopped })
    if (response.destroyed) return
    response.write(Uint8Array.of(byte))
  }
  response.end()
}
