import type { GatewayError } from '../../shared/app-error.ts'
import { lastRun, type CallAnswer, type CallStep } from '../../shared/call-answer.ts'
import { judge, refusalTakenBack, type Verdict } from '../../shared/outcome.ts'
import { isFinal, moveStatus, type OrderStatus } from '../../shared/order-status.ts'
import type { CallDetails, Order, ReviewFlag } from '../../shared/order.ts'
import type { OrderChange } from './order-book.ts'
import { isWorse } from './review-flag.ts'

/** How long a fresh receipt number may be unknown to the provider (resultCode 40) before it is believed, ms. */
const UNKNOWN_RECEIPT_GRACE_MS = 60_000

/** What an answer judges of this order; what contradicts a refusal makes the charge unknown. */
function verdictOf(order: Order, answer: CallAnswer): Verdict | null {
  const verdict = judge(order.draft.customer.division, answer)
  return (order.status === 'declined' && verdict !== null ? refusalTakenBack(verdict) : null) ?? verdict
}

/** The status an answer speaks of, before the table decides whether it is taken. */
function spokenStatus(verdict: Verdict | null, answer: CallAnswer): OrderStatus | null {
  if (verdict !== null) return verdict.status
  if (answer.progress === 'waiting' || answer.progress === 'in-call') return answer.progress
  return null
}

/** A withdrawn or lapsed order is only overtaken by news; "still waiting" is none. */
function staysAside(order: Order, spoken: OrderStatus): boolean {
  if (order.status === 'withdrawn') return spoken === 'waiting' || spoken === 'in-call'
  return order.status === 'lapsed' && spoken === 'waiting'
}

/** Whether the look at the console found the charge, or the saved card. */
function foundDone({ reconciliation }: Order): boolean {
  return reconciliation?.finding === 'charged' || reconciliation?.finding === 'saved'
}

function reviewOf(order: Order, spoken: OrderStatus | null): ReviewFlag | undefined {
  if (spoken === null) return 'unlisted-answer'
  const { status } = order
  const through = spoken === 'paid' || spoken === 'saved'
  if (status === 'withdrawn' && through) return 'paid-after-withdrawal'
  if (status === 'declined' && spoken === 'unconfirmed') return 'result-changed'
  if (through && status === 'reconciled' && !foundDone(order)) return 'result-changed'
  if (staysAside(order, spoken) || moveStatus(status, spoken).ok) return undefined
  if (status === 'paid' && spoken === 'declined') return 'paid-then-declined'
  return spoken === 'waiting' || spoken === 'in-call' ? 'status-backwards' : 'result-changed'
}

function flagged(order: Order, review: ReviewFlag | undefined): Pick<OrderChange, 'review' | 'detail'> {
  if (review === undefined) return {}
  return isWorse(review, order.review) ? { review, detail: review } : {}
}

function callDetails(order: Order, answer: CallAnswer): CallDetails {
  const exec = lastRun(answer, 'execTran')
  const card = lastRun(answer, 'tradedCard') ?? lastRun(answer, 'saveCard')
  const field = (step: CallStep | null, name: string): string | null => step?.fields[name]?.trim() ?? null
  return {
    flowLevelName: answer.flowLevelName,
    callerTelNo: answer.callerTelNo,
    incomingAt: answer.incomingAt,
    approvalNumber: field(exec, 'approve'),
    transactionId: field(exec, 'tranid'),
    acquirer: field(exec, 'forward') ?? field(card, 'forward'),
    cardLastFour: field(card, 'cardno')?.slice(-4) ?? null,
    cardSeq: field(card, 'cardseq'),
    brand: field(card, 'brand'),
    tries: answer.steps[order.draft.customer.division === '3' ? 'saveCard' : 'execTran'].length,
  }
}

function isNews(order: Order, change: OrderChange): boolean {
  if (change.status !== undefined && change.status !== order.status) return true
  if (change.review !== undefined || change.problem !== undefined) return true
  return change.call !== undefined && JSON.stringify(change.call) !== JSON.stringify(order.call)
}

/**
 * What the book keeps of an answer to AuthSearchApi, or null when it says nothing new.
 * I4: an answer that contradicts what is known is recorded as a review flag; neither its status nor its call details
 * are taken.
 */
export function answerChange(order: Order, found: { answer: CallAnswer; raw: string }, at: number): OrderChange | null {
  const { answer, raw } = found
  const verdict = verdictOf(order, answer)
  const spoken = spokenStatus(verdict, answer)
  const aside = spoken !== null && staysAside(order, spoken)
  const taken = spoken !== null && !aside && moveStatus(order.status, spoken).ok ? spoken : order.status
  const finished = taken !== order.status && verdict !== null
  const change: OrderChange = {
    event: finished ? 'finished' : 'asked',
    at,
    operator: '',
    status: taken,
    checkedAt: at,
    rawAnswer: raw,
    ...(taken === spoken || aside ? { call: callDetails(order, answer) } : {}),
    ...(order.problem === null ? {} : { problem: null }),
    ...(finished ? { verdict, finishedAt: at, notify: true } : {}),
    ...flagged(order, reviewOf(order, spoken)),
  }
  return isNews(order, change) ? change : null
}

/** An answer that is no result (resultCode 30, 31, 32, 90 or unlisted): the line works, the order needs a look. */
export function oddAnswerChange(order: Order, problem: GatewayError, at: number): OrderChange | null {
  if (JSON.stringify(problem) === JSON.stringify(order.problem)) return null
  return { event: 'asked', at, operator: '', problem, checkedAt: at, ...flagged(order, 'unlisted-answer') }
}

/**
 * An answer nobody can read, kept for a person to look at; null for an order that has its result, whose last readable
 * answer is worth more.
 */
export function unreadableAnswerChange(order: Order, raw: string, at: number): OrderChange | null {
  return isFinal(order.status) ? null : { event: 'unreadable', at, operator: '', rawAnswer: raw }
}

/** resultCode 40: tolerated while the registration is fresh, then the order is unknown to the provider. */
export function unknownReceiptChange(order: Order, at: number): OrderChange | null {
  const fresh = at - (order.registeredAt ?? order.createdAt) < UNKNOWN_RECEIPT_GRACE_MS
  if (fresh || (order.status !== 'waiting' && order.status !== 'in-call')) return null
  return { event: 'not-found', status: 'not-found', at, operator: '', checkedAt: at }
}

/** A number nobody called within the shop's limit lapses; a call in progress never does. */
export function lapseChange(order: Order, lapseMs: number, at: number): OrderChange | null {
  if (order.status !== 'waiting' || at - (order.registeredAt ?? order.createdAt) < lapseMs) return null
  return { event: 'lapsed', status: 'lapsed', at, operator: '' }
}
