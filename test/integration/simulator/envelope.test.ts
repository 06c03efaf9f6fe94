import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import {
  aRequest,
  aSimulator,
  changed,
  credentials,
  register,
  registered,
  search,
  send,
  sendTo,
} from './provider-client.ts'

let simulator: Simulator
beforeAll(async () => {
  simulator = await aSimulator()
})
afterAll(() => simulator.stop())

describe('numbers the provider gives', () => {
  it('answers with an identification number, a receipt number of the day in Japan, and nothing else', async () => {
    const answer = await register(simulator, aRequest('1'))
    expect(answer).toEqual({
      resultCode: '0',
      discrementId: expect.stringMatching(/^\d{6}$/),
      receiptNo: expect.stringMatching(/^20260302\d{10}$/),
    })
  })

  it('keeps leading zeros and never gives two live orders the same number', async () => {
    const low = await aSimulator({ random: () => 0, receiptDigits: 22 })
    const orders = [await registered(low, aRequest('1')), await registered(low, aRequest('1'))]
    expect(orders).toEqual([
      { number: '000000', receiptNo: '2026030200000000000001' },
      { number: '000001', receiptNo: '2026030200000000000002' },
    ])
    expect(await search(low, { receiptNo: '2026030200000000000002' })).toMatchObject({ resultCode: '0' })
    await low.stop()
  })

  it('numbers orders and members itself when the contract says so', async () => {
    const automatic = await aSimulator({ numbering: 'automatic' })
    const request = changed(changed(aRequest('2'), 'gmopg.auth.orderId', undefined), 'gmopg.save.memberId', undefined)
    expect(await register(automatic, request)).toMatchObject({
      resultCode: '0',
      orderId: expect.stringMatching(/^[0-9A-Za-z-]{1,27}$/),
      memberId: expect.stringMatching(/^[0-9A-Za-z@_.-]{1,60}$/),
    })
    expect(Object.keys(await register(automatic, aRequest('2')))).toEqual(['resultCode', 'discrementId', 'receiptNo'])
    await automatic.stop()
  })

  it('does not refuse an order ID it has seen: that comes out in the call', async () => {
    expect(await register(simulator, aRequest('1'))).toMatchObject({ resultCode: '0' })
    expect(await register(simulator, aRequest('1'))).toMatchObject({ resultCode: '0' })
  })
})

describe('AuthSearchApi fields', () => {
  it.each([
    ['receiptNo', undefined, '30'],
    ['receiptNo', '', '30'],
    ['receiptNo', '1'.repeat(18), '40'],
    ['receiptNo', '1'.repeat(19), '30'],
    ['receiptNo', '2026030x', '30'],
    ['receiptNo', 20260302, '30'],
    ['anyItemReturnFlg', '2', '30'],
    ['anyItemReturnFlg', '0', '0'],
    ['anyItemReturnFlg', '1', '0'],
    ['anyItemReturnFlg', 1, '30'],
    ['detailReturnFlg', '2', '30'],
    ['detailReturnFlg', '0', '0'],
    ['detailReturnFlg', '1', '0'],
  ])('%s %s leads to %s', async (path, value, code) => {
    const { receiptNo } = await registered(simulator, aRequest('1'))
    expect(await search(simulator, changed({ receiptNo }, path, value))).toMatchObject({ resultCode: code })
  })

  it('says nothing but 40 of a receipt it does not know', async () => {
    expect(await search(simulator, { receiptNo: '209901010000000001' })).toEqual({ resultCode: '40' })
  })
})

describe('the envelope', () => {
  it.each([
    [{ apiKey: 'wrong' }],
    [{ apiPassword: 'wrong' }],
    [{ apiKey: undefined }],
    [{ apiPassword: undefined }],
    [{ apiKey: 1 }],
  ])('answers 401 with no body to %j', async (wrong) => {
    for (const endpoint of ['AuthRegistApi', 'AuthSearchApi']) {
      const { status, bytes } = await sendTo(`${simulator.url}/${endpoint}`, { ...aRequest('1'), ...wrong })
      expect({ status, length: bytes.length }).toEqual({ status: 401, length: 0 })
    }
  })

  it('knows two paths and one method', async () => {
    const statusOf = async (url: string, method = 'POST') => (await send(url, '', { method })).status
    expect(await statusOf(`${simulator.url}/AuthRegistApi`, 'GET')).toBe(405)
    expect(await statusOf(`${simulator.url}/AuthSearchApi`, 'PUT')).toBe(405)
    expect(await statusOf(`${simulator.url}/AuthCancelApi`)).toBe(404)
    expect(await statusOf(simulator.url)).toBe(404)
  })

  it('refuses what is not a JSON object in UTF-8 of a bearable size', async () => {
    const url = `${simulator.url}/AuthRegistApi`
    const good = JSON.stringify({ ...credentials, ...aRequest('1') })
    expect((await send(url, good, { contentType: 'application/json; charset=UTF-8' })).status).toBe(200)
    expect((await send(url, good, { contentType: 'text/plain' })).status).toBe(415)
    expect((await send(url, good, { contentType: 'application/json; charset=shift_jis' })).status).toBe(415)
    for (const body of ['', '[]', 'null', '{"a":', Buffer.from([0x7b, 0x83, 0x7d])]) {
      expect((await send(url, body)).status).toBe(400)
    }
    expect((await send(url, JSON.stringify({ text: 'a'.repeat(1_000_000) }))).status).toBe(413)
  })

  it('remembers every POST without its secrets', async () => {
    const fresh = await aSimulator()
    await register(fresh, changed(aRequest('3'), 'gmopg.save.cardPass', 'customersecret'))
    await send(`${fresh.url}/AuthSearchApi`, 'no json')
    expect(fresh.requests()).toEqual([
      {
        endpoint: 'AuthRegistApi',
        ms: expect.any(Number),
        body: aRequest('3'),
        bytes: expect.any(Number),
        complete: true,
      },
      { endpoint: 'AuthSearchApi', ms: expect.any(Number), body: undefined, bytes: 7, complete: true },
    ])
    expect(JSON.stringify(fresh.orders())).not.toContain('customersecret')
    await fresh.stop()
  })
})
