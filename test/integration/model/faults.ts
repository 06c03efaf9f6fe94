import type { CardScenario } from '../../../src/main/training/simulator/card-scenario.ts'
import type { Fault } from '../../../src/main/training/simulator/fault.ts'

const HTML = '<html><body>maintenance</body></html>'
const answer = (json: unknown): Fault => ({ kind: 'answer', json })

interface PressFault {
  readonly fault: Fault | null
  /** What the order must be when its registration ends so. */
  readonly then: string
}

/** What can become of one registration. */
export const PRESS_FAULTS = {
  none: { fault: null, then: 'waiting' },
  'reset before': { fault: { kind: 'reset' }, then: 'register-unknown' },
  'reset after': { fault: { kind: 'reset', processed: true }, then: 'register-unknown' },
  'closed after': { fault: { kind: 'close', processed: true }, then: 'register-unknown' },
  'no answer': { fault: { kind: 'silence', processed: true }, then: 'register-unknown' },
  'headers only': { fault: { kind: 'headers-then-silence', processed: true }, then: 'register-unknown' },
  '500': { fault: { kind: 'status', status: 500, body: HTML }, then: 'register-unknown' },
  '503': { fault: { kind: 'status', status: 503, headers: { 'retry-after': '90' } }, then: 'register-unknown' },
  '408': { fault: { kind: 'status', status: 408 }, then: 'register-unknown' },
  '401': { fault: { kind: 'status', status: 401, body: HTML }, then: 'rejected' },
  '302': { fault: { kind: 'redirect', location: 'http://127.0.0.1:9/' }, then: 'register-unknown' },
  truncated: { fault: { kind: 'truncated' }, then: 'register-unknown' },
  'half a body': { fault: { kind: 'half-body' }, then: 'register-unknown' },
  'result 30': { fault: answer({ resultCode: '30', errorMessageList: ['orderId is used'] }), then: 'rejected' },
  'result 40': { fault: answer({ resultCode: '40' }), then: 'register-unknown' },
  'result 90': { fault: answer({ resultCode: '90' }), then: 'register-unknown' },
  'no number': {
    fault: { kind: 'transform', change: (found) => ({ ...found, discrementId: '' }) },
    then: 'register-unknown',
  },
} as const satisfies Readonly<Record<string, PressFault>>
export type PressFaultName = keyof typeof PRESS_FAULTS

interface AskFault {
  readonly fault: Fault
  /** The provider says something that is not so. */
  readonly lie?: 'declined' | 'unknown-receipt' | 'backwards'
}

const isFinished = (found: Readonly<Record<string, unknown>>): boolean => found['statusCode'] === '2'

/** What can become of one question about an order. */
export const ASK_FAULTS: Readonly<Record<string, AskFault>> = {
  reset: { fault: { kind: 'reset' } },
  'closed after': { fault: { kind: 'close', processed: true } },
  'no answer': { fault: { kind: 'silence' } },
  'headers only': { fault: { kind: 'headers-then-silence' } },
  '500': { fault: { kind: 'status', status: 500, body: HTML } },
  '503': { fault: { kind: 'status', status: 503, headers: { 'retry-after': '120' } } },
  '429': { fault: { kind: 'status', status: 429 } },
  '401': { fault: { kind: 'status', status: 401 } },
  truncated: { fault: { kind: 'truncated' } },
  'half a body': { fault: { kind: 'half-body' } },
  'result 40': { fault: answer({ resultCode: '40' }), lie: 'unknown-receipt' },
  'result 90': { fault: answer({ resultCode: '90' }) },
  'status 7': { fault: { kind: 'transform', change: (found) => ({ ...found, statusCode: '7' }) } },
  'back to waiting': {
    fault: { kind: 'transform', change: (found) => ({ ...found, statusCode: '0' }) },
    lie: 'backwards',
  },
  'finished, but declined': {
    fault: {
      kind: 'transform',
      change: (found) =>
        isFinished(found) ? { resultCode: '0', statusCode: '2', authSuccessFlg: '0', saveSuccessFlg: '0' } : found,
    },
    lie: 'declined',
  },
}

interface Call {
  readonly scenario: CardScenario
  /** What it comes to for division 1, 2 and 3; null while the call is not over. */
  readonly verdicts: readonly [string, string, string] | null
}

/** What a customer's call comes to. */
export const CALLS: Readonly<Record<string, Call>> = {
  paid: { scenario: { kind: 'accepted' }, verdicts: ['paid', 'paid', 'saved'] },
  'paid on the second try': {
    scenario: { kind: 'declined-then-accepted', errInfo: '42G440000' },
    verdicts: ['paid', 'paid', 'saved'],
  },
  declined: {
    scenario: { kind: 'declined', errInfo: '42G030000' },
    verdicts: ['declined', 'declined', 'save-failed'],
  },
  'hung up': { scenario: { kind: 'hang-up' }, verdicts: ['declined', 'declined', 'save-failed'] },
  'no exchange': {
    scenario: { kind: 'exchange-failed' },
    verdicts: ['unconfirmed', 'unconfirmed', 'unconfirmed'],
  },
  'unknown outcome': {
    scenario: { kind: 'declined', errInfo: '42C010000' },
    verdicts: ['unconfirmed', 'unconfirmed', 'unconfirmed'],
  },
  'order ID used': {
    scenario: { kind: 'entry-failed', errInfo: 'E01040010' },
    verdicts: ['declined', 'declined', 'saved'],
  },
  'perhaps settled': {
    scenario: { kind: 'entry-failed', errInfo: 'E11010001' },
    verdicts: ['unconfirmed', 'unconfirmed', 'saved'],
  },
  'card not saved': { scenario: { kind: 'card-not-saved' }, verdicts: ['paid', 'paid', 'save-failed'] },
  stuck: { scenario: { kind: 'stuck' }, verdicts: null },
  odd: { scenario: { kind: 'odd-answer', resultCode: '90' }, verdicts: null },
}
