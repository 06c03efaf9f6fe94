import fc from 'fast-check'

const text = fc.oneof(
  fc.constant(''),
  fc.constantFrom('備考', ' 赤 ', 'ｱｲｳ', 'A-1', '１２３'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{0,${String(max)}}$`, 'u'))
const alphanumeric = fc.stringMatching(/^[0-9A-Za-z]{0,20}$/u)
const flag = fc.constantFrom('0', '1')

const payment = fc.record({
  jobCode: fc.constantFrom('CAPTURE', 'AUTH', 'CHECK', 'SAUTH'),
  amount: fc.oneof(fc.integer({ min: 1, max: 9_000_000 }), fc.constant('12,300円'), fc.constant(null)),
  tax: fc.oneof(fc.integer({ min: 0, max: 999_999 }), fc.constant(null)),
  method: fc.constantFrom('1', '2', '3', '5'),
  payTimes: fc.constantFrom('3', '24', ''),
  itemCode: fc.constantFrom('', '0000990'),
  clientField1: text,
  clientField2: text,
  clientField3: fc.constant(''),
  clientFieldFlag: flag,
})

const card = fc.record({
  mode: fc.constantFrom('add', 'update'),
  memberId: fc.stringMatching(/^[0-9A-Za-z@_.-]{1,60}$/u),
  memberName: text,
  seqMode: flag,
  cardSeq: digits(4),
  defaultFlag: flag,
  cardName: fc.constantFrom('', 'JCB'),
  holderName: fc.constantFrom('', 'HANAKO YAMADA'),
  updateType: fc.constantFrom('1', '2'),
  consent: fc.constant('1'),
})

const details = fc.record({
  orderId: alphanumeric,
  operator: alphanumeric,
  anyItem: fc.uniqueArray(fc.record({ name: text, value: text }), { maxLength: 3, selector: (item) => item.name }),
})

/** Orders as a form may hand them over; most, not all, are accepted by the schema. */
export const orderInput = fc.constantFrom('1', '2', '3').chain((division) =>
  fc.record({
    draftKey: fc.constant('00000000-0000-4000-8000-000000000001'),
    customer: fc.constant({ division, name: '山田 花子' }),
    payment: division === '3' ? fc.constant(null) : payment,
    card: division === '1' ? fc.constant(null) : card,
    details,
  }),
)
