import fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIvrGateway } from '../../../src/main/gateway/ivr-api.ts'
import { startSimulator, type Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import { OrderDraft } from '../../../src/shared/order.ts'

// The app's schemas and writer on one side, the simulator's own reading of the interface on the other. They share no
// code, so what one of them misread the other refuses.

let provider: Simulator
const credentials = { apiKey: 'agreementKey1', apiPassword: 'agreementPassword1' }

beforeAll(async () => {
  provider = await startSimulator({ credentials, clock: Date, random: Math.random, unusedFields: 'refused' })
})
afterAll(() => provider.stop())

const letters = (set: string, limits: { min: number; max: number }) =>
  fc.array(fc.constantFrom(...set), { minLength: limits.min, maxLength: limits.max }).map((list) => list.join(''))
const alnum = 'ABCXYZabcxyz0189'
/** Text at and around every limit: half and full width, kana, symbols, emoji, extension characters. */
const anyText = fc.oneof(
  letters('漢字カナかなｱｲｶﾞ aZ9-.!?（）〜－①髙😀<&', { min: 0, max: 60 }),
  letters('あ', { min: 45, max: 55 }),
  letters('x', { min: 95, max: 105 }),
  fc.string({ maxLength: 20 }),
)
const blankOr = <T>(value: fc.Arbitrary<T>) => fc.oneof(fc.constant(''), value)

const payment = fc.record({
  jobCode: fc.constantFrom('CAPTURE', 'AUTH', 'CHECK', 'SAUTH'),
  amount: fc.oneof(fc.integer({ min: -1, max: 10_000_000 }), fc.constantFrom('１２，３００円', '', null)),
  tax: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 9_999_999 })),
  method: fc.constantFrom('1', '2', '3', '5'),
  payTimes: blankOr(fc.constantFrom('3', '24', '99', '100')),
  itemCode: blankOr(letters('0123456789', { min: 6, max: 8 })),
  clientField1: anyText,
  clientField2: anyText,
  clientField3: anyText,
  clientFieldFlag: fc.constantFrom('0', '1'),
})
const card = fc.record({
  mode: fc.constantFrom('add', 'update'),
  memberId: letters(`${alnum}-@_.`, { min: 0, max: 61 }),
  memberName: anyText,
  seqMode: fc.constantFrom('0', '1'),
  cardSeq: blankOr(letters('0123456789', { min: 1, max: 5 })),
  defaultFlag: fc.constantFrom('0', '1'),
  cardName: anyText,
  holderName: blankOr(letters('ABC XYZ,-./', { min: 1, max: 51 })),
  updateType: fc.constantFrom('1', '2'),
  consent: fc.constant('1'),
})
const draft = fc.record({
  draftKey: fc.uuid(),
  customer: fc.record({
    division: fc.constantFrom('1', '2', '3'),
    name: fc.constant('山田花子'),
    kana: fc.constant(''),
    phone: fc.constant(''),
    note: fc.constant(''),
  }),
  payment: fc.oneof(payment, fc.constant(null)),
  card: fc.oneof(card, fc.constant(null)),
  details: fc.record({
    orderId: letters(`${alnum}-`, { min: 1, max: 28 }),
    operator: blankOr(letters(alnum, { min: 1, max: 65 })),
    anyItem: fc.array(fc.record({ name: anyText, value: anyText }), { maxLength: 6 }),
  }),
})
/** Most random drafts do not fit their division; this one keeps the parts that do. */
const fitting = draft.map((one) => ({
  ...one,
  payment: one.customer.division === '3' ? null : one.payment,
  card: one.customer.division === '1' ? null : one.card,
}))

it('every draft that our schemas accept passes the other reading of the interface', async () => {
  const gateway = createIvrGateway()
  const account = { url: provider.url, credentials, shopId: 'tshop00000001', siteId: 'tsite00000001' }
  let registered = 0
  await fc.assert(
    fc.asyncProperty(fitting, async (typed) => {
      const parsed = v.safeParse(OrderDraft, typed)
      fc.pre(parsed.success)
      const end = await gateway.register(account, { orderId: parsed.output.details.orderId, draft: parsed.output })
      expect(end).toMatchObject({ ok: true })
      registered += 1
    }),
    { numRuns: 400, maxSkipsPerRun: 1000 },
  )
  expect(registered).toBe(400)
  // Four hundred real requests: seconds alone, more than the usual limit on a machine with other work.
}, 120_000)
