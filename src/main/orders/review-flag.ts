import type { ReviewFlag } from '../../shared/order.ts'

/** The worst first: a later, milder oddity must not hide what somebody still has to look at. */
const WORST_FIRST: readonly ReviewFlag[] = [
  'paid-then-declined',
  'paid-after-withdrawal',
  'result-changed',
  'status-backwards',
  'unlisted-answer',
]

/** Whether this flag has to take the place of the one there is. */
export function isWorse(review: ReviewFlag, than: ReviewFlag | null): boolean {
  return than === null || WORST_FIRST.indexOf(review) < WORST_FIRST.indexOf(than)
}
