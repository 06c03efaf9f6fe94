import { expect, test } from 'vitest'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { anOrderDraft, aNewOrder, MORNING } from '../../support/builders.ts'
import { changed, everything, openBook, stored, temporaryFolder } from './temporary-book.ts'

const YAMADA = { name: '山田 太郎', kana: 'ヤマダ タロウ', phone: '090-1234-5678', note: 'のし紙あり・A4' }
const SUZUKI = { name: '鈴木 花子', kana: 'スズキ ハナコ', phone: '+81 3 9876 5432', note: '' }

async function bookOfTwo(): Promise<OrderBook> {
  const book = await openBook(temporaryFolder())
  const yamada = await stored(book, aNewOrder({ draft: anOrderDraft({ customer: YAMADA }), orderId: 'U20261101-0042' }))
  await changed(book, yamada.id, { status: 'waiting', receiptNo: '2026110109304567890123' })
  await stored(book, aNewOrder({ draft: anOrderDraft({ customer: SUZUKI }), orderId: 'Tel-7' }))
  return book
}

async function found(book: OrderBook, text: string): Promise<string[]> {
  const { rows } = await book.list({ filter: everything({ text }), offset: 0, limit: 50 })
  return rows.map((row) => row.customerName)
}

test.each([
  ['a name of two characters', '山田'],
  ['a whole name without its space', '山田太郎'],
  ['a whole name with a wide space', '山田　太郎'],
  ['given name first', '太郎 山田'],
  ['one character', '郎'],
  ['hiragana', 'やまだ'],
  ['katakana', 'ヤマダ'],
  ['half-width kana', 'ﾔﾏﾀﾞ'],
  ['the beginning of a phone number', '0901234'],
  ['a phone number with hyphens', '090-1234-5678'],
  ['a phone number as an IME types it', '０９０ー１２３４'],
  ['its last four digits', '5678'],
  ['two digits', '90'],
  ['three digits', '090'],
  ['the order ID', 'u20261101-0042'],
  ['a part of the order ID', '0042'],
  ['a part of the order ID across its hyphen', '1101-00'],
  ['the receipt number', '2026110109304567890123'],
  ['a part of the receipt number', '45678901'],
  ['the note', 'のし紙'],
  ['letters of the note in any case and width', 'ａ４'],
  ['a name and a phone number together', 'やまだ 090'],
])('finds by %s', async (_, text) => {
  expect(await found(await bookOfTwo(), text)).toEqual(['山田 太郎'])
})

test('finds by what was noted beside the order later, line by line, without forgetting the rest', async () => {
  const book = await bookOfTwo()
  const [yamada] = (await book.list({ filter: everything({ text: '山田' }), offset: 0, limit: 1 })).rows
  await book.writeNote({ id: yamada?.id ?? 0, text: '玄関へオキハイ\n折り返しの電話あり', operator: 'sato' }, MORNING)
  await book.writeNote({ id: yamada?.id ?? 0, text: '十一時に', operator: 'sato' }, MORNING)
  for (const text of ['玄関', 'おきはい', '折り返し', '十一', '山田', 'のし紙', '玄関 5678', '十一 折り返し'])
    expect([text, await found(book, text)]).toEqual([text, ['山田 太郎']])
  for (const text of ['おきはい折', 'り十', '玄関 鈴木']) expect([text, await found(book, text)]).toEqual([text, []])
  await changed(book, yamada?.id ?? 0, { receiptNo: '2026110109304567890999' })
  for (const text of ['玄関', '890999']) expect([text, await found(book, text)]).toEqual([text, ['山田 太郎']])
})

test('finds a foreign form of a number by its form at home and the reverse', async () => {
  const book = await bookOfTwo()
  expect(await found(book, '03-9876')).toEqual(['鈴木 花子'])
  expect(await found(book, '+81 3')).toEqual(['鈴木 花子'])
})

test.each([
  ['another name', '佐藤'],
  ['characters in another order', '田山'],
  ['pieces that only exist apart', '山田郎太'],
  ['digits that only exist apart', '56781234'],
  ['the end of one field and the beginning of the next', '郎や'],
  ['one right word and one wrong word', '山田 花子'],
  ['a wildcard of SQL', '山_郎'],
  ['operators of the search index', 'zz" OR *'],
])('finds nothing by %s', async (_, text) => {
  expect(await found(await bookOfTwo(), text)).toEqual([])
})

test('punctuation alone asks for nothing', async () => {
  expect(await found(await bookOfTwo(), '-')).toEqual(['鈴木 花子', '山田 太郎'])
})

test('an order is found by what it holds now and no longer by what it held before', async () => {
  const book = await openBook(temporaryFolder())
  const { id } = await stored(book, aNewOrder({ draft: anOrderDraft({ customer: YAMADA }) }))
  await changed(book, id, { status: 'rejected' })
  await changed(book, id, { draft: anOrderDraft({ customer: SUZUKI }) })

  expect(await found(book, '山田')).toEqual([])
  expect(await found(book, '0901')).toEqual([])
  expect(await found(book, '郎')).toEqual([])
  expect(await found(book, '鈴木')).toEqual(['鈴木 花子'])
})
