import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closingPaper } from '../../../src/main/closing/closing-paper.ts'
import { ClosingService } from '../../../src/main/closing/closing-service.ts'
import { closingWords } from '../../../src/main/closing/closing-words.ts'
import { journalLines } from '../../../src/main/orders/book/journal-files.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { mainText } from '../../../src/main/text.ts'
import { figuresText, type ClosingDay } from '../../../src/shared/closing.ts'
import type { Result } from '../../../src/shared/result.ts'
import { anOrderDraft, aNewOrder, MORNING } from '../../support/builders.ts'
import { besideBook, changed, everything, openBook, stored, temporaryFolder } from '../book/temporary-book.ts'
import { got } from '../orders/order-counter.ts'

const HOUR = 60 * 60 * 1000
const DAY = '2026-11-01'
const EVENING = MORNING + 10 * HOUR

async function sale(book: OrderBook, status: 'paid' | 'unconfirmed' | 'waiting', at = MORNING): Promise<number> {
  const { id } = await stored(book, aNewOrder({ draft: anOrderDraft(), at }))
  await changed(book, id, { status: 'waiting', at })
  if (status !== 'waiting') await changed(book, id, { event: 'finished', status, finishedAt: at + 1, at: at + 1 })
  return id
}

const serviceOn = (book: OrderBook, now = EVENING) => new ClosingService({ book, now: () => now })

async function close(service: ClosingService, day = DAY): Promise<Result<ClosingDay, unknown>> {
  const { figures } = await service.day(day)
  return service.close({ day, operator: 'sato', seen: figuresText(figures) })
}

async function reconcile(book: OrderBook, id: number, at = EVENING + 1): Promise<void> {
  const reconciliation = { finding: 'charged', note: '', operator: 'sato', at } as const
  await changed(book, id, { event: 'reconciled', status: 'reconciled', reconciliation, at })
}

const refund = (id: number, amount: number, day = DAY) =>
  ({ id, kind: 'refund', day, amount, reason: '返品', operator: 'sato', corrects: null }) as const

describe('closing a day', () => {
  it('is blocked by an unconfirmed order, naming how many, until it is reconciled', async () => {
    const book = await openBook(temporaryFolder())
    await sale(book, 'paid')
    const id = await sale(book, 'unconfirmed')
    const service = serviceOn(book)

    expect((await service.day(DAY)).unconfirmed.map((order) => order.id)).toEqual([id])
    expect(await close(service)).toEqual({ ok: false, error: { kind: 'closing-blocked', orders: 1 } })
    expect(await book.closings(DAY, DAY)).toEqual([])

    await reconcile(book, id)
    const day = got(await close(service))
    expect(day.figures.sums).toEqual({ sales: 22_000, provisional: 0, refunds: 0, net: 22_000 })
    expect(day.closings).toMatchObject([{ day: DAY, at: EVENING, operator: 'sato', figures: day.figures }])
  })

  it('is not blocked by an unconfirmed order of another day, nor by a number that waits', async () => {
    const book = await openBook(temporaryFolder())
    await sale(book, 'unconfirmed', MORNING - 24 * HOUR)
    const waiting = await sale(book, 'waiting')
    const service = serviceOn(book)
    expect((await service.day(DAY)).open.map(({ id }) => id)).toEqual([waiting])
    expect((await close(service)).ok).toBe(true)
  })

  it('keeps what was closed, and tells of everything that came later', async () => {
    const book = await openBook(temporaryFolder())
    const early = await sale(book, 'paid')
    const late = await sale(book, 'waiting')
    got(await close(serviceOn(book)))
    got(await book.recordMoney(refund(early, 1_000), EVENING + 1))
    got(await book.recordMoney(refund(early, 500, '2026-11-02'), EVENING + 2))
    await changed(book, late, { event: 'finished', status: 'paid', finishedAt: EVENING + 3 })
    const more = await sale(book, 'paid', EVENING + 4)

    const day = await serviceOn(book).day(DAY)
    expect(day.closings[0]?.figures.sums.net).toBe(11_000)
    expect(day.figures.sums.net).toBe(32_000)
    expect(day.changes.map(({ kind, order }) => [kind, order.id])).toEqual([
      ['money', early],
      ['result', late],
      ['taken', more],
    ])

    const again = got(await close(serviceOn(book, EVENING + 5)))
    expect(again.closings.map(({ figures }) => figures.sums.net)).toEqual([11_000, 32_000])
    expect(again.changes).toEqual([])
  })

  it('tells when an entry of a closed day was taken back, or an unconfirmed order reconciled', async () => {
    const book = await openBook(temporaryFolder())
    const id = await sale(book, 'paid')
    got(await book.recordMoney(refund(id, 1_000), MORNING + 2))
    got(await close(serviceOn(book)))
    const entry = (await book.detail(id))?.money[0]?.id ?? 0
    got(
      await book.recordMoney(
        { ...refund(id, 0, '2026-11-04'), kind: 'mistake', corrects: entry },
        EVENING + 3 * 24 * HOUR,
      ),
    )
    const day = await serviceOn(book).day(DAY)
    expect(day.changes.map(({ kind }) => kind)).toEqual(['taken-back'])
    expect(day.figures.sums.net - (day.closings[0]?.figures.sums.net ?? 0)).toBe(1_000)
  })

  it('names the orders behind every figure that changed, also where no money did', async () => {
    const book = await openBook(temporaryFolder())
    const sales = await Promise.all(Array.from({ length: 4 }, () => sale(book, 'waiting')))
    const [lapsed = 0, withdrawn = 0, called = 0, learnt = 0] = sales
    const paid = await sale(book, 'paid')
    const before = got(await close(serviceOn(book)))
    await changed(book, lapsed, { event: 'lapsed', status: 'lapsed', at: EVENING + 1 })
    await changed(book, withdrawn, { event: 'withdrawn', status: 'withdrawn', at: EVENING + 2 })
    await changed(book, called, { status: 'in-call', at: EVENING + 4 })
    // The call had ended before the closing, and nobody knew.
    await changed(book, learnt, { status: 'declined', finishedAt: EVENING - 1, at: EVENING + 5 })
    // Written down, and nothing moved.
    await changed(book, paid, { status: 'waiting', at: EVENING + 6 })

    const day = await serviceOn(book).day(DAY)
    expect(day.figures.sums).toEqual(before.figures.sums)
    expect(figuresText(day.figures)).not.toBe(figuresText(before.figures))
    expect(day.changes.map(({ kind, order, at }) => [kind, order.id, at - EVENING])).toEqual([
      ['moved', lapsed, 1],
      ['moved', withdrawn, 2],
      ['moved', called, 4],
      ['result', learnt, 5],
    ])
    expect(got(await close(serviceOn(book, EVENING + 7))).changes).toEqual([])
  })

  it('counts money of the provider’s console on the day it was done', async () => {
    const book = await openBook(temporaryFolder())
    const id = await sale(book, 'paid')
    got(await book.recordMoney(refund(id, 3_000, '2026-11-05'), EVENING))
    const service = serviceOn(book)
    expect((await service.day('2026-11-05')).figures).toMatchObject({
      orders: 0,
      sums: { sales: 0, refunds: 3_000, net: -3_000 },
      operators: [{ key: 'sato', orders: 0 }],
      entries: [{ kind: 'refund', entries: 1, yen: 3_000 }],
    })
    expect((await service.day(DAY)).figures.sums.net).toBe(11_000)
  })

  it('refuses a day of which any figure is another than was seen, although orders and net are the same', async () => {
    const book = await openBook(temporaryFolder())
    const id = await sale(book, 'waiting')
    const service = serviceOn(book)
    const { figures } = await service.day(DAY)
    await changed(book, id, { event: 'finished', status: 'declined', finishedAt: MORNING + 2 })
    const seen = figuresText(figures)
    expect(await service.close({ day: DAY, operator: 'sato', seen })).toEqual({
      ok: false,
      error: { kind: 'closing-changed' },
    })
    expect((await service.day(DAY)).closings).toEqual([])
  })

  it('says on paper when any figure changed after the closing', async () => {
    const book = await openBook(temporaryFolder())
    const id = await sale(book, 'waiting')
    const service = serviceOn(book)
    const text = mainText('ja')
    const words = closingWords('ja')
    const paper = (day: ClosingDay) => closingPaper(day, { words, text, language: 'ja', shop: '' }).body.text
    const closed = got(await close(service))
    expect(paper(closed)).not.toContain(words.changed)
    await changed(book, id, { event: 'finished', status: 'declined', finishedAt: EVENING + 2 })
    expect(paper(await service.day(DAY))).toContain(words.changed)
  })

  it('refuses a day that moved on since it was seen, and one that has not come', async () => {
    const book = await openBook(temporaryFolder())
    await sale(book, 'paid')
    const service = serviceOn(book)
    const seen = ''
    expect(await service.close({ day: DAY, operator: 'sato', seen })).toEqual({
      ok: false,
      error: { kind: 'closing-changed' },
    })
    expect(await service.close({ day: '2026-11-02', operator: 'sato', seen })).toEqual({
      ok: false,
      error: { kind: 'closing-future' },
    })
  })

  it.each(['UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati'])(
    'fault 17: ends a day at midnight in Japan on a PC set to %s',
    async (zone) => {
      const before = process.env['TZ']
      process.env['TZ'] = zone
      try {
        const book = await openBook(temporaryFolder())
        const midnight = Date.UTC(2026, 10, 1, 15)
        const last = await sale(book, 'unconfirmed', midnight - 1)
        const first = await sale(book, 'unconfirmed', midnight)
        const service = serviceOn(book, midnight)
        expect((await service.day(DAY)).unconfirmed.map(({ id }) => id)).toEqual([last])
        expect((await service.day('2026-11-02')).unconfirmed.map(({ id }) => id)).toEqual([first])
        expect((await service.days({ last: '2026-11-02', days: 2 })).map(({ day }) => day)).toEqual([DAY, '2026-11-02'])
        await book.close()
      } finally {
        if (before === undefined) delete process.env['TZ']
        else process.env['TZ'] = before
      }
    },
  )
})

describe('kept closings', () => {
  it('can be neither changed nor removed', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    got(await close(serviceOn(book)))
    const database = besideBook(folder)
    const write =
      "insert or replace into closings (id, day, at, operator, figures) values (1, '2026-11-01', 1, 'x', '{}')"
    for (const statement of ["update closings set operator = 'x'", 'delete from closings', write])
      expect(() => database.rows(statement)).toThrow(/append-only/u)
    expect(await book.closings(DAY, DAY)).toHaveLength(1)
  })

  it('name no customer, so that erasing one leaves nothing behind in them', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    await sale(book, 'paid')
    got(await close(serviceOn(book)))
    expect(JSON.stringify(await book.closings(DAY, DAY))).not.toContain('山田')
  })

  it('are in the journal once, also when a crash kept them from it', async () => {
    const folder = temporaryFolder()
    const book = await openBook(folder)
    const path = join(folder, 'journal.jsonl')
    await sale(book, 'paid')
    got(await close(serviceOn(book)))
    const whole = readFileSync(path, 'utf8')
    got(await close(serviceOn(book, EVENING + 1)))
    await book.close()
    writeFileSync(path, whole)
    await (await openBook(folder)).close()
    await (await openBook(folder)).close()

    const ids: number[] = []
    for await (const line of journalLines(folder)) if (line.line === 'closing') ids.push(line.id)
    expect(ids).toEqual([1, 2])
  })

  it('come with a book of the version before, whose money is counted at once', async () => {
    const folder = temporaryFolder()
    copyFileSync(join(import.meta.dirname, '../../fixtures/books/v3.sqlite'), join(folder, 'book.sqlite'))
    const old = openDatabase(join(folder, 'book.sqlite'), 'read-only')
    expect(old.rows('pragma user_version')).toEqual([{ user_version: 3 }])
    old.close()
    const book = await openBook(folder)
    expect((await book.sumsOf(everything())).sums).toEqual({
      sales: 32_000,
      provisional: 0,
      refunds: 2_000,
      net: 30_000,
    })
    const service = serviceOn(book)
    expect((await service.day(DAY)).figures.sums).toMatchObject({ sales: 11_000, provisional: 21_000 })
    expect(await close(service)).toEqual({ ok: false, error: { kind: 'closing-blocked', orders: 1 } })
    expect((await close(service, '2026-10-31')).ok).toBe(true)
  })
})
