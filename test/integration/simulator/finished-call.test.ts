import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CardScenario } from '../../../src/main/training/simulator/card-scenario.ts'
import type { Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import { aRequest, aSimulator, changed, registered, search, withOrderId } from './provider-client.ts'
import type { Json } from './provider-client.ts'

let simulator: Simulator
beforeEach(async () => {
  simulator = await aSimulator()
})
afterEach(() => simulator.stop())

type Runs = Record<string, Json[]>

/** Registers, calls, and gives what AuthSearchApi says in full. */
async function afterCall(request: Json, scenario: CardScenario): Promise<Json> {
  const { number, receiptNo } = await registered(simulator, request)
  simulator.phone.callThrough(number, scenario)
  simulator.phone.hangUp()
  return search(simulator, { receiptNo, detailReturnFlg: '1' })
}

/** The steps of the history in order, each run as `ok`, `broken` or its errInfo. */
function steps(answer: Json): [string, string[]][] {
  const history = (answer['transactionHistory'] ?? {}) as Runs
  const verdict = (run: Json) =>
    run['pspStatusCode'] === '1' ? 'broken' : ((run['errInfo'] as string | undefined) ?? 'ok')
  return Object.entries(history).map(([name, runs]) => [name, runs.map(verdict)])
}

const outcome = (answer: Json) => ({
  status: answer['statusCode'],
  auth: answer['authSuccessFlg'],
  save: answer['saveSuccessFlg'],
  steps: steps(answer),
})

const entry: [string, string[]] = ['entryTran', ['ok']]
const newMember: [string, string[]][] = [
  ['searchMember', ['E01390002']],
  ['saveMember', ['ok']],
]
const full = (count: number) => 'あ'.repeat(count)
const G03 = '42G030000'
const G12 = '42G120000'

const calls: [string, '1' | '2' | '3', CardScenario, { auth?: string; save?: string; steps: [string, string[]][] }][] =
  [
    ['paid', '1', { kind: 'accepted' }, { auth: '1', steps: [entry, ['execTran', ['ok']]] }],
    ['declined', '1', { kind: 'declined', errInfo: G03 }, { auth: '0', steps: [entry, ['execTran', [G03]]] }],
    [
      'three wrong tries',
      '1',
      { kind: 'declined', errInfo: G12, tries: 3 },
      { auth: '0', steps: [entry, ['execTran', [G12, G12, G12]]] },
    ],
    [
      'declined, then paid',
      '1',
      { kind: 'declined-then-accepted', errInfo: G03 },
      { auth: '1', steps: [entry, ['execTran', [G03, 'ok']]] },
    ],
    ['hang-up', '1', { kind: 'hang-up' }, { auth: '0', steps: [] }],
    ['exchange failed', '1', { kind: 'exchange-failed' }, { auth: '0', steps: [entry, ['execTran', ['broken']]] }],
    [
      'entryTran unanswered',
      '1',
      { kind: 'exchange-failed', step: 'entryTran' },
      { auth: '0', steps: [['entryTran', ['broken']]] },
    ],
    [
      'entry refused',
      '1',
      { kind: 'entry-failed', errInfo: 'E01060010' },
      { auth: '0', steps: [['entryTran', ['E01060010']]] },
    ],
    [
      'card not saved without a card to save',
      '1',
      { kind: 'card-not-saved' },
      { auth: '1', steps: [entry, ['execTran', ['ok']]] },
    ],
    [
      'paid and saved',
      '2',
      { kind: 'accepted' },
      { auth: '1', save: '1', steps: [entry, ['execTran', ['ok']], ...newMember, ['tradedCard', ['ok']]] },
    ],
    [
      'paid, card not saved',
      '2',
      { kind: 'card-not-saved' },
      { auth: '1', save: '0', steps: [entry, ['execTran', ['ok']], ...newMember, ['tradedCard', ['42G830000']]] },
    ],
    [
      'paid, saving unanswered',
      '2',
      { kind: 'exchange-failed', step: 'tradedCard' },
      { auth: '1', save: '0', steps: [entry, ['execTran', ['ok']], ...newMember, ['tradedCard', ['broken']]] },
    ],
    [
      'paid, member search unanswered',
      '2',
      { kind: 'exchange-failed', step: 'searchMember' },
      { auth: '1', save: '0', steps: [entry, ['execTran', ['ok']], ['searchMember', ['broken']]] },
    ],
    [
      'declined with a card to save',
      '2',
      { kind: 'declined', errInfo: G03 },
      { auth: '0', save: '0', steps: [entry, ['execTran', [G03]]] },
    ],
    ['hang-up', '2', { kind: 'hang-up' }, { auth: '0', save: '0', steps: [] }],
    ['saved', '3', { kind: 'accepted' }, { save: '1', steps: [...newMember, ['saveCard', ['ok']]] }],
    [
      'save failed',
      '3',
      { kind: 'declined', errInfo: G03, tries: 2 },
      { save: '0', steps: [...newMember, ['saveCard', [G03, G03]]] },
    ],
    [
      'save failed by default code',
      '3',
      { kind: 'card-not-saved' },
      { save: '0', steps: [...newMember, ['saveCard', ['42G830000']]] },
    ],
    [
      'saving unanswered',
      '3',
      { kind: 'exchange-failed' },
      { save: '0', steps: [...newMember, ['saveCard', ['broken']]] },
    ],
  ]

describe('a finished call', () => {
  it.each(calls.map(([name, division, scenario, expected]) => ({ name, division, scenario, expected })))(
    '$name in division $division',
    async ({ division, scenario, expected }) => {
      const answer = await afterCall(aRequest(division), scenario)
      expect(outcome(answer)).toEqual({ status: '2', auth: undefined, save: undefined, ...expected })
      expect(answer).not.toHaveProperty(division === '3' ? 'authSuccessFlg' : 'nothing')
    },
  )

  it('shows a declined try with approve and tranId filled, and the last run of each step', async () => {
    const answer = await afterCall(aRequest('1'), { kind: 'declined', errInfo: `${G03}|E01170011` })
    const last = answer['lastTransaction'] as Record<string, Json>
    expect(last).toEqual({
      entryTran: {
        pspStatusCode: '0',
        transactionDatetime: '2026/03/02 00:30:05',
        accessId: expect.stringMatching(/^.{32}$/),
        accessPass: expect.stringMatching(/^.{32}$/),
      },
      execTran: {
        pspStatusCode: '0',
        transactionDatetime: '2026/03/02 00:30:05',
        acs: '0',
        orderId: 'order-1',
        method: '1',
        forward: '2a99663',
        approve: expect.stringMatching(/^[ \d]\d{6}$/),
        tranId: expect.stringMatching(/^\d{28}$/),
        tranDate: '20260302003005',
        checkString: expect.stringMatching(/^[0-9a-f]{32}$/),
        errCode: 'G03|E01',
        errInfo: `${G03}|E01170011`,
      },
    })
    expect(answer['transactionHistory']).toEqual({ entryTran: [last['entryTran']], execTran: [last['execTran']] })
  })

  it('shows only the time of a step that was not exchanged', async () => {
    const answer = await afterCall(aRequest('1'), { kind: 'exchange-failed' })
    expect(answer['lastTransaction']).toMatchObject({
      execTran: { pspStatusCode: '1', transactionDatetime: '2026/03/02 00:30:05' },
    })
    expect(Object.keys((answer['lastTransaction'] as Record<string, Json>)['execTran'] ?? {})).toHaveLength(2)
  })

  it('fills approve with a leading space at times', async () => {
    const approvals = []
    for (const orderId of ['a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'a-6', 'a-7', 'a-8']) {
      const answer = await afterCall(withOrderId('1', orderId), { kind: 'accepted' })
      approvals.push((answer['lastTransaction'] as Record<string, Json>)['execTran']?.['approve'])
    }
    expect(new Set(approvals.map((approve) => String(approve).startsWith(' ')))).toEqual(new Set([true, false]))
  })

  it('returns the shop fields only when asked to when registering', async () => {
    const fields = changed(changed(aRequest('1'), 'gmopg.auth.clientField1', '伝票7'), 'gmopg.auth.clientField3', 'x')
    const without = await afterCall(fields, { kind: 'accepted' })
    const asked = changed(changed(fields, 'gmopg.auth.orderId', 'order-2'), 'gmopg.auth.clientFieldFlag', '1')
    const having = await afterCall(asked, { kind: 'accepted' })
    expect(JSON.stringify(without)).not.toContain('clientField')
    expect(having['lastTransaction']).toMatchObject({ execTran: { clientField1: '伝票7', clientField3: 'x' } })
    expect(JSON.stringify(having)).not.toContain('clientField2')
  })

  it('returns pay times of instalments, and anyItem and history only on request', async () => {
    const pairs = [{ name: '品名', value: 'みかん' }]
    const instalments = changed(changed(aRequest('1'), 'gmopg.auth.method', '2'), 'gmopg.auth.payTimes', '3')
    const { number, receiptNo } = await registered(simulator, changed(instalments, 'anyItem', pairs))
    simulator.phone.callThrough(number, { kind: 'accepted' })
    const bare = await search(simulator, { receiptNo })
    expect(bare['lastTransaction']).toMatchObject({ execTran: { method: '2', payTimes: '3' } })
    expect(bare).not.toHaveProperty('anyItem')
    expect(bare).not.toHaveProperty('transactionHistory')
    expect(await search(simulator, { receiptNo, anyItemReturnFlg: '1' })).toEqual({ ...bare, anyItem: pairs })
  })

  it('masks the saved card, counts card numbers up and finds the member the second time', async () => {
    const request = changed(changed(aRequest('3'), 'gmopg.save.memberName', full(256)), 'gmopg.save.seqMode', '1')
    const first = await afterCall(request, { kind: 'accepted' })
    const second = await afterCall(request, { kind: 'accepted' })
    const update = changed(changed(request, 'gmopg.save.cardSeq', '0'), 'gmopg.save.updateType', '2')
    const updated = await afterCall(update, { kind: 'accepted' })
    const third = await afterCall(request, { kind: 'accepted' })
    expect(first['lastTransaction']).toMatchObject({
      saveCard: { cardSeq: '0', cardNo: expect.stringMatching(/^\*{12}\d{4}$/), brand: 'VISA', domesticFlag: '1' },
    })
    expect(steps(second)).toEqual([
      ['searchMember', ['ok']],
      ['saveCard', ['ok']],
    ])
    expect(second['lastTransaction']).toMatchObject({
      searchMember: { memberId: 'member-1', memberName: full(255), deleteFlag: '0' },
      saveCard: { cardSeq: '1' },
    })
    expect(updated['lastTransaction']).toMatchObject({ saveCard: { cardSeq: '0' } })
    expect(third['lastTransaction']).toMatchObject({ saveCard: { cardSeq: '2' } })
  })

  it('refuses a used order ID in the call, also after a decline but not after a hang-up', async () => {
    await afterCall(withOrderId('1', 'hung-up'), { kind: 'hang-up' })
    expect(outcome(await afterCall(withOrderId('1', 'hung-up'), { kind: 'accepted' }))).toMatchObject({ auth: '1' })
    await afterCall(withOrderId('1', 'refused'), { kind: 'declined', errInfo: G03 })
    const again = await afterCall(withOrderId('1', 'refused'), { kind: 'accepted' })
    expect(outcome(again)).toMatchObject({ status: '2', auth: '0', steps: [['entryTran', ['E01040010']]] })
    expect(again['lastTransaction']).toMatchObject({ entryTran: { errCode: 'E01' } })
    const otherShop = changed(withOrderId('1', 'refused'), 'gmopg.shopId', 'shop2')
    expect(outcome(await afterCall(otherShop, { kind: 'accepted' }))).toMatchObject({ auth: '1' })
  })

  it('takes no amount for a validity check', async () => {
    const request = { useDivisionCode: '1', gmopg: { shopId: 's', auth: { orderId: 'c-1', jobCd: 'CHECK' } } }
    const answer = await afterCall(request, { kind: 'accepted' })
    expect(outcome(answer)).toMatchObject({ status: '2', auth: '1' })
    expect((answer['lastTransaction'] as Record<string, Json>)['execTran']).not.toHaveProperty('method')
  })
})
