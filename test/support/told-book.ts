import type { OrderBook, OrderChange } from '../../src/main/orders/order-book.ts'
import type { Result } from '../../src/shared/result.ts'
import { taxLines } from '../../src/shared/tax.ts'
import { aNewOrder, anOrderDraft, aSavedCustomer, aTemplateBody, MORNING } from './builders.ts'

const by = { operator: 'sato' }

function got<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const ORDERS = [
  {
    orderId: 'U20261101-0001',
    customer: { name: '山田 花子', kana: 'ヤマダ ハナコ', phone: '03-1111-2222', note: 'のし紙' },
  },
  { orderId: 'U20261101-0002', customer: { name: '森 清', kana: 'モリ キヨシ', phone: '090-8765-0876', note: '' } },
  { orderId: 'U20261101-0003', customer: { name: '鈴木 消', kana: 'スズキ ケシ', phone: '080-2222-3333', note: '' } },
  {
    orderId: 'U20261101-0004',
    customer: { name: '高橋 次郎', kana: 'タカハシ ジロウ', phone: '06-5555-6666', note: '' },
  },
] as const

/**
 * What every fixture from version 4 on was told by the program of its version, as far as that knew of it: a paid order
 * with its receipt, a provisional sale captured with a note, an erased customer, an order under way, a closed day, a
 * saved customer and a template. The next version's fixture is a book of this, told by the program as it is before.
 */
export async function tellBook(book: OrderBook, version: number): Promise<void> {
  got(await book.nextCounter('U20261101-{n4}'))
  for (const { orderId, customer } of ORDERS) {
    const jobCode = customer.name === '森 清' ? ('AUTH' as const) : ('CAPTURE' as const)
    got(await book.add(aNewOrder({ orderId, draft: anOrderDraft({ customer, payment: { jobCode } }) })))
  }
  for (const id of [1, 2, 3, 4]) await told(book, id, registered(id))
  for (const id of [1, 2, 3])
    await told(book, id, { event: 'finished', status: 'paid', finishedAt: MORNING, notify: id === 1 })
  got(await book.writeNote({ id: 2, text: '折り返しの電話あり', ...by }, MORNING))
  const capture = { kind: 'capture', day: '2026-11-01', amount: 11_000, reason: '発送', corrects: null } as const
  got(await book.recordMoney({ id: 2, ...capture, ...by }, MORNING))
  got(await book.erase([3], { at: MORNING, ...by }))
  await tellLater(book, version)
}

/** What only younger versions know of. */
async function tellLater(book: OrderBook, version: number): Promise<void> {
  const sums = { sales: 22_000, provisional: 0, refunds: 0, net: 22_000 }
  const lines = { outcomes: [], methods: [], divisions: [], operators: [], entries: [] }
  const figures = { day: '2026-11-01', orders: 4, sums, ...lines }
  got(await book.keepClosing({ day: '2026-11-01', at: MORNING, ...by, figures }))
  if (version < 5) return
  const items = [{ name: 'お品代', quantity: '', unit: '', amount: 11_000, rate: '10' as const }]
  const words = { addressee: '山田 花子 様', purpose: 'お品代として', items }
  const request = { id: 1, kind: 'receipt', way: 'pdf', paper: 'a4', language: 'ja', ...words, ...by } as const
  got(await book.addDocument({ request, taxes: taxLines(items, 'down') }, MORNING))
  if (version < 6) return
  got(await book.saveCustomer({ id: null, customer: aSavedCustomer({ name: '大野 由紀' }), ...by }, MORNING))
  const template = { name: '毎月の定期便', customer: 1, body: aTemplateBody() }
  got(await book.saveTemplate({ id: null, ...template, ...by }, MORNING))
}

const registered = (id: number): Partial<OrderChange> => ({
  event: 'registered',
  status: 'waiting',
  identificationNumber: `10000${String(id)}`,
  receiptNo: `20261101000000000${String(id)}`,
  registeredAt: MORNING,
})

async function told(book: OrderBook, id: number, change: Partial<OrderChange>): Promise<void> {
  got(await book.change(id, { event: 'told', at: MORNING, ...by, ...change }))
}
