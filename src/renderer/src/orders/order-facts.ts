import * as v from 'valibot'
import { formatYen } from '../../../shared/money.ts'
import { CardStep, CustomerStep, DetailsStep } from '../../../shared/order.ts'
import { shiftJisText } from '../../../shared/text-rules.ts'
import type { TextKey, TextValues } from '../text/use-text.ts'
import { methodWords, typedTotal } from './plan.ts'
import type { StepName } from '../../../shared/kept-draft.ts'
import type { TypedOrder } from './typed-order.ts'

/** One line of what will be registered. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** The facts of one step, for the confirmation. */
export interface FactGroup {
  readonly step: StepName
  readonly facts: readonly Fact[]
}

const clientField = shiftJisText({ max: 100, unit: 'shift-jis-bytes' })
const ClientFields = v.object({ clientField1: clientField, clientField2: clientField, clientField3: clientField })

type Say = (key: TextKey, values?: TextValues) => string

/** What the schema makes of a part (full-width digits folded, half-width kana widened), or the part as typed. */
function settled<T>(schema: v.GenericSchema<unknown, T>, part: T): T {
  const parsed = v.safeParse(schema, part)
  return parsed.success ? parsed.output : part
}

/** The order as it will be registered rather than as it was typed; the amounts have their own words. */
function asRegistered(order: TypedOrder): TypedOrder {
  const { clientField1, clientField2, clientField3 } = order.payment
  const fields = settled(ClientFields, { clientField1, clientField2, clientField3 })
  return {
    ...order,
    customer: settled(CustomerStep, order.customer),
    details: settled(DetailsStep, order.details),
    card: settled(CardStep, order.card),
    payment: { ...order.payment, ...fields },
  }
}

/** Everything that will be registered, step by step, without what is empty: nothing of it stays out of sight. */
export function orderFacts(t: Say, typed: TypedOrder): readonly FactGroup[] {
  const order = asRegistered(typed)
  const { division } = order.customer
  return [
    { step: 'customer' as const, facts: customerFacts(t, order) },
    ...(division === '3' ? [] : [{ step: 'payment' as const, facts: paymentFacts(t, order.payment) }]),
    ...(division === '1' ? [] : [{ step: 'card' as const, facts: cardFacts(t, order.card) }]),
  ].map(({ step, facts }) => ({ step, facts: facts.filter(({ value }) => value.trim() !== '') }))
}

function customerFacts(t: Say, { customer, details }: TypedOrder): readonly Fact[] {
  return [
    { label: t('common.field.division'), value: t(`common.division.${customer.division}`) },
    { label: t('wizard.customer.name'), value: customer.name },
    { label: t('wizard.customer.kana'), value: customer.kana },
    { label: t('wizard.customer.phone'), value: customer.phone },
    { label: t('wizard.customer.note'), value: customer.note },
    { label: t('wizard.details.orderId'), value: details.orderId || t('wizard.confirm.auto') },
    { label: t('wizard.details.operator'), value: details.operator },
    ...details.anyItem.map(({ name, value }) => ({ label: name, value })),
  ]
}

function paymentFacts(t: Say, payment: TypedOrder['payment']): readonly Fact[] {
  const job = { label: t('wizard.payment.jobCode'), value: t(`common.jobCode.${payment.jobCode}`) }
  const yen = (text: string): string => {
    const total = typedTotal({ jobCode: payment.jobCode, amount: text, tax: '' })
    return text.trim() === '' || total === null ? '' : formatYen(total)
  }
  const money =
    payment.jobCode === 'CHECK'
      ? []
      : [
          { label: t('wizard.payment.amount'), value: yen(payment.amount) },
          { label: t('wizard.payment.tax'), value: yen(payment.tax) },
          { label: t('wizard.payment.method'), value: methodWords(t, payment) },
        ]
  const rare = [payment.clientField1, payment.clientField2, payment.clientField3].map((value, index) => ({
    label: t('wizard.payment.clientField', { number: index + 1 }),
    value,
  }))
  const told = payment.clientFieldFlag === '0' ? t('common.no') : ''
  const flag = { label: t('wizard.payment.clientFieldFlag'), value: told }
  return [...money, job, { label: t('wizard.payment.itemCode'), value: payment.itemCode }, ...rare, flag]
}

function cardFacts(t: Say, card: TypedOrder['card']): readonly Fact[] {
  const update = card.mode === 'update'
  return [
    { label: t('wizard.card.mode'), value: t(update ? 'wizard.card.modeUpdate' : 'wizard.card.modeAdd') },
    { label: t('wizard.card.memberId'), value: card.memberId },
    { label: t('wizard.card.memberName'), value: card.memberName },
    { label: t('wizard.card.cardSeq'), value: update ? card.cardSeq : '' },
    {
      label: t('wizard.card.updateType'),
      value: update ? t(card.updateType === '1' ? 'wizard.card.updateAll' : 'wizard.card.updateKeepNumber') : '',
    },
    { label: t('wizard.card.cardName'), value: card.cardName },
    { label: t('wizard.card.holderName'), value: card.holderName },
    { label: t('wizard.card.defaultFlag'), value: card.defaultFlag === '1' ? t('common.yes') : '' },
    { label: t('wizard.card.seqMode'), value: card.seqMode === '1' ? t('wizard.card.seqModePhysical') : '' },
    { label: t('wizard.card.consent'), value: card.consent === '1' ? t('common.yes') : '' },
  ]
}
