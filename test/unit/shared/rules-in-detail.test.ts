import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { cutCardNumbers, holdsCardNumber } from '../../../src/shared/card-number.ts'
import type { CallAnswer, CallStep } from '../../../src/shared/call-answer.ts'
import { plainDigits } from '../../../src/shared/money.ts'
import { CardStep, CustomerStep, OrderDraft, PaymentStep } from '../../../src/shared/order.ts'
import { judge } from '../../../src/shared/outcome.ts'
import { readRuleMessage } from '../../../src/shared/rule-message.ts'
import { measureText } from '../../../src/shared/text-rules.ts'
import { aCard, anOrderDraft, aPayment } from '../../support/builders.ts'

const rules = (schema: v.GenericSchema, input: unknown): string[] => {
  const parsed = v.safeParse(schema, input)
  return parsed.success
    ? []
    : parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${readRuleMessage(issue.message).key}`)
}

describe('a draft whose parts do not fit its division', () => {
  const division = (kind: '1' | '2' | '3', parts: object) =>
    rules(OrderDraft, { ...anOrderDraft(), customer: { division: kind, name: '山' }, ...parts })
  it('is refused by the rule that it breaks', () => {
    expect([
      division('1', { payment: null, card: null }),
      division('3', { payment: aPayment(), card: aCard() }),
      division('2', { payment: aPayment(), card: null }),
      division('1', { payment: aPayment(), card: aCard() }),
      division('2', { payment: aPayment(), card: aCard({ mode: 'update', cardSeq: '1' }) }),
    ]).toEqual([
      [': paymentMissing'],
      [': paymentMissing'],
      [': cardMissing'],
      [': cardMissing'],
      [': updateOnlyAlone'],
    ])
  })
  it('is accepted where they fit', () => {
    expect([
      division('1', { payment: aPayment(), card: null }),
      division('2', { payment: aPayment(), card: aCard() }),
      division('3', { payment: null, card: aCard({ mode: 'update', cardSeq: '1' }) }),
    ]).toEqual([[], [], []])
  })
})

describe('amounts', () => {
  it('are each refused by one sentence only', () => {
    const refused = (amount: unknown, tax: unknown = null, jobCode = 'CAPTURE') =>
      rules(PaymentStep, { amount, tax, jobCode })
    expect([
      refused(0),
      refused(10_000_000),
      refused(null),
      refused(1, -1),
      refused(0, 9_999_999),
      refused(5, 9_999_999),
      refused(9_999_999, 0),
    ]).toEqual([
      ['amount: amount.tooSmall'],
      ['amount: amount.tooLarge'],
      ['amount: required'],
      ['tax: amount.taxRange'],
      ['amount: amount.tooSmall'],
      ['tax: amount.sumTooLarge'],
      [],
    ])
  })
  it('are not looked at in a validity check', () => {
    expect([
      rules(PaymentStep, { jobCode: 'CHECK', amount: 0 }),
      rules(PaymentStep, { jobCode: 'CHECK', amount: 10_000_000, tax: -1 }),
    ]).toEqual([[], []])
  })
  it('lose only a leading yen sign and a closing 円', () => {
    expect([plainDigits('1¥2'), plainDigits('1円2'), plainDigits('\\500')]).toEqual(['1¥2', '1円2', '500'])
  })
})

describe('texts', () => {
  it('are trimmed and folded before they are kept', () => {
    expect(v.parse(CustomerStep, { division: '1', name: ' 山田　', phone: '０３ー１２３４ー５６７８ ' })).toMatchObject(
      { name: '山田', phone: '03-1234-5678' },
    )
    expect(v.parse(CardStep, { consent: '1', memberId: ' ｍ1 ', memberName: ' ﾔﾏﾀﾞ ' })).toMatchObject({
      memberId: 'm1',
      memberName: 'ヤマダ',
    })
  })
  it('are measured in their own unit', () => {
    expect([
      measureText('漢a', 'characters'),
      measureText('漢a', 'shift-jis-bytes'),
      measureText('漢a', 'utf8-bytes'),
      measureText('😀', 'characters'),
    ]).toEqual([2, 3, 4, 1])
  })
  it('name the limit and the length when they are too long', () => {
    const parsed = v.safeParse(CustomerStep, { division: '1', name: 'x'.repeat(61) })
    expect(parsed.issues?.map((issue) => readRuleMessage(issue.message))).toEqual([
      { key: 'tooLong.characters', params: { max: 60, length: 61 } },
    ])
  })
  it('name the character they may not hold, and the one to write instead', () => {
    const named = (clientField1: string) =>
      v.safeParse(PaymentStep, { amount: 1, clientField1 }).issues?.map((issue) => readRuleMessage(issue.message))
    expect([named('a<b'), named('①')]).toEqual([
      [{ key: 'forbiddenSymbol', params: { symbol: '<', substitute: '＜' } }],
      [{ key: 'outsideShiftJis', params: { character: '①' } }],
    ])
  })
  it('of the wrong kind are refused and not measured', () => {
    expect(rules(CustomerStep, { division: '1', name: 5 })).toHaveLength(1)
  })
})

describe('card numbers in longer digits', () => {
  it('are found at either end and in the middle', () => {
    expect(['4111111111111111000', '0004111111111111111', '00041111111111111110'].map(holdsCardNumber)).toEqual([
      true,
      true,
      true,
    ])
  })
  it('are not made of digits that a letter separates', () => {
    expect(holdsCardNumber('41111111a11111111')).toBe(false)
  })
  it('are cut one after the other, from the first digit to the last', () => {
    expect(cutCardNumbers('x4111111111111111y 5555 5555 5555 4444')).toBe('x****1111y ****4444')
  })
})

describe('saving a card without a card step', () => {
  const step = (given: Partial<CallStep>): CallStep => ({
    exchange: 'done',
    at: null,
    errors: [],
    fields: {},
    ...given,
  })
  const judged = (steps: Partial<CallAnswer['steps']>, division: '2' | '3' = '3') => {
    const none = { entryTran: [], execTran: [], searchMember: [], saveMember: [], tradedCard: [], saveCard: [] }
    const base = {
      progress: 'finished',
      statusCode: '2',
      flowLevelId: null,
      flowLevelName: null,
      callerTelNo: null,
      incomingAt: null,
      anyItem: [],
    } as const
    return judge(division, { ...base, authSuccess: false, saveSuccess: false, steps: { ...none, ...steps } })?.save
  }
  it('is told by what stopped it', () => {
    expect([
      judged({ saveMember: [step({})] }),
      judged({ saveMember: [step({ exchange: 'failed' })] }),
      judged({ saveMember: [step({ errors: ['E01390010'] })] }),
      judged({ searchMember: [step({ errors: ['E01390002'] })] }),
      judged({ searchMember: [step({ exchange: 'failed' })] }),
      judged({}),
    ]).toEqual([
      { leg: 'failed', reason: 'no-attempt', codes: [] },
      { leg: 'unknown', reason: 'exchange-failed', codes: [] },
      { leg: 'failed', reason: 'error-code', codes: ['E01390010'] },
      { leg: 'failed', reason: 'no-attempt', codes: [] },
      { leg: 'unknown', reason: 'exchange-failed', codes: [] },
      { leg: 'failed', reason: 'no-attempt', codes: [] },
    ])
  })
  it('did not happen when the charge failed', () => {
    expect(judged({ execTran: [step({ errors: ['42G120000'] })] }, '2')).toEqual({
      leg: 'failed',
      reason: 'charge-not-made',
      codes: [],
    })
  })
})
