import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import { aRequest, aSimulator, changed, register } from './provider-client.ts'
import type { Json } from './provider-client.ts'

let simulator: Simulator
beforeAll(async () => {
  simulator = await aSimulator()
})
afterAll(() => simulator.stop())

const a = (count: number) => 'a'.repeat(count)
const full = (count: number) => 'あ'.repeat(count)
const FORBIDDEN = ['^', '`', '{', '|', '}', '~', '&', '<', '>', '"', "'", ']'].map((symbol) => `a${symbol}b`)
const instalments = changed(aRequest('1'), 'gmopg.auth.method', '2')
const check = { ...aRequest('1'), gmopg: { shopId: 'shop1', auth: { orderId: 'check-1', jobCd: 'CHECK' } } }
const update = changed(changed(aRequest('3'), 'gmopg.save.updateType', '1'), 'gmopg.save.cardSeq', '0')
const flags = { accepted: ['0', '1', '', undefined], refused: ['2', 'x', '00'] }

interface Row {
  readonly path: string
  readonly code: '30' | '31' | '32'
  readonly base?: Json
  readonly accepted: readonly unknown[]
  readonly refused: readonly unknown[]
}

const rows: readonly Row[] = [
  { path: 'useDivisionCode', code: '30', accepted: ['1'], refused: ['0', '4', '11', '', undefined] },
  { path: 'userId', code: '30', accepted: [a(64), '', undefined], refused: [a(65), 'a-b', 'ａ'] },
  {
    path: 'anyItem',
    code: '30',
    accepted: [undefined, [], Array.from({ length: 5 }, () => ({ name: 'n', value: 'v' }))],
    refused: [Array.from({ length: 6 }, () => ({ name: 'n', value: 'v' })), {}, 'text', null, ['text']],
  },
  {
    path: 'anyItem',
    code: '30',
    accepted: [[{ name: full(64), value: full(256) }]],
    refused: [
      [{ name: full(65), value: 'v' }],
      [{ name: 'n', value: full(257) }],
      [{ name: 'n' }],
      [{ value: 'v' }],
      [{ name: 1, value: 'v' }],
      ...FORBIDDEN.map((text) => [{ name: 'n', value: text }]),
    ],
  },
  { path: 'gmopg', code: '30', accepted: [], refused: [undefined, null, [], 'text'] },
  { path: 'gmopg.shopId', code: '30', accepted: [a(13)], refused: [a(14), '', undefined] },
  { path: 'gmopg.siteId', code: '30', base: aRequest('2'), accepted: [a(13)], refused: [a(14), '', undefined] },
  { path: 'gmopg.siteId', code: '30', base: aRequest('3'), accepted: [a(13)], refused: [a(14), '', undefined] },
  { path: 'gmopg.siteId', code: '30', accepted: [undefined, a(13)], refused: [a(14)] },
  { path: 'gmopg.shopId', code: '30', base: aRequest('2'), accepted: [a(13)], refused: [undefined] },
  { path: 'gmopg.shopId', code: '30', base: aRequest('3'), accepted: [undefined], refused: [a(14)] },
  { path: 'gmopg.auth', code: '30', accepted: [], refused: [undefined, null, 'text', []] },
  { path: 'gmopg.auth', code: '30', base: aRequest('2'), accepted: [], refused: [undefined] },
  { path: 'gmopg.auth', code: '30', base: aRequest('3'), accepted: [undefined], refused: ['text'] },
  { path: 'gmopg.save', code: '30', base: aRequest('2'), accepted: [], refused: [undefined] },
  { path: 'gmopg.save', code: '30', base: aRequest('3'), accepted: [], refused: [undefined] },
  {
    path: 'gmopg.auth.orderId',
    code: '31',
    accepted: [`${a(26)}-`, 'ml-order1', '1ML-ORDER'],
    refused: [a(28), 'a_b', 'a b', 'あ', 'ML-ORDER', 'ML-ORDER-1', '', undefined],
  },
  {
    path: 'gmopg.auth.jobCd',
    code: '31',
    accepted: ['CHECK', 'CAPTURE', 'AUTH', 'SAUTH'],
    refused: ['SALES', 'auth', '', undefined],
  },
  { path: 'gmopg.auth.itemCode', code: '31', accepted: ['0000990', '1', undefined], refused: ['00009900', 'abc'] },
  {
    path: 'gmopg.auth.amount',
    code: '31',
    accepted: ['1', '9999999'],
    refused: ['0', '10000000', '-1', '1.5', '１', '1,000', ' 1', '', undefined],
  },
  { path: 'gmopg.auth.amount', code: '31', base: check, accepted: [undefined, '1'], refused: ['0'] },
  { path: 'gmopg.auth.tax', code: '31', accepted: ['0', '9999999', undefined], refused: ['10000000', '-1', 'x'] },
  { path: 'gmopg.auth.method', code: '31', accepted: ['1', '3', '5'], refused: ['0', '4', '6', '01', '', undefined] },
  { path: 'gmopg.auth.method', code: '31', base: check, accepted: [undefined], refused: ['4'] },
  {
    path: 'gmopg.auth.payTimes',
    code: '31',
    base: instalments,
    accepted: ['3', '99'],
    refused: ['100', 'x', '0', '', undefined],
  },
  { path: 'gmopg.auth.payTimes', code: '31', accepted: [undefined, ''], refused: ['3'] },
  { path: 'gmopg.auth.payTimes', code: '31', base: check, accepted: [undefined], refused: ['3'] },
  ...['1', '2', '3'].map((number): Row => ({
    path: `gmopg.auth.clientField${number}`,
    code: '31',
    accepted: [undefined, a(100), full(50), `${full(49)}ab`, 'ｱ'.repeat(100), '〜—−', '['],
    refused: [a(101), full(51), `${full(50)}a`, '髙', '①', '㈱', '😀', '한', ...FORBIDDEN],
  })),
  { path: 'gmopg.auth.clientFieldFlag', code: '31', ...flags },
  {
    path: 'gmopg.save.memberId',
    code: '32',
    base: aRequest('2'),
    accepted: [a(60), '-@_.'],
    refused: [a(61), 'a b', 'a+b', 'あ', '', undefined],
  },
  {
    path: 'gmopg.save.memberName',
    code: '32',
    base: aRequest('3'),
    accepted: [full(256), undefined],
    refused: [full(257), ...FORBIDDEN],
  },
  { path: 'gmopg.save.seqMode', code: '32', base: aRequest('3'), ...flags },
  { path: 'gmopg.save.defaultFlag', code: '32', base: aRequest('3'), ...flags },
  { path: 'gmopg.save.cardSeq', code: '32', base: update, accepted: ['0', '9999'], refused: ['10000', 'x', undefined] },
  { path: 'gmopg.save.updateType', code: '32', base: update, accepted: ['1', '2', undefined], refused: ['0', '3'] },
  { path: 'gmopg.save.updateType', code: '32', base: aRequest('3'), accepted: [undefined], refused: ['1'] },
  {
    path: 'gmopg.save.cardName',
    code: '32',
    base: aRequest('3'),
    accepted: [full(10), undefined],
    refused: [full(11), 'a<b'],
  },
  { path: 'gmopg.save.cardPass', code: '32', base: aRequest('3'), accepted: [a(20)], refused: [a(21), 'a-b'] },
  {
    path: 'gmopg.save.holderName',
    code: '32',
    base: aRequest('3'),
    accepted: [a(50), 'TARO, YAMADA-X. / 2', undefined],
    refused: [a(51), '山田', "O'NEILL", 'A_B'],
  },
]

describe('AuthRegistApi fields', () => {
  it.each(rows)(
    '$path leads to $code past its limits, and to 0 within them',
    async ({ path, code, base, accepted, refused }) => {
      const request = base ?? aRequest('1')
      for (const value of accepted) {
        expect([path, value, await register(simulator, changed(request, path, value))]).toMatchObject([
          path,
          value,
          { resultCode: '0' },
        ])
      }
      for (const value of refused) {
        const answer = await register(simulator, changed(request, path, value))
        expect([path, value, answer]).toEqual([path, value, { resultCode: code, errorMessageList: expect.any(Array) }])
      }
    },
  )

  it('takes nothing but JSON texts for a value, wherever the field sits', async () => {
    const paths = [
      'useDivisionCode',
      'userId',
      'gmopg.shopId',
      'gmopg.auth.amount',
      'gmopg.auth.clientFieldFlag',
      'gmopg.save.seqMode',
    ]
    for (const path of paths) {
      for (const value of [1, true, null, {}, ['1']]) {
        expect(await register(simulator, changed(aRequest('2'), path, value))).toMatchObject({ resultCode: '30' })
      }
    }
  })

  it('names every broken field at once, in short Japanese sentences, the envelope deciding the code', async () => {
    const request = {
      useDivisionCode: '2',
      userId: '-',
      gmopg: { shopId: 's', siteId: 't', auth: { jobCd: 'AUTH', amount: '0' }, save: {} },
    }
    const answer = await register(simulator, request)
    expect(answer).toEqual({
      resultCode: '30',
      errorMessageList: [
        'ユーザーIDは半角英数字64文字以内で指定してください。',
        'オーダーIDが入力されていません。',
        '利用金額は1以上で指定してください。',
        '支払方法が入力されていません。',
        '会員IDが入力されていません。',
      ],
    })
    expect(await register(simulator, changed(request, 'userId', undefined))).toMatchObject({ resultCode: '31' })
  })

  it('refuses, when told to, every field the request has no use for', async () => {
    const strict = await aSimulator({ unusedFields: 'refused' })
    const refused: [Json, string, unknown][] = [
      [aRequest('1'), 'gmopg.siteId', 'site1'],
      [aRequest('1'), 'gmopg.save', { memberId: 'm' }],
      [aRequest('3'), 'gmopg.shopId', 'shop1'],
      [aRequest('3'), 'gmopg.auth', { orderId: 'o', jobCd: 'CHECK' }],
      [check, 'gmopg.auth.amount', '1'],
      [check, 'gmopg.auth.tax', '1'],
      [check, 'gmopg.auth.method', '1'],
      [aRequest('2'), 'gmopg.save.cardName', 'x'],
      [aRequest('2'), 'gmopg.save.cardSeq', '1'],
      [aRequest('2'), 'gmopg.save.updateType', '1'],
      [aRequest('1'), 'gmopg.auth.tax', ''],
      [aRequest('1'), 'anyItem', []],
      [aRequest('1'), 'gmopg.auth.token', 'x'],
      [aRequest('1'), 'surprise', 'x'],
    ]
    for (const [base, path, value] of refused) {
      const lenient = await register(simulator, changed(base, path, value))
      const answer = await register(strict, changed(base, path, value))
      expect([path, lenient['resultCode'], answer['resultCode']]).toEqual([
        path,
        '0',
        expect.stringMatching(/^3[012]$/),
      ])
    }
    for (const division of ['1', '2', '3'] as const) {
      expect(await register(strict, aRequest(division))).toMatchObject({ resultCode: '0' })
    }
    expect(await register(strict, update)).toMatchObject({ resultCode: '0' })
    await strict.stop()
  })
})
