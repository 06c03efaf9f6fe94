import { lastRun, type CallAnswer, type CallStep } from './call-answer.ts'
import type { Division } from './order.ts'
import type { OrderStatus } from './order-status.ts'

/** What one half of an order (the charge, the saved card) came to. Three outcomes, not two. */
export type Leg = 'done' | 'failed' | 'unknown'

/** Why a leg was judged so, kept for the screen. */
export type Reason =
  | 'success-flag'
  | 'error-code'
  | 'error-code-unknown-outcome'
  | 'exchange-failed'
  | 'no-attempt'
  | 'flag-contradicts-code'
  | 'flag-without-step'
  | 'no-flag'
  | 'charge-not-made'
  | 'refusal-taken-back'

export interface LegVerdict {
  readonly leg: Leg
  readonly reason: Reason
  /** errInfo codes of the step that decided. */
  readonly codes: readonly string[]
}

export interface Verdict {
  readonly status: Extract<OrderStatus, 'paid' | 'declined' | 'saved' | 'save-failed' | 'unconfirmed'>
  /** Division 1 and 2. */
  readonly charge: LegVerdict | null
  /** Division 2 and 3. */
  readonly save: LegVerdict | null
}

/** Families whose codes say for certain that nothing was charged (domain section 2, error guide). */
const NOT_CHARGED = /^(42G|E00|E01|E11|E21|E31|E41|E61|E92|G\d{2}$)/u

/** "Already settled" and "may be complete": an earlier try under this order ID may have been charged. */
const MAYBE_CHARGED: ReadonlySet<string> = new Set(['E11010001', 'E11010999'])

/**
 * What a code says about the charge. A code of a family nobody listed is treated as unknown: calling it
 * "not charged" would invite a second charge.
 */
export function codeOutcome(code: string): 'not-charged' | 'unknown' {
  return NOT_CHARGED.test(code) && !MAYBE_CHARGED.has(code) ? 'not-charged' : 'unknown'
}

function judgeLeg(flag: boolean | null, step: CallStep | null): LegVerdict {
  const codes = step?.errors ?? []
  const verdict = (leg: Leg, reason: Reason): LegVerdict => ({ leg, reason, codes })
  if (step?.exchange === 'failed') return verdict('unknown', 'exchange-failed')
  if (codes.some((code) => codeOutcome(code) === 'unknown')) return verdict('unknown', 'error-code-unknown-outcome')
  if (flag === true) {
    if (codes.length > 0) return verdict('unknown', 'flag-contradicts-code')
    return step === null ? verdict('unknown', 'flag-without-step') : verdict('done', 'success-flag')
  }
  if (codes.length > 0) return verdict('failed', 'error-code')
  // A call that ends before the card is answered with the flag 0; where no flag came, nobody spoke of the card at all.
  if (step === null && flag === false) return verdict('failed', 'no-attempt')
  // A finished step without a code and without the flag: neither success nor failure was said.
  return verdict('unknown', 'no-flag')
}

function judgeCharge(answer: CallAnswer): LegVerdict {
  const exec = lastRun(answer, 'execTran')
  // Without an execTran nothing was tried on a card; entryTran then says why (a reused order ID, for example).
  const last = judgeLeg(answer.authSuccess, exec ?? entryFailure(answer))
  return last.leg === 'failed' ? (standingTry(answer) ?? last) : last
}

/** An earlier try that may have been charged, whatever the last one came to: a refusal takes nothing back. */
function standingTry(answer: CallAnswer): LegVerdict | null {
  const tries = answer.steps.execTran.map((run) => judgeLeg(answer.authSuccess, run))
  return tries.findLast(({ leg }) => leg === 'unknown') ?? null
}

function entryFailure(answer: CallAnswer): CallStep | null {
  const entry = lastRun(answer, 'entryTran')
  if (entry === null) return null
  // An entryTran alone charges nothing: a clean one without execTran is a hang-up, not an attempt.
  return entry.errors.length === 0 && entry.exchange !== 'failed' ? null : entry
}

function judgeSave(division: Division, answer: CallAnswer): LegVerdict {
  return judgeLeg(
    answer.saveSuccess,
    lastRun(answer, division === '2' ? 'tradedCard' : 'saveCard') ?? memberFailure(answer),
  )
}

/** Without a card step, saveMember tells why; searchMember's "no such member" is harmless (saveMember adds it). */
function memberFailure(answer: CallAnswer): CallStep | null {
  const member = lastRun(answer, 'saveMember')
  if (member !== null && (member.errors.length > 0 || member.exchange === 'failed')) return member
  const search = lastRun(answer, 'searchMember')
  return search?.exchange === 'failed' ? search : null
}

function saveOnly(leg: Leg): Verdict['status'] {
  if (leg === 'done') return 'saved'
  return leg === 'failed' ? 'save-failed' : 'unconfirmed'
}

function chargeStatus(leg: Leg): Verdict['status'] {
  if (leg === 'done') return 'paid'
  return leg === 'failed' ? 'declined' : 'unconfirmed'
}

/**
 * Judges a finished call (statusCode 2); while the call is unfinished the flags mean nothing and null is returned.
 * Success needs the flag, a run of the deciding step, and no error code in its last run; nothing less counts.
 * In division 2 the charge decides the status and `save` tells the rest: a payment stands without its saved card.
 */
export function judge(division: Division, answer: CallAnswer): Verdict | null {
  if (answer.progress !== 'finished') return null
  if (division === '3') {
    const save = judgeSave(division, answer)
    return { status: saveOnly(save.leg), charge: null, save }
  }
  const charge = judgeCharge(answer)
  const save = division === '2' ? secondLeg(charge, answer) : null
  return { status: chargeStatus(charge.leg), charge, save }
}

/**
 * What a charge is that was refused and of which the provider now says something else: unknown, until somebody has
 * looked at its console. Null for a verdict that does not contradict the refusal.
 */
export function refusalTakenBack(verdict: Verdict): Verdict | null {
  if (verdict.charge === null || verdict.charge.leg === 'failed') return null
  const charge: LegVerdict = { leg: 'unknown', reason: 'refusal-taken-back', codes: verdict.charge.codes }
  return { ...verdict, status: 'unconfirmed', charge }
}

function secondLeg(charge: LegVerdict, answer: CallAnswer): LegVerdict {
  if (charge.leg === 'failed') return { leg: 'failed', reason: 'charge-not-made', codes: [] }
  return judgeSave('2', answer)
}
