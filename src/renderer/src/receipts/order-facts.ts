import { total, type Order } from '../../../shared/order.ts'
import { formatJapanTime } from '../../../shared/japan-time.ts'
import { formatYen } from '../../../shared/money.ts'
import { knownFacts, type Fact, type FactSection, type Translate } from './fact.ts'
import { methodWords } from '../orders/plan.ts'
import { resultFacts } from './result-facts.ts'

/**
 * Everything known of an order in plain words, in the order an operator asks for it; empty sections are left out.
 * `acquirer` is the card company in words where it is known.
 */
export function orderFacts(order: Order, t: Translate, acquirer = order.call?.acquirer ?? ''): readonly FactSection[] {
  const sections: readonly FactSection[] = [
    { title: 'receipts.section.result', facts: resultFacts(order, t) },
    { title: 'receipts.section.order', facts: paymentFacts(order, t) },
    { title: 'receipts.section.customer', facts: customerFacts(order, t) },
    { title: 'receipts.section.card', facts: cardFacts(order, t) },
    { title: 'receipts.section.call', facts: callFacts(order.call, t, acquirer) },
    { title: 'receipts.section.ids', facts: idFacts(order, t) },
    { title: 'receipts.section.times', facts: timeFacts(order, t) },
  ]
  return sections.filter((section) => section.facts.length > 0)
}

function paymentFacts(order: Order, t: Translate): Fact[] {
  const { customer, payment, details } = order.draft
  const charged = payment !== null && payment.jobCode !== 'CHECK' ? payment : null
  const yen = (value: number | null | undefined): string | null =>
    value === null || value === undefined ? null : formatYen(value)
  return knownFacts([
    [t('common.field.division'), t(`common.division.${customer.division}`)],
    [t('common.field.jobCode'), payment === null ? null : t(`common.jobCode.${payment.jobCode}`)],
    [t('common.field.amount'), yen(charged?.amount)],
    [t('common.field.tax'), yen(charged?.tax)],
    [t('common.field.total'), charged === null ? t('receipts.value.noCharge') : formatYen(total(charged))],
    [t('common.field.method'), charged === null ? null : methodWords(t, charged)],
    [t('receipts.fact.itemCode'), payment?.itemCode],
    [t('receipts.fact.clientField1'), payment?.clientField1],
    [t('receipts.fact.clientField2'), payment?.clientField2],
    [t('receipts.fact.clientField3'), payment?.clientField3],
    ...details.anyItem.map((item) => [item.name, item.value] as const),
  ])
}

function customerFacts(order: Order, t: Translate): Fact[] {
  const { customer } = order.draft
  return knownFacts([
    [t('common.field.customer'), customer.name],
    [t('common.field.kana'), customer.kana],
    [t('common.field.phone'), customer.phone],
    [t('common.field.note'), customer.note],
    [t('common.field.operator'), order.draft.details.operator],
  ])
}

function cardFacts(order: Order, t: Translate): Fact[] {
  const { card } = order.draft
  if (card === null) return []
  return knownFacts([
    [t('receipts.fact.cardMode'), t(`receipts.value.cardMode.${card.mode}`)],
    [t('common.field.memberId'), card.memberId],
    [t('receipts.fact.memberName'), card.memberName],
    [t('receipts.fact.cardName'), card.cardName],
    [t('receipts.fact.holderName'), card.holderName],
    [t('receipts.fact.cardSeq'), order.call?.cardSeq ?? card.cardSeq],
  ])
}

function callFacts(call: Order['call'], t: Translate, acquirer: string): Fact[] {
  if (call === null) return []
  const brand = call.brand ?? t('receipts.value.unknownBrand')
  return knownFacts([
    [
      t('receipts.fact.card'),
      call.cardLastFour === null ? call.brand : t('receipts.value.card', { brand, digits: call.cardLastFour }),
    ],
    [t('common.field.approvalNumber'), call.approvalNumber?.trim()],
    [t('common.field.transactionId'), call.transactionId],
    [t('common.field.acquirer'), acquirer],
    [t('receipts.fact.tries'), call.tries > 0 ? t('receipts.value.tries', { count: call.tries }) : null],
    [t('receipts.fact.flowLevelName'), call.flowLevelName],
    [t('receipts.fact.callerTelNo'), call.callerTelNo],
  ])
}

function idFacts(order: Order, t: Translate): Fact[] {
  return knownFacts([
    [t('common.field.orderId'), order.orderId],
    [t('receipts.fact.attempt'), order.attempt > 1 ? t('receipts.value.attempt', { count: order.attempt }) : null],
    [t('common.field.identificationNumber'), order.identificationNumber],
    [t('common.field.receiptNo'), order.receiptNo],
  ])
}

function timeFacts(order: Order, t: Translate): Fact[] {
  const time = (ms: number | null | undefined): string | null =>
    ms === null || ms === undefined ? null : formatJapanTime(ms)
  return knownFacts([
    [t('common.field.createdAt'), time(order.createdAt)],
    [t('receipts.fact.registeredAt'), time(order.registeredAt)],
    [t('receipts.fact.incomingAt'), time(order.call?.incomingAt)],
    [t('common.field.finishedAt'), time(order.finishedAt)],
    [t('receipts.fact.checkedAt'), time(order.checkedAt)],
  ])
}
