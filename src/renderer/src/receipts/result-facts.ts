import { formatJapanTime } from '../../../shared/japan-time.ts'
import type { Order } from '../../../shared/order.ts'
import { errorText } from '../text/error-text.ts'
import { knownFacts, type Fact, type Translate } from './fact.ts'

/** What else is to be said of a result: the flag for a second look, what an operator recorded, what went wrong. */
export function resultFacts(order: Order, t: Translate): Fact[] {
  return [...reviewFacts(order, t), ...findingFacts(order, t), ...problemFacts(order, t)]
}

function reviewFacts(order: Order, t: Translate): Fact[] {
  return knownFacts([[t('receipts.fact.review'), order.review && t(`result.review.${order.review}`)]])
}

function findingFacts(order: Order, t: Translate): Fact[] {
  const record = order.reconciliation
  if (record === null) return []
  return knownFacts([
    [t('receipts.fact.finding'), t(`result.reconcileDialog.${record.finding}`)],
    [t('receipts.fact.findingNote'), record.note],
    [t('receipts.fact.findingBy'), `${record.operator} ${formatJapanTime(record.at)}`.trim()],
  ])
}

function problemFacts(order: Order, t: Translate): Fact[] {
  if (order.problem === null) return []
  const words = errorText(order.problem)
  const messages = 'messages' in order.problem ? (order.problem.messages ?? []) : []
  return knownFacts([[t('receipts.fact.problem'), [t(words.what, words.values), ...messages].join('\n')]])
}
