import * as v from 'valibot'
import type { GatewayAccount } from '../../../../src/main/gateway/ivr-gateway.ts'
import { OrderDraft } from '../../../../src/shared/order.ts'

export type Division = '1' | '2' | '3'

/** What a test wants to be different; every part is merged over an order the schema accepts. */
export interface DraftChange {
  readonly payment?: Readonly<Record<string, unknown>>
  readonly card?: Readonly<Record<string, unknown>>
  readonly details?: Readonly<Record<string, unknown>>
}

/** An accepted order of one division. */
export function anOrderDraft(division: Division, change: DraftChange = {}): OrderDraft {
  return v.parse(OrderDraft, {
    draftKey: '00000000-0000-4000-8000-000000000001',
    customer: { division, name: '山田 花子' },
    payment: division === '3' ? null : { amount: 12_300, ...change.payment },
    card: division === '1' ? null : { memberId: 'member-1', consent: '1', ...change.card },
    details: { ...change.details },
  })
}

export const anAccount: GatewayAccount = {
  url: 'https://ivr.example.test/api',
  credentials: { apiKey: 'canarykey0001', apiPassword: 'canarypass0001' },
  shopId: 'shop000000001',
  siteId: 'site000000001',
}
