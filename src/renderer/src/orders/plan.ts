import * as v from 'valibot'
import { formatYen, MAX_YEN, type Yen } from '../../../shared/money.ts'
import { typedYen } from '../../../shared/text-rules.ts'
import type { TextKey, TextValues } from '../text/use-text.ts'
import type { TypedOrder } from './typed-order.ts'

/** Yen typed so far: 0 for an empty field, null for one that cannot be read. */
export function readYen(text: string): Yen | null {
  const parsed = v.safeParse(typedYen, text)
  return parsed.success ? (parsed.output ?? 0) : null
}

/** amount + tax as typed so far, yen; null while either cannot be read. */
export function typedTotal(payment: Pick<TypedOrder['payment'], 'jobCode' | 'amount' | 'tax'>): Yen | null {
  if (payment.jobCode === 'CHECK') return 0
  const amount = readYen(payment.amount)
  const tax = readYen(payment.tax)
  return amount === null || tax === null ? null : amount + tax
}

type Say = (key: TextKey, values?: TextValues) => string

/** `一括`, `分割12回`. */
export function methodWords(t: Say, payment: Pick<TypedOrder['payment'], 'method' | 'payTimes'>): string {
  if (payment.method === '2' && payment.payTimes !== '') return t('common.instalments', { count: payment.payTimes })
  return t(`common.method.${payment.method}`)
}

/** One sentence on what the order will do, as far as it is typed. */
export function planSentences(t: Say, order: TypedOrder): readonly string[] {
  if (order.customer.division === '3') return [savePlan(t, order.card)]
  const payment = paymentPlan(t, order.payment)
  return order.customer.division === '2' ? [payment, alsoSavePlan(t, order.card)] : [payment]
}

function paymentPlan(t: Say, payment: TypedOrder['payment']): string {
  if (payment.jobCode === 'CHECK') return t('wizard.plan.check')
  const total = typedTotal(payment)
  if (total === null || total < 1) return t('wizard.plan.noAmount')
  if (total > MAX_YEN) return t('rules.amount.sumTooLarge')
  return t('wizard.plan.charge', {
    total: formatYen(total),
    method: methodWords(t, payment),
    job: t(`common.jobCode.${payment.jobCode}`),
  })
}

function alsoSavePlan(t: Say, card: TypedOrder['card']): string {
  const member = memberOf(card)
  return member === '' ? t('wizard.plan.alsoSaveNobody') : t('wizard.plan.alsoSave', { member })
}

function savePlan(t: Say, card: TypedOrder['card']): string {
  const member = memberOf(card)
  const update = card.mode === 'update'
  if (member === '' || (update && card.cardSeq === ''))
    return t(update ? 'wizard.plan.updateNobody' : 'wizard.plan.saveNobody')
  return update ? t('wizard.plan.update', { member, seq: card.cardSeq }) : t('wizard.plan.save', { member })
}

const memberOf = (card: TypedOrder['card']): string => card.memberName.trim() || card.memberId.trim()
