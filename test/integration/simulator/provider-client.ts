import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { Agent } from 'node:http'
import { startSimulator } from '../../../src/main/training/simulator/start-simulator.ts'
import type { Simulator, SimulatorOptions } from '../../../src/main/training/simulator/start-simulator.ts'

export const credentials = { apiKey: 'practicekey', apiPassword: 'practiceword' }
/** 00:30 on 2 March 2026 in Japan, still 1 March in UTC. */
const NOW_MS = Date.UTC(2026, 2, 1, 15, 30, 5)

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
}

export type Json = Record<string, unknown>

/** A simulator with a standing clock and random numbers that repeat from run to run. */
export function aSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return startSimulator({ credentials, clock: { now: () => NOW_MS }, random: seeded(1), ...options })
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

export interface Sending {
  readonly method?: string
  readonly contentType?: string
  readonly agent?: Agent
  /** ms after which the client gives up */
  readonly giveUpMs?: number
}

/** Sends bytes as they are; rejects when the connection breaks before the answer is whole. */
export function send(url: string, body: string | Buffer, sending: Sending = {}): Promise<Reply> {
  const { method = 'POST', contentType = 'application/json', agent, giveUpMs } = sending
  return new Promise((resolve, reject) => {
    const signal = giveUpMs === undefined ? undefined : AbortSignal.timeout(giveUpMs)
    const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }
    const outgoing = request(url, { method, headers, agent, signal }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const bytes = Buffer.concat(chunks)
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes, text: bytes.toString() })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

export function sendTo(url: string, body: Json, sending?: Sending): Promise<Reply> {
  return send(url, JSON.stringify({ ...credentials, ...body }), sending)
}

export async function register(simulator: Simulator, body: Json): Promise<Json> {
  return asJson(await sendTo(`${simulator.url}/AuthRegistApi`, body))
}

export async function search(simulator: Simulator, body: Json): Promise<Json> {
  return asJson(await sendTo(`${simulator.url}/AuthSearchApi`, body))
}

export function asJson(reply: Reply): Json {
  return JSON.parse(reply.text) as Json
}

/** A request every field of which is right, for one division. */
export function aRequest(division: '1' | '2' | '3'): Json {
  const auth = { orderId: 'order-1', jobCd: 'CAPTURE', amount: '1000', method: '1' }
  const save = { memberId: 'member-1' }
  const gmopg = {
    '1': { shopId: 'shop1', auth },
    '2': { shopId: 'shop1', siteId: 'site1', auth, save },
    '3': { siteId: 'site1', save },
  }
  return { useDivisionCode: division, gmopg: gmopg[division] }
}

/** A copy with the value at a dotted path replaced, or taken out when it is undefined. */
export function changed(request: Json, path: string, value: unknown): Json {
  const [key = '', ...rest] = path.split('.')
  const inner = rest.length > 0 ? changed((request[key] ?? {}) as Json, rest.join('.'), value) : value
  const copy: Json = { ...request, [key]: inner }
  return inner === undefined ? Object.fromEntries(Object.entries(copy).filter(([name]) => name !== key)) : copy
}

export interface Registered {
  readonly number: string
  readonly receiptNo: string
}

/** Registers an order and returns its numbers; fails when it was refused. */
export async function registered(simulator: Simulator, body: Json): Promise<Registered> {
  const answer = await register(simulator, body)
  if (answer['resultCode'] !== '0') throw new Error(`Refused: ${JSON.stringify(answer)}`)
  return { number: String(answer['discrementId']), receiptNo: String(answer['receiptNo']) }
}

/** Another order than the last: order IDs are never used twice. */
export function withOrderId(division: '1' | '2', orderId: string): Json {
  return changed(aRequest(division), 'gmopg.auth.orderId', orderId)
}
