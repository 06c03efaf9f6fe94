import type { OrderBook } from '../src/main/orders/order-book.ts'
import type { OrderFilter } from '../src/shared/order-query.ts'
import type { Order } from '../src/shared/order.ts'

/** One question; what is not named narrows nothing. */
export type Search = Partial<OrderFilter> & { readonly text: string }

/**
 * Twelve questions a customer on the phone leads to: whole and half names, kana in both widths, numbers in part and whole,
 * a word of a note, combined filters, and somebody who never ordered. Built from orders that are in the book.
 */
export async function searchMix(book: OrderBook, rows: number): Promise<readonly Search[]> {
  const at = async (share: number): Promise<Order> => {
    const order = await book.get(Math.ceil(rows * share))
    if (order === null) throw new Error('an empty book cannot be searched')
    return order
  }
  const { phone } = (await at(0.3)).draft.customer
  const named = await at(0.1)
  return [
    { text: named.draft.customer.name },
    { text: '田中' },
    { text: 'たなか まさし' },
    { text: 'ｽｽﾞｷ' },
    { text: phone.replaceAll('-', '') },
    { text: phone.slice(-4) },
    { text: (await at(0.6)).orderId },
    { text: (await at(0.7)).orderId.slice(0, 8) },
    { text: ((await at(0.8)).receiptNo ?? '').slice(-10) },
    { text: '領収書' },
    { text: '佐藤 美咲', from: (await at(0.4)).createdAt, statuses: ['paid', 'declined'], least: 3_000 },
    { text: 'ヴァンダービルト' },
  ]
}
