import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { KeptDraft } from '../../../src/shared/kept-draft.ts'
import { CardStep, CustomerStep, DetailsStep, memberIdText, PaymentStep } from '../../../src/shared/order.ts'
import { readRuleMessage } from '../../../src/shared/rule-message.ts'
import { Credentials } from '../../../src/shared/settings.ts'

const customer = { division: '1', name: '山田花子' }
const payment = { amount: '12300' }
const card = { memberId: 'member-1', consent: '1' }

interface Row {
  readonly field: string
  readonly schema: v.GenericSchema
  readonly base: Record<string, unknown>
  readonly accepted: readonly unknown[]
  readonly refused: readonly (readonly [value: unknown, rule: string])[]
}

const x = (count: number): string => 'x'.repeat(count)
const wide = (count: number): string => '漢'.repeat(count)

/** One row for every field of AuthRegistApi that an operator can fill, and for the fields that stay in the shop. */
const rows: readonly Row[] = [
  {
    field: 'division',
    schema: CustomerStep,
    base: customer,
    accepted: ['1', '2', '3'],
    refused: [
      ['0', 'choose'],
      ['4', 'choose'],
      [1, 'choose'],
    ],
  },
  {
    field: 'name',
    schema: CustomerStep,
    base: customer,
    accepted: ['山', wide(60)],
    refused: [
      ['', 'required'],
      ['　', 'required'],
      [wide(61), 'tooLong.characters'],
    ],
  },
  {
    field: 'kana',
    schema: CustomerStep,
    base: customer,
    accepted: ['', 'ヤマダ', wide(60)],
    refused: [[wide(61), 'tooLong.characters']],
  },
  {
    field: 'phone',
    schema: CustomerStep,
    base: customer,
    accepted: ['', '03-1234-5678', '０９０ー１２３４ー５６７８', '+81 3 1234 5678'],
    refused: [
      ['電話', 'phone'],
      ['12', 'phone'],
    ],
  },
  {
    field: 'note',
    schema: CustomerStep,
    base: customer,
    accepted: ['', wide(500)],
    refused: [
      [wide(501), 'tooLong.characters'],
      ['カード 4111-1111-1111-1111', 'cardNumber'],
      ['セキュリティコード 123', 'securityCode'],
    ],
  },

  {
    field: 'jobCode',
    schema: PaymentStep,
    base: payment,
    accepted: ['CHECK', 'CAPTURE', 'AUTH', 'SAUTH'],
    refused: [
      ['SALES', 'choose'],
      ['capture', 'choose'],
    ],
  },
  {
    field: 'amount',
    schema: PaymentStep,
    base: payment,
    accepted: ['1', '9999999', '９，９９９，９９９円', '¥12,300', 1, 9_999_999],
    refused: [
      ['0', 'amount.tooSmall'],
      ['-1', 'amount.tooSmall'],
      ['10000000', 'amount.tooLarge'],
      ['', 'required'],
      ['1.5', 'amount.notNumber'],
      ['abc', 'amount.notNumber'],
      ['1e3', 'amount.notNumber'],
      ['0x10', 'amount.notNumber'],
      [Number.NaN, 'amount.notNumber'],
    ],
  },
  {
    field: 'tax',
    schema: PaymentStep,
    base: { amount: '1' },
    accepted: ['', '0', '9999998', null],
    refused: [
      ['-1', 'amount.taxRange'],
      ['10000000', 'amount.taxRange'],
      ['9999999', 'amount.sumTooLarge'],
    ],
  },
  {
    field: 'method',
    schema: PaymentStep,
    base: { ...payment, payTimes: '3' },
    accepted: ['1', '2', '3', '5'],
    refused: [
      ['4', 'choose'],
      ['0', 'choose'],
    ],
  },
  {
    field: 'payTimes',
    schema: PaymentStep,
    base: { ...payment, method: '2' },
    accepted: ['3', '24', '99', '１２'],
    refused: [
      ['', 'payTimes.required'],
      ['100', 'digits'],
      ['x', 'digits'],
    ],
  },
  {
    field: 'itemCode',
    schema: PaymentStep,
    base: payment,
    accepted: ['', '0000990'],
    refused: [
      ['123456', 'itemCode'],
      ['12345678', 'itemCode'],
      ['abcdefg', 'itemCode'],
    ],
  },
  ...['clientField1', 'clientField2', 'clientField3'].map((field) => ({
    field,
    schema: PaymentStep,
    base: payment,
    accepted: ['', x(100), wide(50), 'ｱｲｳ'],
    refused: [
      [x(101), 'tooLong.shift-jis-bytes'],
      [`${wide(50)}x`, 'tooLong.shift-jis-bytes'],
      ['a<b', 'forbiddenSymbol'],
      ['①', 'outsideShiftJis'],
      ['😀', 'outsideShiftJis'],
      ['髙', 'outsideShiftJis'],
      ['4111 1111 1111 1111', 'cardNumber'],
    ] as const,
  })),
  {
    field: 'clientFieldFlag',
    schema: PaymentStep,
    base: payment,
    accepted: ['0', '1', undefined],
    refused: [['2', 'choose']],
  },

  {
    field: 'mode',
    schema: CardStep,
    base: { ...card, cardSeq: '0' },
    accepted: ['add', 'update'],
    refused: [['replace', 'choose']],
  },
  {
    field: 'memberId',
    schema: CardStep,
    base: card,
    accepted: ['a', x(60), 'A-z@0_9.'],
    refused: [
      ['', 'required'],
      [x(61), 'tooLong.characters'],
      ['a b', 'memberId'],
      ['会員', 'memberId'],
    ],
  },
  {
    field: 'memberName',
    schema: CardStep,
    base: card,
    accepted: ['', wide(255), 'ABC-123'],
    refused: [
      [wide(256), 'tooLong.characters'],
      ["O'Neil", 'forbiddenSymbol'],
    ],
  },
  { field: 'seqMode', schema: CardStep, base: card, accepted: ['0', '1', undefined], refused: [['2', 'choose']] },
  {
    field: 'cardSeq',
    schema: CardStep,
    base: { ...card, mode: 'update' },
    accepted: ['0', '9999'],
    refused: [
      ['', 'required'],
      ['10000', 'digits'],
      ['a', 'digits'],
    ],
  },
  { field: 'defaultFlag', schema: CardStep, base: card, accepted: ['0', '1', undefined], refused: [['2', 'choose']] },
  {
    field: 'consent',
    schema: CardStep,
    base: card,
    accepted: ['1'],
    refused: [
      ['0', 'consent'],
      [undefined, 'consent'],
    ],
  },
  {
    field: 'cardName',
    schema: CardStep,
    base: card,
    accepted: ['', wide(10)],
    refused: [[wide(11), 'tooLong.characters']],
  },
  {
    field: 'holderName',
    schema: CardStep,
    base: card,
    accepted: ['', 'HANAKO YAMADA', x(50), 'A-B,C.D/E'],
    refused: [
      [x(51), 'tooLong.characters'],
      ['山田', 'holderName'],
      ['A&B', 'holderName'],
    ],
  },
  {
    field: 'updateType',
    schema: CardStep,
    base: { ...card, mode: 'update', cardSeq: '0' },
    accepted: ['1', '2', undefined],
    refused: [['3', 'choose']],
  },

  {
    field: 'orderId',
    schema: DetailsStep,
    base: {},
    accepted: ['', x(27), 'A-1'],
    refused: [
      [x(28), 'tooLong.characters'],
      ['a_b', 'orderId'],
      ['注文', 'orderId'],
      ['ML-ORDER1', 'orderIdReserved'],
      ['ml-order', 'orderIdReserved'],
    ],
  },
  {
    field: 'operator',
    schema: DetailsStep,
    base: {},
    accepted: ['', x(64), 'sato1'],
    refused: [
      [x(65), 'tooLong.characters'],
      ['a-b', 'alnum'],
      ['佐藤', 'alnum'],
    ],
  },
  {
    field: 'anyItem',
    schema: DetailsStep,
    base: {},
    accepted: [
      [],
      undefined,
      [1, 2, 3, 4, 5].map((n) => ({ name: `n${n}`, value: 'v' })),
      [{ name: x(64), value: x(256) }],
    ],
    refused: [
      [[1, 2, 3, 4, 5, 6].map((n) => ({ name: `n${n}`, value: 'v' })), 'anyItem.tooMany'],
      [
        [
          { name: 'a', value: '1' },
          { name: 'a', value: '2' },
        ],
        'anyItem.twice',
      ],
      [[{ name: '', value: '1' }], 'required'],
      [[{ name: 'a', value: '' }], 'required'],
      [[{ name: x(65), value: 'v' }], 'tooLong.utf8-bytes'],
      [[{ name: 'a', value: x(257) }], 'tooLong.utf8-bytes'],
      [[{ name: 'a', value: '5555 5555 5555 4444' }], 'cardNumber'],
      [[{ name: 'a<b', value: 'v' }], 'forbiddenSymbol'],
      [[{ name: 'a', value: '"v"' }], 'forbiddenSymbol'],
    ],
  },
]

const rulesOf = (row: Row, value: unknown): string[] => {
  const parsed = v.safeParse(row.schema, { ...row.base, [row.field]: value })
  if (parsed.success) return []
  return parsed.issues
    .filter((issue) => (v.getDotPath(issue) ?? '').startsWith(row.field))
    .map((issue) => readRuleMessage(issue.message).key)
}

describe.each(rows)('the field $field', (row) => {
  it('is accepted up to its limits', () => {
    expect(row.accepted.map((value) => rulesOf(row, value))).toEqual(row.accepted.map(() => []))
  })

  it('is refused just past them, each time by the rule that was broken', () => {
    expect(row.refused.map(([value, rule]) => [value, rulesOf(row, value).includes(rule)])).toEqual(
      row.refused.map(([value]) => [value, true]),
    )
  })
})

describe('what a step hands over', () => {
  it('drops amounts and instalments from a validity check', () => {
    const draft = v.parse(PaymentStep, { jobCode: 'CHECK', amount: '500', tax: '50', method: '2', payTimes: '3' })
    expect(draft).toMatchObject({ amount: null, tax: null, method: '1', payTimes: '' })
  })

  it('keeps the number of instalments only with method 2', () => {
    expect(v.parse(PaymentStep, { amount: '500', method: '1', payTimes: '3' }).payTimes).toBe('')
    expect(v.parse(PaymentStep, { amount: '500', method: '2', payTimes: '3' }).payTimes).toBe('3')
  })

  it('keeps a card sequence number only when a saved card is updated', () => {
    expect(v.parse(CardStep, { consent: '1', memberId: 'm', cardSeq: '1', updateType: '2' })).toMatchObject({
      cardSeq: '',
      updateType: '1',
    })
  })

  it('is the same when it goes through the schema twice: form, gate and disk check one object', () => {
    const typed = { amount: '１２，３００円', tax: ' 700 ', clientField1: 'ｶﾞｷﾞ', method: '2', payTimes: '３' }
    const once = v.parse(PaymentStep, typed)
    expect(v.parse(PaymentStep, once)).toEqual(once)
    expect(once).toMatchObject({ amount: 12_300, tax: 700, clientField1: 'ガギ', payTimes: '3' })
  })
})

describe('a card number typed into a field of another kind', () => {
  const typed = ['4111111111111111', '4111 1111 1111 1111', '４１１１１１１１１１１１１１１１', '3782-822463-10005']
  const refusal = (schema: v.GenericSchema, value: unknown): string[] =>
    (v.safeParse(schema, value).issues ?? []).slice(0, 1).map(({ message }) => message)
  const anOrderId = (orderId: string) => ({ orderId, operator: '', anyItem: [] })

  it.each(typed)('%s is refused in words, and in a kept draft too', (number) => {
    expect(refusal(DetailsStep, anOrderId(number))).toEqual(['orderIdCard'])
    expect(refusal(DetailsStep, { ...anOrderId(''), operator: number })).toEqual(['cardNumber'])
    expect(refusal(memberIdText, number)).toEqual(['cardNumber'])
    expect(refusal(CustomerStep.entries.phone, number)).toEqual(['cardNumber'])
    expect(refusal(KeptDraft.entries.order.entries.details.entries.orderId, number)).toEqual(['cardNumber'])
  })
  it('leaves the keys alone, which are the provider’s', () => {
    const keys = { apiKey: '4111111111111111', apiPassword: '4111111111111111' }
    expect(v.safeParse(Credentials, keys).success).toBe(true)
  })
})
