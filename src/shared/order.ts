import * as v from 'valibot'
import { MAX_YEN, type Yen } from './money.ts'
import { ruleMessage } from './rule-message.ts'
import { codeText, noCardNumber, providerText, shiftJisText, shopText, typedYen } from './text-rules.ts'
import type { Verdict } from './outcome.ts'
import type { GatewayError } from './app-error.ts'
import type { OrderStatus } from './order-status.ts'

/** useDivisionCode: 1 authorise, 2 authorise and save the card, 3 save the card. */
export const DIVISIONS = ['1', '2', '3'] as const
export type Division = (typeof DIVISIONS)[number]
/** jobCd: CHECK validity only, CAPTURE immediate sale, AUTH provisional sale, SAUTH simple authorisation. */
export const JOB_CODES = ['CAPTURE', 'AUTH', 'CHECK', 'SAUTH'] as const
export type JobCode = (typeof JOB_CODES)[number]
/** method: 1 once, 2 instalments, 3 once from the bonus, 5 revolving. 4 was withdrawn in 1.01. */
export const METHODS = ['1', '2', '3', '5'] as const
export type Method = (typeof METHODS)[number]

const flag = (standard: '0' | '1') => v.optional(v.picklist(['0', '1'], ruleMessage('choose')), standard)

/** Who is ordering. Stays in the shop: nothing of it is sent to the provider. */
export const CustomerStep = v.object({
  division: v.picklist(DIVISIONS, ruleMessage('choose')),
  name: v.pipe(shopText(60), v.nonEmpty(ruleMessage('required'))),
  kana: shopText(60),
  phone: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) =>
      text
        .normalize('NFKC')
        .replace(/[ー‐−]/gu, '-')
        .trim(),
    ),
    noCardNumber,
    v.regex(/^$|^\+?[0-9][0-9() -]{5,19}$/u, ruleMessage('phone')),
  ),
  note: shopText(500),
})
export type CustomerDraft = v.InferOutput<typeof CustomerStep>

const clientField = shiftJisText({ max: 100, unit: 'shift-jis-bytes' })

/** The fields of gmopg.auth, each by itself; see PaymentStep for what they must be together. */
export const PaymentFields = v.object({
  /** gmopg.auth.jobCd */
  jobCode: v.optional(v.picklist(JOB_CODES, ruleMessage('choose')), 'CAPTURE'),
  /** gmopg.auth.amount, yen; null only with CHECK. */
  amount: typedYen,
  /** gmopg.auth.tax: tax and shipping, yen; charged on top of amount. */
  tax: v.optional(typedYen, null),
  /** gmopg.auth.method */
  method: v.optional(v.picklist(METHODS, ruleMessage('choose')), '1'),
  /** gmopg.auth.payTimes: only with method 2. */
  payTimes: v.pipe(codeText({ pattern: /^[0-9]{1,2}$/u, max: 2, key: 'digits' })),
  /** gmopg.auth.itemCode: normally empty, else 7 digits. */
  itemCode: v.pipe(codeText({ pattern: /^[0-9]{7}$/u, max: 7, key: 'itemCode' })),
  clientField1: clientField,
  clientField2: clientField,
  clientField3: clientField,
  /** gmopg.auth.clientFieldFlag: 1 so that the fields come back with the result. */
  clientFieldFlag: flag('1'),
})
type PaymentFields = v.InferOutput<typeof PaymentFields>

const forward = (key: keyof PaymentFields, refused: (draft: PaymentFields) => boolean, message: string) =>
  v.forward(
    v.check((draft: PaymentFields) => !refused(draft), ruleMessage(message)),
    [key],
  )

const charges = (draft: PaymentFields): boolean => draft.jobCode !== 'CHECK'
const outside = (yen: Yen | null, least: Yen): boolean => yen !== null && (yen < least || yen > MAX_YEN)

/** How much and how it is paid (gmopg.auth). With CHECK nothing is charged, so the rest is dropped. */
export const PaymentStep = v.pipe(
  PaymentFields,
  forward('amount', (draft) => charges(draft) && draft.amount === null, 'required'),
  forward('amount', (draft) => charges(draft) && draft.amount !== null && draft.amount < 1, 'amount.tooSmall'),
  forward('amount', (draft) => charges(draft) && draft.amount !== null && draft.amount > MAX_YEN, 'amount.tooLarge'),
  forward('tax', (draft) => charges(draft) && outside(draft.tax, 0), 'amount.taxRange'),
  forward(
    'tax',
    (draft) => charges(draft) && !outside(draft.amount, 1) && !outside(draft.tax, 0) && total(draft) > MAX_YEN,
    'amount.sumTooLarge',
  ),
  forward('payTimes', (draft) => charges(draft) && draft.method === '2' && draft.payTimes === '', 'payTimes.required'),
  v.transform((draft): PaymentFields => withoutUnused(draft)),
)
export type PaymentDraft = v.InferOutput<typeof PaymentStep>

function withoutUnused(draft: PaymentFields): PaymentFields {
  if (!charges(draft)) return { ...draft, amount: null, tax: null, method: '1', payTimes: '' }
  return { ...draft, payTimes: draft.method === '2' ? draft.payTimes : '' }
}

/** What the customer is charged: amount + tax, yen; 0 with CHECK. */
export function total(payment: { readonly amount: Yen | null; readonly tax: Yen | null }): Yen {
  return (payment.amount ?? 0) + (payment.tax ?? 0)
}

/** gmopg.save.memberId: the shop's own number for a member; may be empty here. */
export const memberIdText = codeText({ pattern: /^[0-9A-Za-z\-@_.]+$/u, max: 60, key: 'memberId' })
/** gmopg.save.memberName: ignored by the provider when the member exists. */
export const memberNameText = shiftJisText({ max: 255, unit: 'characters' })

const CardFields = v.object({
  /** `update` replaces a card saved earlier, in its own mode with its own confirmation; division 3 only. */
  mode: v.optional(v.picklist(['add', 'update'], ruleMessage('choose')), 'add'),
  /** gmopg.save.memberId */
  memberId: v.pipe(memberIdText, v.nonEmpty(ruleMessage('required'))),
  memberName: memberNameText,
  /** gmopg.save.seqMode: 0 logical, 1 physical. */
  seqMode: flag('0'),
  /** gmopg.save.cardSeq: only in update mode. */
  cardSeq: v.pipe(codeText({ pattern: /^[0-9]{1,4}$/u, max: 4, key: 'digits' })),
  /** gmopg.save.defaultFlag: 1 uses this card for renewal and recurring charges. */
  defaultFlag: flag('0'),
  /** gmopg.save.cardName: label of the card company; unused in division 2. */
  cardName: providerText({ max: 10, unit: 'characters' }),
  /** gmopg.save.holderName */
  holderName: v.pipe(codeText({ pattern: /^[0-9A-Za-z ,\-./]+$/u, max: 50, key: 'holderName' })),
  /** gmopg.save.updateType: 1 replace all, 2 keep the card number; only in update mode. */
  updateType: v.optional(v.picklist(['1', '2'], ruleMessage('choose')), '1'),
  /** The operator asked and the customer agreed that the card is saved; goes into the order's history, not to the provider. */
  consent: flag('0'),
})

/** Which member the card is saved for (gmopg.save). */
export const CardStep = v.pipe(
  CardFields,
  v.forward(
    v.check((draft) => draft.mode === 'add' || draft.cardSeq !== '', ruleMessage('required')),
    ['cardSeq'],
  ),
  v.forward(
    v.check((draft) => draft.consent === '1', ruleMessage('consent')),
    ['consent'],
  ),
  v.transform((draft) => (draft.mode === 'update' ? draft : { ...draft, cardSeq: '', updateType: '1' as const })),
)
export type CardDraft = v.InferOutput<typeof CardStep>

const AnyItem = v.object({
  name: v.pipe(providerText({ max: 64, unit: 'utf8-bytes' }), v.nonEmpty(ruleMessage('required'))),
  value: v.pipe(providerText({ max: 256, unit: 'utf8-bytes' }), v.nonEmpty(ruleMessage('required'))),
})

/** Order ID, operator and free pairs: rare fields of every division. */
export const DetailsStep = v.object({
  /** gmopg.auth.orderId; empty lets the app number it. The last 2 of 27 characters are left for `-2`, `-3`. */
  orderId: v.pipe(
    codeText({ pattern: /^[0-9A-Za-z-]+$/u, max: 27, key: 'orderId', cardKey: 'orderIdCard' }),
    v.check((id) => !id.toUpperCase().startsWith('ML-ORDER'), ruleMessage('orderIdReserved')),
  ),
  /** userId: who registered. */
  operator: codeText({ pattern: /^[0-9A-Za-z]+$/u, max: 64, key: 'alnum' }),
  anyItem: v.pipe(
    v.optional(v.array(AnyItem), []),
    v.maxLength(5, ruleMessage('anyItem.tooMany')),
    v.check((items) => new Set(items.map((item) => item.name)).size === items.length, ruleMessage('anyItem.twice')),
  ),
})
export type DetailsDraft = v.InferOutput<typeof DetailsStep>

const draftKey = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/u, ruleMessage('draftKey')))
const previous = v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null)
const shared = { draftKey, previous, customer: CustomerStep, details: DetailsStep }

/**
 * One order as the wizard hands it over. `draftKey` (UUID) makes placing idempotent: the same draft is registered once,
 * however often the key is pressed. `previous` is the book's id of the order that this one does again.
 */
export const OrderDraft = v.pipe(
  v.object({
    ...shared,
    payment: v.nullable(PaymentStep),
    card: v.nullable(CardStep),
  }),
  v.check((draft) => (draft.customer.division === '3') === (draft.payment === null), ruleMessage('paymentMissing')),
  v.check((draft) => (draft.customer.division === '1') === (draft.card === null), ruleMessage('cardMissing')),
  v.check((draft) => draft.customer.division === '3' || draft.card?.mode !== 'update', ruleMessage('updateOnlyAlone')),
)
export type OrderDraft = v.InferOutput<typeof OrderDraft>

/** What the screen may show of a finished or running call; never an access password, never a whole card number. */
export interface CallDetails {
  readonly flowLevelName: string | null
  readonly callerTelNo: string | null
  /** ms since 1970. */
  readonly incomingAt: number | null
  readonly approvalNumber: string | null
  readonly transactionId: string | null
  /** Acquirer code (forward). */
  readonly acquirer: string | null
  readonly cardLastFour: string | null
  readonly cardSeq: string | null
  readonly brand: string | null
  /** Times the customer tried a card (runs of execTran, or of saveCard in division 3). */
  readonly tries: number
}

/** Why the operator should look at an order once more although its status says nothing is wrong. */
export type ReviewFlag =
  'paid-then-declined' | 'paid-after-withdrawal' | 'status-backwards' | 'unlisted-answer' | 'result-changed'

/** What an operator found in the provider's console, recorded for an unconfirmed order. */
export interface Reconciliation {
  readonly finding: 'charged' | 'not-charged' | 'saved' | 'not-saved'
  readonly note: string
  readonly operator: string
  /** ms since 1970. */
  readonly at: number
}

/** One order of the book: one order ID at the provider. */
export interface Order {
  readonly id: number
  /** First order of the chain of attempts at the same sale; its own id when it is the first. */
  readonly rootId: number
  /** 1 for the first order ID, 2 for `-2`, … */
  readonly attempt: number
  readonly orderId: string
  readonly draft: OrderDraft
  readonly status: OrderStatus
  /** What the provider or the network said when it was registered, or when it was last asked. */
  readonly problem: GatewayError | null
  readonly review: ReviewFlag | null
  /** discrementId: 1 to 16 digits, leading zeros kept. */
  readonly identificationNumber: string | null
  /** receiptNo: opaque text. */
  readonly receiptNo: string | null
  readonly call: CallDetails | null
  readonly verdict: Verdict | null
  readonly reconciliation: Reconciliation | null
  /** ms since 1970, all four. */
  readonly createdAt: number
  readonly registeredAt: number | null
  readonly finishedAt: number | null
  readonly checkedAt: number | null
}
