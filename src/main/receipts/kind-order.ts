import type { Order } from '../../shared/order.ts'
import type { Yen } from '../../shared/money.ts'
import { readStatus } from '../orders/book/order-row.ts'
import { kindOfLine } from '../orders/book/order-lines.ts'

/**
 * An order of a kind and nothing else: what a file says about its kind is asked of the same columns as the screen's.
 * Marked boundary: the codes and the verdict were written by us from these types.
 */
export function kindOrder(kind: string, total: Yen): Order {
  const { status, division, jobCode, method, finding, verdict } = kindOfLine(kind)
  const payment = {
    ...{ jobCode, amount: total, tax: null, method, payTimes: '', itemCode: '' },
    ...{ clientField1: '', clientField2: '', clientField3: '', clientFieldFlag: '1' },
  }
  const draft = {
    ...{ draftKey: '', previous: null, card: null, payment: jobCode === '-' ? null : payment },
    customer: { division, name: '', kana: '', phone: '', note: '' },
    details: { orderId: '', operator: '', anyItem: [] },
  } as Order['draft']
  return {
    ...{ id: 0, rootId: 0, attempt: 1, orderId: '', draft, status: readStatus(status), problem: null, review: null },
    ...{ identificationNumber: null, receiptNo: null, call: null },
    verdict: JSON.parse(verdict) as Order['verdict'],
    reconciliation: finding === '-' ? null : ({ finding } as Order['reconciliation']),
    ...{ createdAt: 0, registeredAt: null, finishedAt: null, checkedAt: null },
  }
}
