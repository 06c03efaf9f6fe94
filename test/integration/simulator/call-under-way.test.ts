import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PhoneState } from '../../../src/main/training/simulator/phone-line.ts'
import type { Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import { aRequest, aSimulator, changed, registered, search, withOrderId } from './provider-client.ts'

let simulator: Simulator
beforeEach(async () => {
  simulator = await aSimulator()
})
afterEach(() => simulator.stop())

const G03 = '42G030000'

describe('a call under way', () => {
  it('moves through the flow as keys are pressed', async () => {
    const { number, receiptNo } = await registered(simulator, aRequest('1'))
    const { phone } = simulator
    const seen: unknown[] = []
    const look = async () => {
      const answer = await search(simulator, { receiptNo, detailReturnFlg: '1' })
      seen.push([phone.state().stage, answer['statusCode'], answer['flowLevelId'], answer['authSuccessFlg']])
      return answer
    }
    expect(await look()).toEqual({
      resultCode: '0',
      statusCode: '0',
      flowLevelId: '0000',
      flowLevelName: '着信待ち',
      callerTelNo: '',
      incomingDatetime: '',
      authSuccessFlg: '0',
      lastTransaction: {},
    })
    phone.dial()
    for (const key of number) phone.key(key)
    await look()
    phone.key('#')
    expect(await look()).toMatchObject({ callerTelNo: '0300000000', incomingDatetime: '2026/03/02 00:30:05' })
    for (const key of ['#', '#', '#', '#']) {
      phone.key(key)
      await look()
    }
    phone.customerKeysCard({ kind: 'accepted' })
    await look()
    expect(seen).toEqual([
      ['idle', '0', '0000', '0'],
      ['asking-number', '0', '0000', '0'],
      ['handing-over', '1', '0100', '0'],
      ['asking-card', '1', '0210', '0'],
      ['asking-expiry', '1', '0220', '0'],
      ['asking-security-code', '1', '0230', '0'],
      ['asking-security-code', '1', '0230', '0'],
      ['ended', '2', '0900', '1'],
    ])
  })

  it('asks again for a wrong number and hangs up at the third, leaving the order waiting', async () => {
    const { number, receiptNo } = await registered(simulator, aRequest('1'))
    const wrong = number === '111111' ? '222222' : '111111'
    const { phone } = simulator
    phone.dial()
    const after = [1, 2, 3].map(() => {
      for (const key of wrong) phone.key(key)
      return phone.key('#')
    })
    expect(after).toEqual([
      { stage: 'asking-number', captionKey: 'wrong-number', typed: 0, tries: 1 },
      { stage: 'asking-number', captionKey: 'wrong-number', typed: 0, tries: 2 },
      { stage: 'ended', captionKey: 'too-many-wrong-numbers', typed: 0, tries: 3 },
    ])
    expect(await search(simulator, { receiptNo })).toMatchObject({ statusCode: '0' })
    expect(phone.callThrough(number, { kind: 'accepted' })).toMatchObject({
      stage: 'ended',
      captionKey: 'paid',
      tries: 0,
    })
  })

  it('clears with *, counts digits without showing them, and takes in no card digits', async () => {
    const { number } = await registered(simulator, changed(aRequest('1'), 'gmopg.auth.tax', '80'))
    const { phone } = simulator
    phone.dial()
    phone.key('9')
    expect(phone.key('x')).toMatchObject({ typed: 1 })
    expect(phone.key('*')).toMatchObject({ typed: 0 })
    for (const key of number) phone.key(key)
    expect(phone.key('#')).toMatchObject({ stage: 'handing-over', orderId: 'order-1', amount: 1080, division: '1' })
    phone.handOver()
    const before = JSON.stringify(simulator.orders())
    expect(phone.key('4')).toMatchObject({ stage: 'asking-card', typed: 0 })
    expect(JSON.stringify(simulator.orders())).toBe(before)
  })

  it('finishes with an empty history when the receiver goes down before a card', async () => {
    const { number, receiptNo } = await registered(simulator, aRequest('1'))
    simulator.phone.dial()
    for (const key of `${number}#`) simulator.phone.key(key)
    expect(simulator.phone.hangUp()).toMatchObject({ stage: 'ended', captionKey: 'call-ended' })
    expect(simulator.phone.hangUp()).toEqual({ stage: 'idle', captionKey: 'on-hook', typed: 0, tries: 0 })
    const answer = await search(simulator, { receiptNo, detailReturnFlg: '1' })
    expect(answer).toMatchObject({ statusCode: '2', authSuccessFlg: '0', lastTransaction: {} })
    expect(answer).not.toHaveProperty('transactionHistory')
    expect(answer['lastTransaction']).toEqual({})
  })

  it('stays at 1 while stuck, hung up or not, until it is released', async () => {
    const { number, receiptNo } = await registered(simulator, aRequest('1'))
    const { phone } = simulator
    expect(phone.callThrough(number, { kind: 'stuck' })).toMatchObject({ stage: 'stuck', captionKey: 'please-wait' })
    expect(phone.hangUp()).toMatchObject({ stage: 'idle' })
    expect(await search(simulator, { receiptNo })).toMatchObject({ statusCode: '1', flowLevelId: '0300' })
    expect(phone.release({ kind: 'accepted' })).toMatchObject({ stage: 'idle' })
    expect(await search(simulator, { receiptNo })).toMatchObject({ statusCode: '2', authSuccessFlg: '1' })
  })

  it('answers with codes nobody lists until released', async () => {
    const { number, receiptNo } = await registered(simulator, aRequest('1'))
    simulator.phone.callThrough(number, { kind: 'odd-answer', resultCode: '90' })
    expect(await search(simulator, { receiptNo })).toEqual({ resultCode: '90' })
    simulator.phone.release()
    expect(await search(simulator, { receiptNo })).toMatchObject({ resultCode: '0', statusCode: '2' })
    const other = await registered(simulator, aRequest('1'))
    simulator.phone.callThrough(other.number, { kind: 'odd-answer', statusCode: '7' })
    expect(await search(simulator, { receiptNo: other.receiptNo })).toMatchObject({ resultCode: '0', statusCode: '7' })
  })

  it('ignores what does not fit the stage and tells listeners of every change until they stop', async () => {
    const { number } = await registered(simulator, aRequest('1'))
    const { phone } = simulator
    const heard: PhoneState[] = []
    const stopListening = phone.onChange((state) => heard.push(state))
    phone.customerKeysCard({ kind: 'accepted' })
    phone.handOver()
    phone.hangUp()
    phone.release()
    phone.key('1')
    expect(heard).toEqual([])
    phone.dial()
    phone.dial()
    expect(heard).toEqual([{ stage: 'asking-number', captionKey: 'welcome', typed: 0, tries: 0 }])
    stopListening()
    for (const key of `${number}#`) phone.key(key)
    expect(heard).toHaveLength(1)
  })

  it('keeps several lines apart, and a number in a call reaches nobody else', async () => {
    const [first, second] = [
      await registered(simulator, withOrderId('1', 'l-1')),
      await registered(simulator, withOrderId('1', 'l-2')),
    ]
    const line = simulator.openLine({ callerTelNo: '0611112222' })
    for (const [phone, number] of [
      [simulator.phone, first.number],
      [line, second.number],
    ] as const) {
      phone.dial()
      for (const key of `${number}#`) phone.key(key)
    }
    const third = simulator.openLine()
    third.dial()
    for (const key of first.number) third.key(key)
    expect(third.key('#')).toMatchObject({ captionKey: 'wrong-number' })
    line.customerKeysCard({ kind: 'declined', errInfo: G03 })
    expect(await search(simulator, { receiptNo: first.receiptNo })).toMatchObject({ statusCode: '1' })
    expect(await search(simulator, { receiptNo: second.receiptNo })).toMatchObject({
      statusCode: '2',
      callerTelNo: '0611112222',
    })
    const joined = simulator.openLine({ receiptNo: first.receiptNo })
    expect(joined.customerKeysCard({ kind: 'accepted' })).toMatchObject({ captionKey: 'paid' })
  })
})

describe('the voice at the end', () => {
  it.each([
    ['1', { kind: 'accepted' }, 'paid'],
    ['1', { kind: 'declined', errInfo: G03 }, 'declined'],
    ['1', { kind: 'exchange-failed' }, 'exchange-failed'],
    ['1', { kind: 'hang-up' }, 'call-ended'],
    ['2', { kind: 'accepted' }, 'paid-and-saved'],
    ['2', { kind: 'card-not-saved' }, 'paid-card-not-saved'],
    ['3', { kind: 'accepted' }, 'saved'],
    ['3', { kind: 'card-not-saved' }, 'save-failed'],
    ['3', { kind: 'exchange-failed' }, 'exchange-failed'],
  ] as const)('division %s, %j: %s', async (division, scenario, captionKey) => {
    const { number } = await registered(simulator, aRequest(division))
    expect(simulator.phone.callThrough(number, scenario)).toMatchObject({ stage: 'ended', captionKey })
  })
})
