import { Agent } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnswerFault, Fault } from '../../../src/main/training/simulator/fault.ts'
import type { Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import { aRequest, aSimulator, asJson, register, registered, search, sendTo, withOrderId } from './provider-client.ts'
import type { Reply, Sending } from './provider-client.ts'

let simulator: Simulator
beforeEach(async () => {
  simulator = await aSimulator()
})
afterEach(() => simulator.stop())

function registerWith(fault: Fault, sending?: Sending): Promise<Reply> {
  simulator.faults.next('AuthRegistApi', fault)
  return sendTo(`${simulator.url}/AuthRegistApi`, aRequest('1'), sending)
}

describe('the fault script', () => {
  it('uses faults up in order, per endpoint, then falls back to the standing one', async () => {
    const { receiptNo } = await registered(simulator, aRequest('1'))
    const status = async () => (await sendTo(`${simulator.url}/AuthSearchApi`, { receiptNo })).status
    simulator.faults.next('AuthSearchApi', { kind: 'status', status: 500 })
    simulator.faults.next('AuthSearchApi', { kind: 'status', status: 408 })
    simulator.faults.always('AuthSearchApi', { kind: 'status', status: 503 })
    expect(await register(simulator, aRequest('1'))).toMatchObject({ resultCode: '0' })
    expect([await status(), await status(), await status(), await status()]).toEqual([500, 408, 503, 503])
    simulator.faults.clear()
    expect(await status()).toBe(200)
  })
})

describe('an answer that is whole but wrong', () => {
  it('sends any status, body and header', async () => {
    const headers = { 'retry-after': '30', 'content-type': 'text/html' }
    const reply = await registerWith({ kind: 'status', status: 429, body: '<h1>later</h1>', headers })
    expect(reply).toMatchObject({ status: 429, text: '<h1>later</h1>', headers })
    expect(simulator.orders()).toEqual([])
    await registerWith({ kind: 'status', status: 502, processed: true })
    expect(simulator.orders()).toHaveLength(1)
  })

  it('redirects elsewhere', async () => {
    const reply = await registerWith({ kind: 'redirect', location: 'http://other.invalid/' })
    expect(reply).toMatchObject({ status: 302, headers: { location: 'http://other.invalid/' } })
    expect(simulator.orders()).toEqual([])
  })

  it('gives any JSON at all, or the normal answer changed', async () => {
    expect((await registerWith({ kind: 'answer', json: [1, null] })).text).toBe('[1,null]')
    expect(simulator.orders()).toEqual([])
    const reply = await registerWith({
      kind: 'transform',
      change: ({ discrementId }) => ({ resultCode: 0, discrementId }),
    })
    expect(asJson(reply)).toEqual({ resultCode: 0, discrementId: simulator.orders()[0]?.identificationNumber })
  })

  it('cuts the JSON short', async () => {
    const { text } = await registerWith({ kind: 'truncated' })
    expect(text).toMatch(/^\{"resultCode":"0"/)
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
  })

  it('names another content type', async () => {
    const reply = await registerWith({ kind: 'content-type', value: 'text/html' })
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'text/html' } })
    expect(asJson(reply)).toMatchObject({ resultCode: '0' })
  })

  it('puts a byte order mark first', async () => {
    const { bytes } = await registerWith({ kind: 'bom' })
    expect([...bytes.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x7b])
  })

  it('writes in Shift_JIS', async () => {
    const { bytes } = await registerWith({ kind: 'shift-jis' })
    expect(JSON.parse(new TextDecoder('shift_jis').decode(bytes))).toMatchObject({
      resultCode: '0',
      note: '受付しました',
    })
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError)
  })

  it('repeats a key, smuggles a prototype in, nests deeply', async () => {
    expect((await registerWith({ kind: 'duplicate-keys' })).text).toMatch(/^\{"resultCode":"90","resultCode":"0",/)
    expect((await registerWith({ kind: 'proto-key' })).text).toMatch(/^\{"__proto__":\{"resultCode":"0"/)
    const { text } = await registerWith({ kind: 'deep-nesting', depth: 50_000 })
    expect(text.length).toBeGreaterThan(100_000)
    expect(text).toContain('[[[[')
  })

  it('counts all of these as registered', async () => {
    const spoilt: AnswerFault[] = [
      { kind: 'truncated' },
      { kind: 'content-type', value: 'x/y' },
      { kind: 'bom' },
      { kind: 'shift-jis' },
      { kind: 'duplicate-keys' },
      { kind: 'proto-key' },
      { kind: 'deep-nesting', depth: 3 },
    ]
    for (const fault of spoilt) await registerWith(fault)
    expect(simulator.orders()).toHaveLength(spoilt.length)
  })

  it('still asks for the right credentials', async () => {
    simulator.faults.next('AuthRegistApi', { kind: 'proto-key' })
    const reply = await sendTo(`${simulator.url}/AuthRegistApi`, { ...aRequest('1'), apiKey: 'wrong' })
    expect(reply).toMatchObject({ status: 401, text: '{"__proto__":{"resultCode":"0","polluted":"yes"}}' })
  })
})

describe('a connection that breaks', () => {
  it.each([
    ['reset', 'ECONNRESET'],
    ['close', 'ECONNRESET'],
  ] as const)('%s after the request, processed or not', async (kind, code) => {
    await expect(registerWith({ kind })).rejects.toMatchObject({ code })
    expect(simulator.orders()).toEqual([])
    await expect(registerWith({ kind, processed: true })).rejects.toMatchObject({ code })
    expect(simulator.orders()).toHaveLength(1)
    expect(simulator.requests()).toHaveLength(2)
  })

  it('breaks a socket that worked before', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    await sendTo(`${simulator.url}/AuthRegistApi`, aRequest('1'), { agent })
    await expect(registerWith({ kind: 'reset' }, { agent })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(simulator.requests()).toHaveLength(2)
    agent.destroy()
  })

  it('stops half-way through the promised bytes', async () => {
    await expect(registerWith({ kind: 'half-body' })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(simulator.orders()).toHaveLength(1)
  })

  it.each([{ kind: 'silence' }, { kind: 'headers-then-silence' }, { kind: 'trickle', everyMs: 60_000 }] as const)(
    '$kind lasts until the client gives up, and stop() ends it at once',
    async (fault) => {
      await expect(registerWith(fault, { giveUpMs: 50 })).rejects.toThrow()
      const waiting = registerWith(fault).catch((cause: unknown) => cause)
      while (simulator.requests().length < 2) await new Promise(setImmediate)
      await simulator.stop()
      expect(await waiting).toBeInstanceOf(Error)
      simulator = await aSimulator()
    },
  )

  it('notes a sender that went away half-way', async () => {
    const { request } = await import('node:http')
    const headers = { 'content-type': 'application/json', 'content-length': 100 }
    const outgoing = request(`${simulator.url}/AuthRegistApi`, { method: 'POST', headers })
    outgoing.on('error', () => undefined)
    await new Promise((resolve) => outgoing.write('{"useDivision', resolve))
    await search(simulator, { receiptNo: '1' })
    outgoing.destroy()
    while (simulator.requests().length < 2) await new Promise(setImmediate)
    expect(simulator.requests().at(-1)).toMatchObject({ endpoint: 'AuthRegistApi', complete: false })
  })
})

describe('an answer that is slow or huge', () => {
  it('comes byte by byte, or late', async () => {
    expect(asJson(await registerWith({ kind: 'trickle', everyMs: 0 }))).toMatchObject({ resultCode: '0' })
    expect(asJson(await registerWith({ kind: 'delay', ms: 5 }))).toMatchObject({ resultCode: '0' })
    expect(await registerWith({ kind: 'delay', ms: 5, then: { kind: 'status', status: 503 } })).toMatchObject({
      status: 503,
    })
  })

  it('sends as many megabytes as asked for, plain or packed', async () => {
    const plain = await registerWith({ kind: 'huge', megabytes: 5 })
    expect(plain.bytes.length).toBeGreaterThan(5_000_000)
    const packed = await registerWith({ kind: 'gzip-bomb', megabytes: 5 })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.bytes.length).toBeLessThan(20_000)
    expect(JSON.parse(gunzipSync(packed.bytes).toString())).toMatchObject({ resultCode: '0' })
  })

  it('goes on serving after a client turned a huge answer away', async () => {
    await expect(registerWith({ kind: 'huge', megabytes: 10_000 }, { giveUpMs: 50 })).rejects.toThrow()
    expect(await register(simulator, withOrderId('1', 'next'))).toMatchObject({ resultCode: '0' })
  })
})
