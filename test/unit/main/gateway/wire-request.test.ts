import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it, test } from 'vitest'
import { registBody, searchBody } from '../../../../src/main/gateway/wire-request.ts'
import { OrderDraft } from '../../../../src/shared/order.ts'
import { anAccount, anOrderDraft, type Division, type DraftChange } from './an-order-draft.ts'
import { orderInput } from './order-input.ts'

function valueAt(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined
    return Object.entries(value).find(([name]) => name === key)?.[1]
  }, body)
}

/** [path, division, change of the draft, what is sent; undefined means absent] */
type Row = readonly [path: string, division: Division, change: DraftChange, sent: unknown]

const update = { mode: 'update', cardSeq: '12', updateType: '2', cardName: 'JCB' }
const rows: readonly Row[] = [
  ['apiKey', '1', {}, 'canarykey0001'],
  ['apiPassword', '1', {}, 'canarypass0001'],
  ['useDivisionCode', '1', {}, '1'],
  ['useDivisionCode', '2', {}, '2'],
  ['useDivisionCode', '3', {}, '3'],
  ['anyItem', '1', {}, undefined],
  ['anyItem', '1', { details: { anyItem: [{ name: '色', value: '赤' }] } }, [{ name: '色', value: '赤' }]],
  ['userId', '1', {}, undefined],
  ['userId', '3', { details: { operator: 'Sato01' } }, 'Sato01'],
  ['gmopg.shopId', '1', {}, 'shop000000001'],
  ['gmopg.shopId', '2', {}, 'shop000000001'],
  ['gmopg.shopId', '3', {}, undefined],
  ['gmopg.siteId', '1', {}, undefined],
  ['gmopg.siteId', '2', {}, 'site000000001'],
  ['gmopg.siteId', '3', {}, 'site000000001'],
  ['gmopg.auth', '3', {}, undefined],
  ['gmopg.save', '1', {}, undefined],
  ['gmopg.auth.orderId', '1', {}, 'U20261123-0001-2'],
  ['gmopg.auth.orderId', '2', {}, 'U20261123-0001-2'],
  ['gmopg.auth.jobCd', '1', {}, 'CAPTURE'],
  ['gmopg.auth.jobCd', '1', { payment: { jobCode: 'AUTH' } }, 'AUTH'],
  ['gmopg.auth.jobCd', '1', { payment: { jobCode: 'SAUTH' } }, 'SAUTH'],
  ['gmopg.auth.jobCd', '2', { payment: { jobCode: 'CHECK', amount: null } }, 'CHECK'],
  ['gmopg.auth.itemCode', '1', {}, undefined],
  ['gmopg.auth.itemCode', '1', { payment: { itemCode: '0000990' } }, '0000990'],
  ['gmopg.auth.amount', '1', { payment: { amount: 1 } }, '1'],
  ['gmopg.auth.amount', '1', { payment: { amount: 9_999_999 } }, '9999999'],
  ['gmopg.auth.amount', '1', { payment: { jobCode: 'CHECK' } }, undefined],
  ['gmopg.auth.tax', '1', {}, undefined],
  ['gmopg.auth.tax', '1', { payment: { tax: 0 } }, '0'],
  ['gmopg.auth.tax', '2', { payment: { tax: 1230 } }, '1230'],
  ['gmopg.auth.tax', '1', { payment: { jobCode: 'CHECK', tax: 10 } }, undefined],
  ['gmopg.auth.method', '1', {}, '1'],
  ['gmopg.auth.method', '1', { payment: { method: '2', payTimes: '3' } }, '2'],
  ['gmopg.auth.method', '1', { payment: { method: '3' } }, '3'],
  ['gmopg.auth.method', '1', { payment: { method: '5' } }, '5'],
  ['gmopg.auth.method', '1', { payment: { jobCode: 'CHECK' } }, undefined],
  ['gmopg.auth.payTimes', '1', { payment: { method: '2', payTimes: '24' } }, '24'],
  ['gmopg.auth.payTimes', '1', { payment: { method: '1', payTimes: '3' } }, undefined],
  ['gmopg.auth.payTimes', '1', { payment: { method: '5', payTimes: '3' } }, undefined],
  ['gmopg.auth.payTimes', '1', { payment: { jobCode: 'CHECK', method: '2', payTimes: '3' } }, undefined],
  ['gmopg.auth.clientField1', '1', {}, undefined],
  ['gmopg.auth.clientField1', '1', { payment: { clientField1: '備考' } }, '備考'],
  ['gmopg.auth.clientField2', '1', { payment: { clientField2: '備考' } }, '備考'],
  ['gmopg.auth.clientField3', '1', { payment: { clientField3: '備考' } }, '備考'],
  ['gmopg.auth.clientFieldFlag', '1', {}, '1'],
  ['gmopg.auth.clientFieldFlag', '1', { payment: { clientFieldFlag: '0' } }, '0'],
  ['gmopg.save.memberId', '2', {}, 'member-1'],
  ['gmopg.save.memberName', '2', {}, undefined],
  ['gmopg.save.memberName', '3', { card: { memberName: '山田' } }, '山田'],
  ['gmopg.save.seqMode', '2', {}, '0'],
  ['gmopg.save.seqMode', '3', { card: { seqMode: '1' } }, '1'],
  ['gmopg.save.defaultFlag', '3', {}, '0'],
  ['gmopg.save.defaultFlag', '2', { card: { defaultFlag: '1' } }, '1'],
  ['gmopg.save.holderName', '2', {}, undefined],
  ['gmopg.save.holderName', '2', { card: { holderName: 'HANAKO YAMADA' } }, 'HANAKO YAMADA'],
  ['gmopg.save.cardName', '2', { card: { cardName: 'JCB' } }, undefined],
  ['gmopg.save.cardName', '3', { card: { cardName: 'JCB' } }, 'JCB'],
  ['gmopg.save.cardName', '3', {}, undefined],
  ['gmopg.save.cardSeq', '3', { card: { cardSeq: '12' } }, undefined],
  ['gmopg.save.cardSeq', '3', { card: update }, '12'],
  ['gmopg.save.updateType', '3', {}, undefined],
  ['gmopg.save.updateType', '3', { card: update }, '2'],
  ['gmopg.save.cardPass', '3', { card: { ...update, cardPass: 'canary0pass' } }, undefined],
]

describe('the card password', () => {
  const body = (division: '2' | '3', cardPass?: string) =>
    registBody(anAccount, { orderId: 'U20261123-0001', draft: anOrderDraft(division), cardPass })
  test('goes out when a card is saved alone and one was named', () => {
    expect(body('3', 'pass0word1')).toMatchObject({ gmopg: { save: { cardPass: 'pass0word1' } } })
  })
  test.each([body('2', 'pass0word1'), body('3'), body('3', '')])('is absent otherwise', (absent) => {
    expect(JSON.stringify(absent)).not.toContain('cardPass')
  })
})

describe('the body of AuthRegistApi', () => {
  test.each(rows)('%s in division %s with %o is %o', (...[path, division, change, sent]) => {
    const body = registBody(anAccount, { orderId: 'U20261123-0001-2', draft: anOrderDraft(division, change) })
    expect(valueAt(body, path)).toEqual(sent)
  })

  it('is nothing but the everyday order in division 1', () => {
    expect(registBody(anAccount, { orderId: 'U1', draft: anOrderDraft('1') })).toEqual({
      apiKey: 'canarykey0001',
      apiPassword: 'canarypass0001',
      useDivisionCode: '1',
      gmopg: {
        shopId: 'shop000000001',
        auth: { orderId: 'U1', jobCd: 'CAPTURE', amount: '12300', method: '1', clientFieldFlag: '1' },
      },
    })
  })

  it('carries neither cardSeq nor updateType in division 2, whatever a draft says', () => {
    const draft = anOrderDraft('2')
    const card = draft.card === null ? null : { ...draft.card, mode: 'update' as const, cardSeq: '1', cardName: 'JCB' }
    expect(valueAt(registBody(anAccount, { orderId: 'U1', draft: { ...draft, card } }), 'gmopg.save')).toEqual({
      memberId: 'member-1',
      seqMode: '0',
      defaultFlag: '0',
    })
  })

  it('keeps amount, tax, method and payTimes out of a CHECK that still holds them', () => {
    const draft = anOrderDraft('1')
    const payment = draft.payment && {
      ...draft.payment,
      jobCode: 'CHECK' as const,
      tax: 5,
      method: '2' as const,
      payTimes: '3',
    }
    expect(valueAt(registBody(anAccount, { orderId: 'U1', draft: { ...draft, payment } }), 'gmopg.auth')).toEqual({
      orderId: 'U1',
      jobCd: 'CHECK',
      clientFieldFlag: '1',
    })
  })

  it('leaves out auth and save by division even when the draft carries both', () => {
    const both = { ...anOrderDraft('2'), customer: anOrderDraft('3').customer }
    expect(Object.keys(valueAt(registBody(anAccount, { orderId: 'U1', draft: both }), 'gmopg') ?? {})).toEqual([
      'siteId',
      'save',
    ])
    const one = { ...both, customer: anOrderDraft('1').customer }
    expect(Object.keys(valueAt(registBody(anAccount, { orderId: 'U1', draft: one }), 'gmopg') ?? {})).toEqual([
      'shopId',
      'auth',
    ])
  })

  it('sends nothing that stays in the shop', () => {
    const draft = anOrderDraft('2')
    const customer = { ...draft.customer, name: '秘密', kana: 'ヒミツ', phone: '03-0000-0000', note: '内緒' }
    const text = JSON.stringify(registBody(anAccount, { orderId: 'U1', draft: { ...draft, customer } }))
    for (const secret of ['秘密', 'ヒミツ', '03-0000-0000', '内緒', draft.draftKey]) expect(text).not.toContain(secret)
  })

  it('has only non-empty strings as leaves, for every order the schema accepts', () => {
    let accepted = 0
    fc.assert(
      fc.property(orderInput, (input) => {
        const parsed = v.safeParse(OrderDraft, input)
        fc.pre(parsed.success)
        accepted += 1
        for (const leaf of leaves(registBody(anAccount, { orderId: 'U1', draft: parsed.output }))) {
          expect(leaf).toEqual(expect.any(String))
          expect(leaf).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
    expect(accepted).toBe(300)
  })
})

function leaves(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value]
  const inside = Object.values(value)
  return inside.length === 0 ? ['(empty list or object)', ''] : inside.flatMap(leaves)
}

test('the body of AuthSearchApi asks for free pairs and history', () => {
  expect(searchBody(anAccount, '202611230000000001')).toEqual({
    apiKey: 'canarykey0001',
    apiPassword: 'canarypass0001',
    receiptNo: '202611230000000001',
    anyItemReturnFlg: '1',
    detailReturnFlg: '1',
  })
})
