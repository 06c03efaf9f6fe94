import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from '../../../src/main/orders/book/fold-text.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { total } from '../../../src/shared/order.ts'
import type { Order } from '../../../src/shared/order.ts'
import type { OrderFilter } from '../../../src/shared/order-query.ts'
import { anOrderDraft, aNewOrder } from '../../support/builders.ts'
import { changed, everything, openBook, stored, temporaryFolder } from './temporary-book.ts'

const NAMES = ['山田', '山田 太郎', '田山', 'ﾔﾏﾀﾞ', 'やまだ', 'Yamada', '林', '林 太郎']
const PHONES = ['', '090-1234-5678', '080-1234-0901', '0901-23']
const STATUSES = ['registering', 'rejected', 'waiting', 'paid'] as const
const DIVISIONS = ['1', '2', '3'] as const

const entry = fc.record({
  name: fc.constantFrom(...NAMES),
  phone: fc.constantFrom(...PHONES),
  note: fc.constantFrom('', '急ぎ', 'Ａ４ 0901', '山'),
  division: fc.constantFrom(...DIVISIONS),
  operator: fc.constantFrom('sato', 'suzuki'),
  amount: fc.integer({ min: 1, max: 6 }),
  tax: fc.option(fc.integer({ min: 0, max: 3 })),
  at: fc.integer({ min: 1, max: 9 }),
  status: fc.constantFrom(...STATUSES),
  receiptNo: fc.option(fc.constantFrom('2026110109301234', 'R-0901-77')),
})
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never

const bound = (max: number) => fc.option(fc.integer({ min: 1, max }))
const filter: fc.Arbitrary<OrderFilter> = fc.record({
  text: fc.constantFrom(
    '',
    '',
    '山田',
    '山',
    'やまだ',
    'yama',
    '太郎 林',
    '090',
    '0901',
    '0',
    '12',
    '1 山',
    '山田太',
    'やまだ',
    '90112',
    '林 山田太郎',
    '123456',
    'Ａ4',
    '-',
    'zz',
  ),
  from: bound(9),
  to: bound(9),
  least: bound(9),
  most: bound(9),
  statuses: fc.subarray([...STATUSES]),
  divisions: fc.subarray([...DIVISIONS]),
  operator: fc.constantFrom('', '', 'sato'),
})

/** The same question asked the plain way. */
function matches(order: Order, asked: OrderFilter): boolean {
  const { customer, payment, details } = order.draft
  const yen = payment === null ? 0 : total(payment)
  const fields = [customer.name, customer.kana, customer.phone, customer.note, order.orderId, order.receiptNo ?? '']
  const lines = [...fields, ...fields.slice(4).map((text) => text.replace(/\D/gu, ''))].map(foldText)
  const words = asked.text.normalize('NFKC').split(/\s+/u).map(foldText)
  return [
    words.every((word) => lines.some((line) => line.includes(word))),
    asked.from === null || order.createdAt >= asked.from,
    asked.to === null || order.createdAt <= asked.to,
    asked.least === null || yen >= asked.least,
    asked.most === null || yen <= asked.most,
    asked.statuses.length === 0 || asked.statuses.includes(order.status),
    asked.divisions.length === 0 || asked.divisions.includes(customer.division),
    asked.operator === '' || details.operator === asked.operator,
  ].every(Boolean)
}

async function write(book: OrderBook, given: Entry): Promise<Order> {
  const { name, phone, note, division, amount, tax, operator, at, status, receiptNo } = given
  const customer = { name, kana: '', phone, note, division }
  const draft = anOrderDraft({ customer, payment: { amount, tax }, details: { operator } })
  const order = await stored(book, aNewOrder({ draft, at }))
  if (status === 'paid') await changed(book, order.id, { status: 'waiting' })
  return changed(book, order.id, { status, receiptNo: receiptNo ?? undefined })
}

test('any combination of filters finds what a plain filter finds, page by page, newest first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 12 }), fc.array(filter, { minLength: 8, maxLength: 8 }), ask),
    { numRuns: 25 },
  )
})

async function ask(entries: readonly Entry[], filters: readonly OrderFilter[]): Promise<void> {
  const book = await openBook(temporaryFolder())
  const orders: Order[] = []
  for (const given of entries) orders.unshift(await write(book, given))
  for (const asked of filters) await compare(book, orders, asked)
}

async function compare(book: OrderBook, orders: readonly Order[], asked: OrderFilter): Promise<void> {
  const expected = orders.filter((order) => matches(order, asked))
  const ids = expected.map((order) => order.id)
  const page = await book.list({ filter: asked, offset: 1, limit: 3 })
  expect({ ...page, rows: page.rows.map((row) => row.id) }).toEqual({ total: ids.length, rows: ids.slice(1, 4) })
  const pages: (readonly Order[])[] = []
  for await (const onePage of book.pages(asked, 2)) pages.push(onePage)
  expect(pages.flat()).toEqual(expected)
  expect(pages.every((onePage) => onePage.length <= 2)).toBe(true)
}

test('a line of the list says what a glance needs', async () => {
  const book = await openBook(temporaryFolder())
  const draft = anOrderDraft({ payment: { method: '2', payTimes: '3' } })
  const { id, orderId, createdAt } = await stored(book, aNewOrder({ draft }))
  await changed(book, id, { status: 'waiting', identificationNumber: '007', receiptNo: '12345678' })

  expect(await book.list({ filter: everything(), offset: 0, limit: 1 })).toEqual({
    total: 1,
    rows: [
      {
        id,
        orderId,
        createdAt,
        customerName: '山田 太郎',
        total: 11_000,
        status: 'waiting',
        review: null,
        division: '1',
        jobCode: 'CAPTURE',
        method: '2',
        payTimes: '3',
        operator: 'sato',
        identificationNumber: '007',
        receiptNo: '12345678',
      },
    ],
  })
})
