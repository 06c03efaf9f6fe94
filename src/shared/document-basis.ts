import type { Yen } from './money.ts'
import { needsAttention, isLive, isWatched } from './order-status.ts'
import type { Order } from './order.ts'
import type { DocumentKind } from './receipt-document.ts'
import { failure, success, type Result } from './result.ts'
import { addUp, isCharged, saleFacts, saleMovements, type CountedMoney } from './sale-sums.ts'

/** Why a document cannot be issued for an order. */
export type DocumentRefusal =
  | 'open'
  | 'unconfirmed'
  | 'not-charged'
  | 'check-only'
  | 'card-only'
  | 'only-held'
  | 'not-held'
  | 'voided'
  | 'refunded'
  | 'erased'

/** What a document stands on. All yen. */
export interface DocumentBasis {
  /** What the items must come to. */
  readonly amount: Yen
  /** Given back of it already: a statement names it, a receipt is for what is left and says so. */
  readonly givenBack: Yen
  /** Day of the sale or of the hold, `yyyy-mm-dd` in Japan. */
  readonly day: string
}

export interface SaleOfDocument {
  readonly order: Order
  readonly money: readonly CountedMoney[]
  /** When the customer was erased, ms since 1970. */
  readonly erasedAt: number | null
}

function whyNotCharged({ status, draft }: Order): DocumentRefusal {
  if (draft.payment === null) return 'card-only'
  if (draft.payment.jobCode === 'CHECK') return 'check-only'
  if (needsAttention(status)) return 'unconfirmed'
  return isLive(status) || isWatched(status) ? 'open' : 'not-charged'
}

/** What the document can be issued for, or why it cannot: the screen asks before, the main process decides. */
export function documentBasis(kind: DocumentKind, sale: SaleOfDocument): Result<DocumentBasis, DocumentRefusal> {
  const { order, money, erasedAt } = sale
  const facts = saleFacts(order)
  if (!isCharged(facts)) return failure(whyNotCharged(order))
  if (erasedAt !== null) return failure('erased')
  const movements = saleMovements(facts, money)
  const { sales, provisional, refunds, net } = addUp(movements)
  const day = movements.find((step) => step.kind === 'sale' || step.kind === 'capture')?.day ?? facts.day
  if (kind === 'statement') {
    const amount = sales > 0 ? sales : facts.total
    return success({ amount, givenBack: sales + provisional > 0 ? refunds : amount, day })
  }
  if (kind === 'provisional')
    return provisional > 0 ? success({ amount: provisional, givenBack: 0, day }) : failure('not-held')
  if (sales === 0) return failure(provisional > 0 ? 'only-held' : 'voided')
  if (net > 0) return success({ amount: net, givenBack: refunds, day })
  return failure(movements.some((step) => step.kind === 'void') ? 'voided' : 'refunded')
}
