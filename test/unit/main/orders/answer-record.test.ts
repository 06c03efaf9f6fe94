import { describe, expect, it } from 'vitest'
import {
  answerChange,
  lapseChange,
  oddAnswerChange,
  unknownReceiptChange,
} from '../../../../src/main/orders/answer-record.ts'
import type { OrderChange } from '../../../../src/main/orders/order-book.ts'
import type { Order, ReviewFlag } from '../../../../src/shared/order.ts'
import type { OrderStatus } from '../../../../src/shared/order-status.ts'
import { ANSWERS, type AnswerName } from '../../../support/answers.ts'
import { anOrder, anOrderDraft, MORNING } from '../../../support/builders.ts'

const AT = MORNING + 60_000
const HOUR = 3_600_000

const CALL: Order['call'] = {
  flowLevelName: null,
  callerTelNo: null,
  incomingAt: null,
  approvalNumber: '999999',
  transactionId: null,
  acquirer: null,
  cardLastFour: null,
  cardSeq: null,
  brand: null,
  tries: 1,
}

function open(status: OrderStatus, overrides: Partial<Order> = {}): Order {
  return anOrder({ status, receiptNo: '000000000000000001', registeredAt: MORNING, ...overrides })
}

const change = (order: Order, name: AnswerName): OrderChange | null =>
  answerChange(order, { answer: ANSWERS[name], raw: name }, AT)

/** What the table below says of a change: the status taken, whether it ends and tells, the flag. */
function gist(order: Order, name: AnswerName): readonly [OrderStatus, 'told' | '', ReviewFlag | ''] | null {
  const made = change(order, name)
  if (made === null) return null
  const ended = made.event === 'finished' && made.notify === true && made.finishedAt === AT && made.verdict
  return [made.status ?? order.status, ended ? 'told' : '', made.review ?? '']
}

type Row = readonly [OrderStatus, AnswerName, OrderStatus, 'told' | '', ReviewFlag | '']
const ROWS: readonly Row[] = [
  ['waiting', 'waiting', 'waiting', '', ''],
  ['waiting', 'in-call', 'in-call', '', ''],
  ['waiting', 'paid', 'paid', 'told', ''],
  ['waiting', 'declined', 'declined', 'told', ''],
  ['waiting', 'hang-up', 'declined', 'told', ''],
  ['waiting', 'unconfirmed', 'unconfirmed', 'told', ''],
  ['waiting', 'unlisted', 'waiting', '', 'unlisted-answer'],
  ['in-call', 'waiting', 'in-call', '', 'status-backwards'],
  ['in-call', 'paid', 'paid', 'told', ''],
  ['in-call', 'unlisted', 'in-call', '', 'unlisted-answer'],
  ['not-found', 'waiting', 'waiting', '', ''],
  ['not-found', 'in-call', 'in-call', '', ''],
  ['not-found', 'paid', 'paid', 'told', ''],
  ['lapsed', 'waiting', 'lapsed', '', ''],
  ['lapsed', 'in-call', 'in-call', '', ''],
  ['lapsed', 'paid', 'paid', 'told', ''],
  ['withdrawn', 'waiting', 'withdrawn', '', ''],
  ['withdrawn', 'in-call', 'withdrawn', '', ''],
  ['withdrawn', 'paid', 'paid', 'told', 'paid-after-withdrawal'],
  ['withdrawn', 'declined', 'declined', 'told', ''],
  ['withdrawn', 'unconfirmed', 'unconfirmed', 'told', ''],
  ['unconfirmed', 'paid', 'paid', 'told', ''],
  ['unconfirmed', 'declined', 'unconfirmed', '', 'result-changed'],
  ['unconfirmed', 'in-call', 'unconfirmed', '', 'status-backwards'],
  ['reconciled', 'declined', 'reconciled', '', 'result-changed'],
  ['declined', 'paid', 'unconfirmed', 'told', 'result-changed'],
  ['declined', 'unconfirmed', 'unconfirmed', 'told', 'result-changed'],
  ['declined', 'hang-up', 'declined', '', ''],
  ['declined', 'in-call', 'declined', '', 'status-backwards'],
  ['paid', 'declined', 'paid', '', 'paid-then-declined'],
  ['paid', 'unconfirmed', 'paid', '', 'result-changed'],
  ['paid', 'waiting', 'paid', '', 'status-backwards'],
  ['paid', 'in-call', 'paid', '', 'status-backwards'],
  ['paid', 'unlisted', 'paid', '', 'unlisted-answer'],
]

it.each(ROWS)('an order that is %s and answered "%s" becomes %s %s %s', (status, name, taken, told, review) => {
  expect(gist(open(status), name)).toEqual([taken, told, review])
})

const FOUND = [
  ['charged', 'paid', ''],
  ['not-charged', 'paid', 'result-changed'],
] as const

it.each(FOUND)(
  'fault 15: a look that found "%s" and a later payment leave it %s, flag "%s"',
  (finding, taken, review) => {
    const order = open('reconciled', { reconciliation: { finding, note: '', operator: '', at: MORNING } })
    expect(gist(order, 'paid')).toEqual([taken, 'told', review])
  },
)

it('fault 15: a refusal that is taken back is an unknown charge, with the codes the provider gave', () => {
  expect(change(open('declined', { call: CALL }), 'paid')).toMatchObject({
    event: 'finished',
    verdict: { status: 'unconfirmed', charge: { leg: 'unknown', reason: 'refusal-taken-back', codes: [] }, save: null },
    finishedAt: AT,
    detail: 'result-changed',
  })
})

const SAVING: readonly Row[] = [
  ['in-call', 'saved', 'saved', 'told', ''],
  ['in-call', 'save-failed', 'save-failed', 'told', ''],
  ['withdrawn', 'saved', 'saved', 'told', 'paid-after-withdrawal'],
  ['saved', 'save-failed', 'saved', '', 'result-changed'],
]

it.each(SAVING)('a card being saved, %s and answered "%s", becomes %s %s %s', (status, name, taken, told, review) => {
  const draft = anOrderDraft({ customer: { division: '3' } })
  expect(gist(open(status, { draft }), name)).toEqual([taken, told, review])
})

it('keeps the whole of a result: verdict, moment, call details, the answer as it came', () => {
  expect(change(open('in-call'), 'paid')).toEqual({
    event: 'finished',
    at: AT,
    operator: '',
    status: 'paid',
    verdict: {
      status: 'paid',
      charge: { leg: 'done', reason: 'success-flag', codes: [] },
      save: null,
    },
    call: { ...CALL, approvalNumber: '012345', transactionId: '0001', acquirer: '2a99661', tries: 1 },
    finishedAt: AT,
    checkedAt: AT,
    notify: true,
    rawAnswer: 'paid',
  })
})

it.each(['declined', 'waiting', 'unlisted', 'unconfirmed'] as const)(
  'fault 15: lets "%s" after a payment touch neither its status nor its approval number',
  (name) => {
    const made = change(open('paid', { call: CALL }), name)
    expect(made).toEqual({
      event: 'asked',
      at: AT,
      operator: '',
      status: 'paid',
      checkedAt: AT,
      rawAnswer: name,
      review: made?.review,
      detail: made?.review,
    })
  },
)

it.each(['waiting', 'in-call', 'paid', 'unlisted'] as const)(
  'fault 15: has nothing to keep when "%s" is said again',
  (name) => {
    const first = change(open('waiting'), name)
    const after = open(first?.status ?? 'waiting', { call: first?.call ?? null, review: first?.review ?? null })
    expect(change(after, name)).toBeNull()
  },
)

it('fault 15: does not let a milder oddity hide a worse one, but a worse one show', () => {
  expect(change(open('paid', { review: 'paid-then-declined' }), 'unlisted')).toBeNull()
  expect(change(open('paid', { review: 'status-backwards' }), 'declined')?.review).toBe('paid-then-declined')
})

describe('fault 14: an answer that is no result', () => {
  const busy = { kind: 'unknown', reason: 'other-error', status: 200, resultCode: '90' } as const

  it('is kept with a flag once, and forgotten when a result comes', () => {
    const odd = oddAnswerChange(open('waiting'), busy, AT)
    expect(odd).toEqual({
      event: 'asked',
      at: AT,
      operator: '',
      problem: busy,
      checkedAt: AT,
      review: 'unlisted-answer',
      detail: 'unlisted-answer',
    })
    const after = open('waiting', { problem: busy, review: 'unlisted-answer' })
    expect(oddAnswerChange(after, { ...busy }, AT)).toBeNull()
    expect(change(after, 'in-call')).toMatchObject({ status: 'in-call', problem: null })
  })
})

describe('fault 14: a receipt the provider does not know', () => {
  const known = (ms: number, status: OrderStatus = 'waiting') => unknownReceiptChange(open(status), MORNING + ms)

  it('is tolerated for 60 s and then believed', () => {
    const at = MORNING + 60_000
    expect([known(0), known(59_999)]).toEqual([null, null])
    const believed = { event: 'not-found', status: 'not-found', at, operator: '', checkedAt: at }
    expect([known(60_000), known(60_000, 'in-call')]).toEqual([believed, believed])
  })

  it.each(['withdrawn', 'lapsed', 'not-found', 'paid', 'unconfirmed'] as const)('changes nothing once %s', (status) => {
    expect(known(HOUR, status)).toBeNull()
  })
})

describe('a number nobody calls', () => {
  it('lapses after the shop’s limit, counted from its registration', () => {
    expect(lapseChange(open('waiting'), 24 * HOUR, MORNING + 24 * HOUR - 1)).toBeNull()
    const at = MORNING + 24 * HOUR
    expect(lapseChange(open('waiting'), 24 * HOUR, at)).toEqual({ event: 'lapsed', status: 'lapsed', at, operator: '' })
  })

  it('never lapses in the call, nor when it was put aside', () => {
    for (const status of ['in-call', 'withdrawn', 'lapsed', 'paid'] as const)
      expect(lapseChange(open(status), 1, MORNING + 999 * HOUR)).toBeNull()
  })
})
