import type { CardDraft, PaymentDraft } from '../../shared/order.ts'
import type { GatewayAccount, OrderToRegister } from './ivr-gateway.ts'

/** What may be sent: every value a string (spec: envelope), whatever was a number with us. */
export interface WireBody {
  readonly [key: string]: string | WireBody | readonly WireBody[]
}

interface LooseBody {
  readonly [key: string]: string | null | WireBody | readonly WireBody[]
}

/** Leaves out what is empty: the provider reads an empty value as a wrong one, not as a missing one. */
function present(fields: LooseBody): WireBody {
  const kept: Record<string, WireBody[string]> = {}
  for (const [key, value] of Object.entries(fields)) {
    if (value !== null && value.length !== 0) kept[key] = value
  }
  return kept
}

function credentials(account: GatewayAccount): WireBody {
  return { apiKey: account.credentials.apiKey, apiPassword: account.credentials.apiPassword }
}

/** Amount and way of paying; CHECK charges nothing, so it carries neither. */
function charge(payment: PaymentDraft): LooseBody {
  if (payment.jobCode === 'CHECK') return {}
  return {
    amount: payment.amount === null ? null : String(payment.amount),
    tax: payment.tax === null ? null : String(payment.tax),
    method: payment.method,
    payTimes: payment.method === '2' ? payment.payTimes : null,
  }
}

function auth(orderId: string, payment: PaymentDraft): WireBody {
  return present({
    orderId,
    jobCd: payment.jobCode,
    itemCode: payment.itemCode,
    ...charge(payment),
    clientField1: payment.clientField1,
    clientField2: payment.clientField2,
    clientField3: payment.clientField3,
    clientFieldFlag: payment.clientFieldFlag,
  })
}

/** Fields that division 3 alone knows. */
function cardAlone(card: CardDraft, cardPass: string): LooseBody {
  const both = { cardName: card.cardName, cardPass }
  return card.mode === 'add' ? both : { ...both, cardSeq: card.cardSeq, updateType: card.updateType }
}

function save(division: '2' | '3', card: CardDraft, cardPass: string): WireBody {
  return present({
    memberId: card.memberId,
    memberName: card.memberName,
    seqMode: card.seqMode,
    defaultFlag: card.defaultFlag,
    holderName: card.holderName,
    ...(division === '3' ? cardAlone(card, cardPass) : {}),
  })
}

function gmopg(account: GatewayAccount, { orderId, draft, cardPass = '' }: OrderToRegister): WireBody {
  const { division } = draft.customer
  return present({
    shopId: division === '3' ? null : account.shopId,
    siteId: division === '1' ? null : account.siteId,
    auth: division === '3' || draft.payment === null ? null : auth(orderId, draft.payment),
    save: division === '1' || draft.card === null ? null : save(division, draft.card, cardPass),
  })
}

/** Body of AuthRegistApi. What a division, a job or a method does not use is absent, not empty. */
export function registBody(account: GatewayAccount, order: OrderToRegister): WireBody {
  const { details, customer } = order.draft
  return present({
    ...credentials(account),
    useDivisionCode: customer.division,
    anyItem: details.anyItem.map(({ name, value }) => ({ name, value })),
    userId: details.operator,
    gmopg: gmopg(account, order),
  })
}

/** Body of AuthSearchApi: always asks for the free pairs and for every run, not only the last. */
export function searchBody(account: GatewayAccount, receiptNo: string): WireBody {
  return { ...credentials(account), receiptNo, anyItemReturnFlg: '1', detailReturnFlg: '1' }
}
