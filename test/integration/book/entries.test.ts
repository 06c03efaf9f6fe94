import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EntryService } from '../../../src/main/orders/entry-service.ts'
import { foldText } from '../../../src/main/orders/book/fold-text.ts'
import { grams } from '../../../src/main/orders/book/grams.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import type { RecordMoney } from '../../../src/shared/order-entry.ts'
import type { Order } from '../../../src/shared/order.ts'
import { anOrderDraft, aNewOrder, MORNING } from '../../support/builders.ts'
import { DEFAULTS, got } from '../orders/order-counter.ts'
import { besideBook, changed, everything, openBook, stored, temporaryFolder } from './temporary-book.ts'

const DAY = 24 * 60 * 60 * 1000

async function paid(book: OrderBook, draft = anOrderDraft()): Promise<Order> {
  const { id } = await stored(book, aNewOrder({ draft }))
  await changed(book, id, { status: 'waiting', receiptNo: `0000000000000000${10 + id}` })
  return changed(book, id, { event: 'finished', status: 'paid', finishedAt: MORNING, rawAnswer: '{"memo":"山田"}' })
}

function money(id: number, entry: Partial<RecordMoney>): RecordMoney {
  return {
    id,
    kind: 'capture',
    day: '2026-11-03',
    amount: 11_000,
    reason: '発送',
    operator: 'sato',
    corrects: null,
    ...entry,
  }
}

const serviceOn = (book: OrderBook, now = MORNING) =>
  new EntryService({ book, settings: () => DEFAULTS, now: () => now, changed: () => undefined })

const refused = (reason: string) => ({ ok: false, error: { kind: 'money-refused', reason } })

describe('orders that belong into the books of some days', () => {
  it('were taken then, or had money recorded then', async () => {
    const book = await openBook(temporaryFolder())
    const taken = await paid(book)
    const refunded = await paid(book)
    got(await book.recordMoney(money(refunded.id, { kind: 'refund', amount: 1_000, day: '2026-12-05' }), MORNING))
    const booked = async (from: string | null, to: string | null) =>
      (await book.list({ filter: everything({ booked: { from, to } }), offset: 0, limit: 10 })).rows
        .map(({ id }) => id)
        .sort()

    expect(await booked('2026-11-01', '2026-11-01')).toEqual([taken.id, refunded.id])
    expect(await booked('2026-12-01', '2026-12-31')).toEqual([refunded.id])
    expect(await booked('2026-12-05', null)).toEqual([refunded.id])
    expect(await booked(null, '2026-10-31')).toEqual([])
    expect(await booked('2026-11-02', '2026-12-04')).toEqual([])
    expect(await booked(null, null)).toEqual([taken.id, refunded.id])
  })
})

describe('what was done in the provider’s console', () => {
  it('is kept with the order, told by the history, and summed', async () => {
    const book = await openBook(temporaryFolder())
    const { id } = await paid(book, anOrderDraft({ payment: { jobCode: 'AUTH' } }))
    got(await book.recordMoney(money(id, { amount: 10_000 }), MORNING))
    got(await book.recordMoney(money(id, { kind: 'refund', amount: 3_000, day: '2026-12-01' }), MORNING + 1))

    const detail = await book.detail(id)
    expect(detail?.sums).toEqual({ captured: 10_000, voided: 0, refunded: 3_000 })
    expect((await book.history(id)).slice(-2).map(({ event, detail: said }) => [event, said])).toEqual([
      ['money', 'capture 10000 2026-11-03'],
      ['money', 'refund 3000 2026-12-01'],
    ])
    expect((await book.moneyBetween('2026-12-01', '2026-12-31')).map(({ amount }) => amount)).toEqual([3_000])
    expect(await book.recordMoney(money(id, { kind: 'refund', amount: 7_001 }), MORNING)).toEqual(refused('too-much'))
    expect(await book.recordMoney(money(id, {}), MORNING)).toEqual(refused('already-captured'))
  })

  it('fits the order, or is refused by name', async () => {
    const book = await openBook(temporaryFolder())
    const sale = await paid(book)
    const held = await paid(book, anOrderDraft({ payment: { jobCode: 'AUTH' } }))
    const checked = await paid(book, anOrderDraft({ payment: { jobCode: 'CHECK', amount: null, tax: null } }))
    const waiting = await stored(book, aNewOrder())
    const record = (entry: RecordMoney) => book.recordMoney(entry, MORNING)

    expect(await record(money(sale.id, {}))).toEqual(refused('not-provisional'))
    expect(await record(money(held.id, { kind: 'refund' }))).toEqual(refused('not-captured'))
    expect(await record(money(held.id, { amount: 11_001 }))).toEqual(refused('too-much'))
    expect(await record(money(checked.id, { kind: 'void' }))).toEqual(refused('not-charged'))
    expect(await record(money(waiting.id, { kind: 'void' }))).toEqual(refused('not-charged'))
    expect(await record(money(99, {}))).toEqual({ ok: false, error: { kind: 'order-not-found' } })
    got(await record(money(sale.id, { kind: 'void' })))
    expect(await record(money(sale.id, { kind: 'refund' }))).toEqual(refused('already-voided'))
  })

  it('is voided as a whole before anything of it was refunded, or not at all', async () => {
    const book = await openBook(temporaryFolder())
    const sale = await paid(book)
    const held = await paid(book, anOrderDraft({ payment: { jobCode: 'AUTH' } }))
    const record = (id: number, entry: Partial<RecordMoney>) => book.recordMoney(money(id, entry), MORNING)
    const takeBack = (id: number, corrects: number) => record(id, { kind: 'mistake', amount: 0, corrects })

    expect(await record(sale.id, { kind: 'void', amount: 1_000 })).toEqual(refused('only-whole'))
    expect(await record(sale.id, { kind: 'void', amount: 11_001 })).toEqual(refused('too-much'))
    got(await record(sale.id, { kind: 'refund', amount: 1_000 }))
    for (const amount of [10_000, 11_000])
      expect(await record(sale.id, { kind: 'void', amount })).toEqual(refused('already-refunded'))
    got(await takeBack(sale.id, 1))
    got(await record(sale.id, { kind: 'void', amount: 11_000 }))

    expect(await record(held.id, { kind: 'void', amount: 10_999 })).toEqual(refused('only-whole'))
    got(await record(held.id, { kind: 'capture', amount: 9_000 }))
    expect(await record(held.id, { kind: 'void', amount: 11_000 })).toEqual(refused('too-much'))
    got(await record(held.id, { kind: 'void', amount: 9_000 }))
  })

  it('keeps the capture that a refund or a void rests on: what would remain must add up', async () => {
    const book = await openBook(temporaryFolder())
    const { id } = await paid(book, anOrderDraft({ payment: { jobCode: 'AUTH' } }))
    const record = (entry: Partial<RecordMoney>) => book.recordMoney(money(id, entry), MORNING)
    const takeBack = (corrects: number) => record({ kind: 'mistake', amount: 0, corrects })

    got(await record({}))
    got(await record({ kind: 'refund', amount: 4_000 }))
    expect(await takeBack(1)).toEqual(refused('rests-on-it'))
    got(await takeBack(2))
    got(await record({ kind: 'void' }))
    expect(await takeBack(1)).toEqual(refused('rests-on-it'))
    got(await takeBack(4))
    got(await takeBack(1))
    expect((await book.detail(id))?.sums).toEqual({ captured: 0, voided: 0, refunded: 0 })
  })

  it('lets a book that does not add up be mended entry by entry', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    const { id } = await paid(book, anOrderDraft({ payment: { jobCode: 'AUTH' } }))
    const values = "1, '2026-11-01', 1000, '', 'sato', null"
    for (let refunds = 0; refunds < 2; refunds += 1)
      besideBook(folder).run(
        `insert into money_entries (of_order, kind, at, day, amount, reason, operator, corrects)
         values (${id}, 'refund', ${values})`,
      )
    got(await book.recordMoney(money(id, { kind: 'mistake', amount: 0, corrects: 1 }), MORNING))
    got(await book.recordMoney(money(id, { kind: 'mistake', amount: 0, corrects: 2 }), MORNING))
  })

  it('is of a day that has come in Japan', async () => {
    const book = await openBook(temporaryFolder())
    const { id } = await paid(book)
    // One minute before midnight in Japan.
    const entries = serviceOn(book, Date.UTC(2026, 10, 3, 14, 59))
    const refund = (day: string) => entries.recordMoney(money(id, { kind: 'refund', amount: 1, day }))
    expect(await refund('2026-11-04')).toEqual(refused('future-day'))
    expect(await refund('9999-12-31')).toEqual(refused('future-day'))
    got(await refund('2026-11-03'))
    expect((await book.moneyBetween('2026-11-04', '9999-12-31')).length).toBe(0)
  })

  it('can be taken back once, and stands in the book as it was written', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    const { id } = await paid(book)
    got(await book.recordMoney(money(id, { kind: 'void' }), MORNING))
    const mistake = money(id, { kind: 'mistake', amount: 0, corrects: 1 })
    got(await book.recordMoney(mistake, MORNING))

    expect((await book.detail(id))?.sums).toEqual({ captured: 0, voided: 0, refunded: 0 })
    expect(await book.recordMoney(mistake, MORNING)).toEqual(refused('no-such-entry'))
    expect(() => besideBook(folder).rows('update money_entries set amount = 1')).toThrow('append-only')
    expect(() => besideBook(folder).rows('delete from money_entries')).toThrow('append-only')
    expect(() => besideBook(folder).rows('delete from notes where 1')).not.toThrow()
    got(await book.writeNote({ id, text: 'x', operator: 'sato' }, MORNING))
    expect(() => besideBook(folder).rows("update notes set text = 'y'")).toThrow('append-only')
  })
})

it('lists provisional sales by age, warns in time, and forgets them once captured or voided', async () => {
  const book = await openBook(temporaryFolder())
  const held = await paid(book, anOrderDraft({ payment: { jobCode: 'AUTH' } }))
  await paid(book, anOrderDraft({ payment: { jobCode: 'SAUTH' } }))
  await paid(book)
  const levels = async (days: number) =>
    got(await serviceOn(book, MORNING + days * DAY).ageing()).map((sale) => [sale.order.id, sale.days, sale.level])

  expect(await levels(44)).toEqual([[1, 44, 'fresh'], [2, 44, 'fresh']]) // prettier-ignore
  expect((await levels(45)).map(([, , level]) => level)).toEqual(['warn', 'warn'])
  expect((await levels(60)).map(([, , level]) => level)).toEqual(['over', 'over'])
  got(await book.recordMoney(money(held.id, {}), MORNING))
  expect((await levels(60)).map(([id]) => id)).toEqual([2])
  got(await book.recordMoney(money(held.id, { kind: 'mistake', corrects: 1 }), MORNING))
  expect((await levels(60)).map(([id]) => id)).toEqual([1, 2])
})

describe('a customer who is to be forgotten', () => {
  const CANARIES = [
    '金鶴 亀子',
    'キンツル カメコ',
    '090-9876-5432',
    '鶴の恩返し',
    '玄関に置く',
    '自由欄です',
    'KINTSURU',
  ]

  it('is in no file of the book any more, while amounts, ids, dates and the result stay', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    const customer = {
      name: '金鶴 亀子',
      kana: 'キンツル カメコ',
      phone: '090-9876-5432',
      note: '鶴の恩返し',
      division: '2',
    } as const
    const draft = anOrderDraft({ customer, payment: { clientField1: '自由欄です' }, card: { holderName: 'KINTSURU' } })
    await paid(book)
    const order = await paid(book, draft)
    got(await book.writeNote({ id: order.id, text: '玄関に置く', operator: 'sato' }, MORNING))
    got(await book.recordMoney(money(order.id, { kind: 'void', reason: '金鶴 亀子さまのご希望' }), MORNING))

    const [erased] = got(await serviceOn(book, MORNING + DAY).erase({ ids: [order.id], operator: 'sato' }))

    expect(erased).toMatchObject({
      orderId: order.orderId,
      status: 'paid',
      receiptNo: order.receiptNo,
      createdAt: MORNING,
    })
    expect(erased?.draft.payment).toMatchObject({ amount: 10_000, tax: 1_000 })
    expect(await book.detail(order.id)).toMatchObject({
      erasedAt: MORNING + DAY,
      rawAnswer: null,
      notes: [{ text: '' }],
      money: [{ amount: 11_000, reason: '' }],
    })
    expect((await book.history(order.id)).at(-1)).toMatchObject({ event: 'erased', operator: 'sato' })
    for (const text of ['金鶴', 'きんつる', '09098765432', '恩返し', '玄関'])
      expect((await book.list({ filter: everything({ text }), offset: 0, limit: 9 })).total).toBe(0)
    expect((await book.list({ filter: everything({ text: '山田' }), offset: 0, limit: 9 })).total).toBe(1)
    expect(hits(folder)).toEqual([])
    const beside = besideBook(folder)
    beside.rows("create virtual table temp.terms using fts5vocab('main', 'order_search', 'row')")
    const terms = beside.rows('select term from temp.terms').map(({ term }) => term)
    expect(terms.length).toBeGreaterThan(0)
    for (const gone of ['金鶴', '玄関'])
      expect(grams(foldText(gone)).filter((gram) => terms.includes(gram))).toEqual([])
    await book.close()
    expect(hits(folder)).toEqual([])
    const again = await openBook(folder)
    expect(await again.get(order.id)).toEqual(erased)
  })

  it('is in no attempt either: the provider’s messages may quote what was sent', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    const { id } = await stored(book, aNewOrder())
    const problem = { kind: 'rejected', resultCode: '30', messages: ['memberName: 金鶴 亀子'] } as const
    await changed(book, id, { status: 'rejected', problem })
    got(await serviceOn(book).erase({ ids: [id], operator: 'sato' }))
    expect(besideBook(folder).rows('select outcome, problem from attempts')).toEqual([
      { outcome: 'rejected', problem: '{"kind":"rejected","resultCode":"30","messages":[]}' },
    ])
    expect(hits(folder)).toEqual([])
  })

  it('is not written about again: nobody would erase that', async () => {
    const book = await openBook(temporaryFolder())
    const order = await paid(book)
    const entries = serviceOn(book)
    got(await entries.erase({ ids: [order.id], operator: 'sato' }))
    const refused = { ok: false, error: { kind: 'order-erased' } }
    expect(await entries.note({ id: order.id, text: '金鶴 亀子', operator: 'sato' })).toEqual(refused)
    expect(await book.detail(order.id)).toMatchObject({ notes: [] })
  })

  it('may be refunded all the same, without words of it in book or journal', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    const order = await paid(book)
    const entries = serviceOn(book, MORNING + 3 * DAY)
    got(await entries.erase({ ids: [order.id], operator: 'sato' }))
    const reason = '金鶴 亀子さまのご希望'
    got(await entries.recordMoney(money(order.id, { kind: 'refund', amount: 1_000, reason })))
    got(await entries.recordMoney(money(order.id, { kind: 'mistake', amount: 0, corrects: 1, reason })))
    expect(await book.detail(order.id)).toMatchObject({
      money: [
        { kind: 'refund', amount: 1_000, reason: '', mistaken: true },
        { kind: 'mistake', reason: '' },
      ],
    })
    expect(hits(folder)).toEqual([])
  })

  it('is not forgotten while a call may come or somebody must look', async () => {
    const book = await openBook(temporaryFolder())
    const done = await paid(book)
    const waiting = await stored(book, aNewOrder())
    const service = serviceOn(book)
    expect(await service.erase({ ids: [done.id, waiting.id], operator: '' })).toEqual({
      ok: false,
      error: { kind: 'order-still-open', orderId: waiting.orderId },
    })
    expect((await book.detail(done.id))?.erasedAt).toBeNull()
  })

  it('is offered for erasing when no business year can hold it any more, and not before', async () => {
    const book = await openBook(temporaryFolder())
    const old = await paid(book)
    const page = { offset: 0, limit: 10 }
    const listed = async (at: number) => got(await serviceOn(book, at).erasable(page)).rows.map(({ id }) => id)
    expect(await listed(Date.UTC(2035, 0, 31))).toEqual([])
    expect(await listed(Date.UTC(2035, 1, 2))).toEqual([old.id])
    got(await serviceOn(book).erase({ ids: [old.id], operator: '' }))
    expect(await listed(Date.UTC(2035, 1, 2))).toEqual([])
  })

  function hits(folder: string): string[] {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
    return paths
      .filter((path) => statSync(path).isFile())
      .flatMap((path) => CANARIES.filter((text) => readFileSync(path).includes(text)).map((text) => `${path}: ${text}`))
  }
})
