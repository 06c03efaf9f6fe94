import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BookCare } from '../../../src/main/orders/backup/book-care.ts'
import { doBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import { JOURNAL_FILE } from '../../../src/main/orders/book/journal-files.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import type { CustomerData, SavedCustomer } from '../../../src/shared/customer.ts'
import type { Result } from '../../../src/shared/result.ts'
import { success } from '../../../src/shared/result.ts'
import { aNewOrder, anOrderDraft, aSavedCustomer, aTemplateBody, MORNING } from '../../support/builders.ts'
import { besideBook, bookOptions, changed, openBook, stored, temporaryFolder } from './temporary-book.ts'

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const by = { operator: 'sato' }
const save = async (book: OrderBook, customer: Partial<CustomerData> = {}): Promise<SavedCustomer> =>
  value(await book.saveCustomer({ id: null, customer: aSavedCustomer(customer), ...by }, MORNING))
const names = async (book: OrderBook, text: string): Promise<string[]> =>
  (await book.suggestCustomers(text)).map(({ name }) => name)

/** All that lies in the folder, as bytes read as text. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(folder, entry.name), 'latin1'))
    .join('\n')
}
const journalIn = (folder: string): string => readFileSync(join(folder, JOURNAL_FILE), 'utf8')
const latin = (text: string): string => Buffer.from(text).toString('latin1')

describe('saved customers', () => {
  test('are found whatever the width or kana, by any part of the name, and by the beginning of the phone', async () => {
    const book = await openBook(temporaryFolder())
    await save(book, { memberId: 'M-0042' })
    await save(book, { name: '大野 由紀', kana: 'オオノ ユキ', phone: '+81 3-5555-0100' })
    for (const text of ['やまだ', 'ﾔﾏﾀﾞ', 'ヤマダ たろう', '山田', '０９０', '090-12', '0901234', 'm0042'])
      expect([text, await names(book, text)]).toEqual([text, ['山田 太郎']])
    expect(await names(book, '03-5555')).toEqual(['大野 由紀'])
    expect(await names(book, '5678')).toEqual([])
    expect(await names(book, '')).toEqual([])
  })
  test('are saved once for one person, and twice for two of the same name', async () => {
    const book = await openBook(temporaryFolder())
    const first = await save(book, { phone: '' })
    const same = await save(book, { phone: '０９０ー１２３４ー５６７８', kana: 'やまだ' })
    const other = await save(book, { phone: '03-1111-2222' })
    expect([same.id === first.id, other.id === first.id]).toEqual([true, false])
    expect((await book.savedCustomers('山田')).map(({ phone }) => phone).toSorted()).toEqual([
      '03-1111-2222',
      '０９０ー１２３４ー５６７８',
    ])
  })
  test('can be changed, merged and forgotten; what is gone is said to be gone', async () => {
    const book = await openBook(temporaryFolder())
    const keep = await save(book, { name: '青山 千尋', kana: '', phone: '', note: '常連' })
    const drop = await save(book, {
      name: '青山 ちひろ',
      kana: 'アオヤマ',
      memberId: 'm7',
      memberName: '青山',
      note: 'A',
    })
    value(await book.saveTemplate({ id: null, name: '定期', customer: drop.id, body: aTemplateBody(), ...by }, MORNING))
    const merged = value(await book.mergeCustomers({ keep: keep.id, drop: drop.id, ...by }, MORNING))
    expect(merged).toMatchObject({
      name: '青山 千尋',
      kana: 'アオヤマ',
      memberId: 'm7',
      memberName: '青山',
      note: '常連\nA',
    })
    expect((await book.templates()).map(({ customer }) => customer?.id)).toEqual([keep.id])
    expect(await book.mergeCustomers({ keep: keep.id, drop: drop.id, ...by }, MORNING)).toMatchObject({ ok: false })
    value(await book.forgetCustomer({ id: keep.id, ...by }, MORNING))
    expect([await book.savedCustomers(''), await book.templates()]).toEqual([[], []])
    expect(await book.saveCustomer({ id: keep.id, customer: aSavedCustomer(), ...by }, MORNING)).toEqual({
      ok: false,
      error: { kind: 'no-longer-saved' },
    })
  })
  test('come before people of past orders, each person once, and of those only by their person', async () => {
    const book = await openBook(temporaryFolder())
    const card = { memberId: 'member-9' }
    const member = { name: '山田 花子', kana: 'ヤマダ ハナコ', phone: '', division: '2' } as const
    await stored(book, aNewOrder({ draft: anOrderDraft({ customer: member, card }) }))
    const last = await stored(book, aNewOrder({ draft: anOrderDraft({ customer: member, card }) }))
    await stored(book, aNewOrder({ draft: anOrderDraft() }))
    await stored(
      book,
      aNewOrder({ draft: anOrderDraft({ customer: { name: '井上 健', kana: '', note: '山田様の紹介' } }) }),
    )
    await save(book)
    const found = await book.suggestCustomers('やまだ')
    expect(found.map(({ name, savedId }) => [name, savedId !== null])).toEqual([
      ['山田 太郎', true],
      ['山田 花子', false],
    ])
    expect(found[1]).toMatchObject({ memberId: 'member-9', lastOrder: { id: last.id, total: 11_000 } })
    expect((await book.ordersOf({ name: 'ヤマダ', phone: '' })).length).toBe(0)
    expect((await book.ordersOf({ name: '山田花子', phone: '' })).map(({ id }) => id)).toEqual([last.id, last.id - 1])
  })
  test('find the same people whatever is typed in another form', async () => {
    const book = await openBook(temporaryFolder())
    await save(book)
    const forms = (text: string): string[] => [
      text,
      text.normalize('NFKD'),
      text.replaceAll(' ', '　'),
      text.toUpperCase(),
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('山田 太郎', 'ヤマダ', '太郎', '090-1234'), fc.nat(3), async (text, form) => {
        expect(await names(book, forms(text)[form] ?? text)).toEqual(['山田 太郎'])
      }),
      { numRuns: 30 },
    )
  })
})

describe('templates', () => {
  test('keep their order, move, are renamed and thrown away', async () => {
    const book = await openBook(temporaryFolder())
    const list = async () => (await book.templates()).map(({ name }) => name)
    for (const name of ['A', 'B', 'C'])
      value(await book.saveTemplate({ id: null, name, customer: null, body: aTemplateBody(), ...by }, MORNING))
    const [a, , c] = await book.templates()
    value(await book.moveTemplate({ id: c?.id ?? 0, place: 1, ...by }, MORNING))
    expect(await list()).toEqual(['C', 'A', 'B'])
    const renamed = { id: a?.id ?? 0, name: 'A2', customer: null, body: aTemplateBody({ note: '月初' }), ...by }
    value(await book.saveTemplate(renamed, MORNING))
    value(await book.forgetTemplate({ id: c?.id ?? 0, ...by }, MORNING))
    expect(await list()).toEqual(['A2', 'B'])
    expect((await book.templates())[0]?.body).toEqual(aTemplateBody({ note: '月初' }))
  })
})

describe('what is saved', () => {
  async function filled(folder: string): Promise<OrderBook> {
    const book = await openBook(folder)
    const one = await save(book)
    await save(book, { name: '井上 健', kana: 'イノウエ', phone: '' })
    value(
      await book.saveTemplate({ id: null, name: '定期便', customer: one.id, body: aTemplateBody(), ...by }, MORNING),
    )
    return book
  }
  const known = async (book: OrderBook) => [await book.savedCustomers(''), await book.templates()]

  test('is there after the book was closed and opened again', async () => {
    const folder = temporaryFolder()
    const before = await filled(folder)
    const was = await known(before)
    await before.close()
    expect(await known(await openBook(folder))).toEqual(was)
  })
  test('comes back with a restored backup, later changes out of the journal', async () => {
    const folder = temporaryFolder()
    let book = await filled(folder)
    const care = new BookCare({
      folderOf: () => folder,
      memoryOf: () => null,
      current: () => Promise.resolve({ mode: 'real', opened: success(book) }),
      reopen: async (work) => {
        await book.close()
        work('real')
        book = value(await openOrderBook(bookOptions(folder)))
        return success(null)
      },
      now: () => MORNING,
      doTask: doBookTask,
    })
    const backup = value(await care.backUp('hand'))
    await save(book, { name: '江藤 大輔', kana: 'エトウ', phone: '' })
    const [first] = await book.savedCustomers('井上')
    value(await book.forgetCustomer({ id: first?.id ?? 0, ...by }, MORNING))
    value(await book.saveTemplate({ id: null, name: '単発', customer: null, body: aTemplateBody(), ...by }, MORNING))
    const was = await known(book)
    value(await care.restore({ kind: 'backup', name: backup.name }))
    expect(await known(book)).toEqual(was)
    await book.close()
  })
  test('goes with the customer of an erased order, out of book and journal', async () => {
    const folder = temporaryFolder()
    const book = await filled(folder)
    const order = await stored(book, aNewOrder())
    await changed(book, order.id, { status: 'rejected' })
    value(await book.erase([order.id], { at: MORNING, ...by }))
    expect((await book.savedCustomers('')).map(({ name }) => name)).toEqual(['井上 健'])
    expect(await book.templates()).toEqual([])
    await book.close()
    const left = everythingIn(folder)
    for (const word of ['山田', 'ヤマダ', '1234-5678', '定期便'])
      expect([word, left.includes(latin(word))]).toEqual([word, false])
    expect(left.includes(latin('井上'))).toBe(true)
  })
  test('leaves none of the words of the one who was merged away, even when the app dies in between', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    const keep = await save(book, { name: '青山 千尋', phone: '' })
    const drop = await save(book, { name: '赤井 ちひろ', kana: 'アカイ', phone: '' })
    // The book refuses the merge as a crash would: the journal must have forgotten by then.
    const beside = besideBook(folder)
    beside.run("create trigger die before update on customers begin select raise(abort, 'died'); end")
    await expect(book.mergeCustomers({ keep: keep.id, drop: drop.id, ...by }, MORNING)).rejects.toThrow('died')
    expect(journalIn(folder).includes('赤井')).toBe(false)
    beside.run('drop trigger die')
    value(await book.mergeCustomers({ keep: keep.id, drop: drop.id, ...by }, MORNING))
    await book.close()
    expect(everythingIn(folder).includes(latin('赤井'))).toBe(false)
  })
  test('keeps in the journal whom a merge that is refused did not touch', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    const one = await save(book)
    expect(await book.mergeCustomers({ keep: 99, drop: one.id, ...by }, MORNING)).toMatchObject({ ok: false })
    expect(journalIn(folder).includes('山田')).toBe(true)
  })
  test('answers in words when the journal cannot be written anew', async () => {
    const folder = temporaryFolder()
    const book = await filled(folder)
    const [one, other] = await book.savedCustomers('')
    const [template] = await book.templates()
    // The draft of the new journal cannot be made.
    mkdirSync(join(folder, `${JOURNAL_FILE}.new`))
    const refused = { ok: false, error: { kind: 'book-unavailable', reason: 'io' } }
    const ids = { keep: one?.id ?? 0, drop: other?.id ?? 0 }
    expect(await book.mergeCustomers({ ...ids, ...by }, MORNING)).toEqual(refused)
    expect(await book.forgetCustomer({ id: ids.keep, ...by }, MORNING)).toEqual(refused)
    expect(await book.forgetTemplate({ id: template?.id ?? 0, ...by }, MORNING)).toEqual(refused)
    expect([(await book.savedCustomers('')).length, (await book.templates()).length]).toEqual([2, 1])
  })
  test('leaves nothing behind when a customer is forgotten', async () => {
    const folder = temporaryFolder()
    const book = await filled(folder)
    const [one] = await book.savedCustomers('山田')
    value(await book.forgetCustomer({ id: one?.id ?? 0, ...by }, MORNING))
    await book.close()
    expect(['山田', 'ヤマダ', '定期便'].filter((word) => everythingIn(folder).includes(latin(word)))).toEqual([])
  })
})
