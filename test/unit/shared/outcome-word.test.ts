import { describe, expect, it } from 'vitest'
import { isFinal, needsAttention, ORDER_STATUSES } from '../../../src/shared/order-status.ts'
import { outcomeWord } from '../../../src/shared/outcome-word.ts'
import type { LegVerdict, Verdict } from '../../../src/shared/outcome.ts'
import type { JobCode } from '../../../src/shared/order.ts'
import { aPayment, anOrderDraft } from '../../support/builders.ts'

const leg = (given: Partial<LegVerdict>): LegVerdict => ({ leg: 'done', reason: 'success-flag', codes: [], ...given })
const word = (
  status: (typeof ORDER_STATUSES)[number],
  verdict: Partial<Verdict> | null,
  jobCode: JobCode = 'CAPTURE',
) =>
  outcomeWord({
    status,
    verdict: verdict === null ? null : { status: 'paid', charge: null, save: null, ...verdict },
    draft: anOrderDraft({ payment: aPayment({ jobCode }) }),
  })

describe('the word for how an order ended', () => {
  it('is its status where nothing finer is known', () => {
    expect(ORDER_STATUSES.map((status) => word(status, null))).toEqual([...ORDER_STATUSES])
  })
  it('tells a call without a card from a card that was refused', () => {
    expect(word('declined', { charge: leg({ leg: 'failed', reason: 'no-attempt' }) })).toBe('no-attempt')
    expect(word('declined', { charge: leg({ leg: 'failed', reason: 'error-code' }) })).toBe('declined')
    expect(word('withdrawn', { charge: leg({ leg: 'failed', reason: 'no-attempt' }) })).toBe('withdrawn')
  })
  it('tells a payment whose card was not saved, or nobody knows', () => {
    expect(word('paid', { save: leg({ leg: 'failed' }) })).toBe('paid-card-not-saved')
    expect(word('paid', { save: leg({ leg: 'unknown' }) })).toBe('paid-card-unknown')
    expect(word('paid', { save: leg({}) })).toBe('paid')
    expect(word('unconfirmed', { save: leg({ leg: 'failed' }) })).toBe('unconfirmed')
  })
  it('never calls a provisional sale or a validity check paid', () => {
    expect((['CAPTURE', 'AUTH', 'SAUTH', 'CHECK'] as const).map((jobCode) => word('paid', null, jobCode))).toEqual([
      'paid',
      'authorised',
      'authorised',
      'valid',
    ])
  })
  it('tells of a provisional sale and of a validity check, too, that the card was not saved', () => {
    const words = (['AUTH', 'SAUTH', 'CHECK'] as const).flatMap((jobCode) =>
      (['failed', 'unknown'] as const).map((saving) => word('paid', { save: leg({ leg: saving }) }, jobCode)),
    )
    expect(words).toEqual([
      'authorised-card-not-saved',
      'authorised-card-unknown',
      'authorised-card-not-saved',
      'authorised-card-unknown',
      'valid-card-not-saved',
      'valid-card-unknown',
    ])
  })
})

describe('groups of statuses', () => {
  it('knows which are final and which need the operator', () => {
    expect(ORDER_STATUSES.filter(isFinal)).toEqual([
      'paid',
      'declined',
      'saved',
      'save-failed',
      'unconfirmed',
      'reconciled',
    ])
    expect(ORDER_STATUSES.filter(needsAttention)).toEqual(['unconfirmed', 'register-unknown'])
  })
})
