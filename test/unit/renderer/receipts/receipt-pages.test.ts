import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../../src/shared/app-error.ts'
import type { OrderFilter, OrderPage, OrderRow } from '../../../../src/shared/order-query.ts'
import { failure, success, type Result } from '../../../../src/shared/result.ts'
import { indexOfOrder, ReceiptPages, rowAt } from '../../../../src/renderer/src/receipts/receipt-pages.ts'

interface Question {
  readonly query: { filter: Partial<OrderFilter>; offset: number; limit: number }
  readonly answer: (reply: Result<OrderPage, AppError>) => Promise<void>
}

function aRow(id: number): OrderRow {
  return {
    id,
    orderId: `U-${id}`,
    createdAt: 0,
    customerName: '山田',
    total: 100,
    status: 'paid',
    review: null,
    division: '1',
    jobCode: 'CAPTURE',
    method: '1',
    payTimes: '',
    operator: '',
    identificationNumber: null,
    receiptNo: null,
  }
}

/** A page whose rows carry `first`, `first` + 1, … as ids. */
function page(first: number, total: number): Result<OrderPage, AppError> {
  return success({ total, rows: Array.from({ length: Math.min(100, total) }, (_, at) => aRow(first + at)) })
}

/** A book that answers only when the test says so. */
function slowBook() {
  const asked: Question[] = []
  const pages = new ReceiptPages(
    (query) =>
      new Promise((resolve) => {
        asked.push({
          query,
          answer: async (reply) => {
            resolve(reply)
            // Two turns: the answer itself and what is chained to it.
            await new Promise((done) => setImmediate(done))
          },
        })
      }),
  )
  const question = (at: number): Question => {
    const found = asked[at]
    if (found === undefined) throw new Error(`question ${at} was never asked`)
    return found
  }
  return { pages, asked, question }
}

describe('the pages of the receipts list', () => {
  it('keep the old rows until the new search has answered', async () => {
    const { pages, question } = slowBook()
    void pages.restart({})
    await question(0).answer(page(1, 500))
    void pages.restart({ text: '佐藤' })
    expect(rowAt(pages.shown.value, 0)?.id).toBe(1)
    await question(1).answer(page(901, 3))
    expect([pages.shown.value?.total, pages.shown.value?.search, rowAt(pages.shown.value, 0)?.id]).toEqual([3, 2, 901])
  })

  it('never show an answer to an older search, however late it comes', async () => {
    const { pages, question } = slowBook()
    void pages.restart({ text: 'a' })
    void pages.restart({ text: 'ab' })
    await question(1).answer(page(200, 2))
    await question(0).answer(page(100, 9))
    expect([pages.shown.value?.total, rowAt(pages.shown.value, 0)?.id]).toEqual([2, 200])
  })

  it('never complain about an older search, nor mix half of it into the newer one', async () => {
    const { pages, question } = slowBook()
    void pages.restart({})
    await question(0).answer(page(1, 500))
    void pages.want(90, 110)
    await question(1).answer(page(101, 500))
    void pages.refresh()
    await question(2).answer(page(701, 800))
    void pages.restart({ text: '佐藤' })
    await question(3).answer(failure({ kind: 'book-unavailable' }))
    expect([pages.problem.value, pages.shown.value?.total]).toEqual([null, 500])
    await question(4).answer(page(901, 3))
    expect([pages.shown.value?.total, rowAt(pages.shown.value, 0)?.id]).toEqual([3, 901])
  })

  it('ask for the pages in sight once each, by hundreds', async () => {
    const { pages, asked, question } = slowBook()
    void pages.restart({ text: '佐藤' })
    await question(0).answer(page(1, 100_000))
    void pages.want(95_180, 95_210)
    void pages.want(95_185, 95_215)
    expect(asked.slice(1).map(({ query }) => query)).toEqual([
      { filter: { text: '佐藤' }, offset: 95_100, limit: 100 },
      { filter: { text: '佐藤' }, offset: 95_200, limit: 100 },
    ])
    await question(1).answer(page(95_101, 100_000))
    expect([rowAt(pages.shown.value, 95_180)?.id, rowAt(pages.shown.value, 95_200)]).toEqual([95_181, null])
  })

  it('after a change ask again for what is in sight and drop the rest', async () => {
    const { pages, asked, question } = slowBook()
    void pages.restart({})
    await question(0).answer(page(1, 500))
    void pages.want(210, 230)
    await question(1).answer(page(201, 500))
    void pages.refresh()
    expect(asked.map(({ query }) => query.offset)).toEqual([0, 200, 200])
    await question(2).answer(page(200, 501))
    expect([pages.shown.value?.total, pages.shown.value?.search]).toEqual([501, 1])
    expect([rowAt(pages.shown.value, 200)?.id, rowAt(pages.shown.value, 0)]).toEqual([200, null])
  })

  it('keep what is shown and say why when the book cannot answer', async () => {
    const { pages, question } = slowBook()
    void pages.restart({})
    await question(0).answer(page(1, 5))
    void pages.refresh()
    await question(1).answer(failure({ kind: 'book-unavailable' }))
    expect([pages.problem.value, rowAt(pages.shown.value, 0)?.id]).toEqual([{ kind: 'book-unavailable' }, 1])
    void pages.refresh()
    await question(2).answer(page(1, 5))
    expect(pages.problem.value).toBeNull()
  })

  it('hold a bounded number of pages however far the list is scrolled', async () => {
    const { pages, question } = slowBook()
    void pages.restart({})
    await question(0).answer(page(1, 100_000))
    for (let at = 1; at <= 60; at += 1) {
      void pages.want(at * 100, at * 100)
      await question(at).answer(page(at * 100 + 1, 100_000))
    }
    expect(pages.shown.value?.pages.size).toBe(24)
    expect([rowAt(pages.shown.value, 6000)?.id, rowAt(pages.shown.value, 0)]).toEqual([6001, null])
    expect([indexOfOrder(pages.shown.value, 6001), indexOfOrder(pages.shown.value, 1)]).toEqual([6000, null])
  })

  it('never ask for what a dragged scrollbar only passed', async () => {
    const { pages, asked, question } = slowBook()
    void pages.restart({})
    await question(0).answer(page(1, 100_000))
    for (const row of [10_050, 30_050, 50_050, 70_050, 90_050]) void pages.want(row, row + 20)
    expect(asked.map(({ query }) => query.offset)).toEqual([0, 10_000, 30_000])
    await question(1).answer(page(10_001, 100_000))
    expect(asked.map(({ query }) => query.offset)).toEqual([0, 10_000, 30_000, 90_000])
    await question(2).answer(page(30_001, 100_000))
    await question(3).answer(page(90_001, 100_000))
    expect([asked.length, rowAt(pages.shown.value, 90_050)?.id]).toEqual([4, 90_051])
  })

  it('fetch what is in the middle of the sight first, and nothing beyond the end', async () => {
    const { pages, asked, question } = slowBook()
    void pages.restart({})
    await question(0).answer(page(1, 450))
    void pages.want(210, 520)
    expect(asked.map(({ query }) => query.offset)).toEqual([0, 300, 200])
    await question(1).answer(page(301, 450))
    await question(2).answer(page(201, 450))
    expect(asked.map(({ query }) => query.offset)).toEqual([0, 300, 200, 400])
  })

  it('do not ask again by themselves when the book cannot answer', async () => {
    const { pages, asked, question } = slowBook()
    void pages.restart({})
    await question(0).answer(page(1, 500))
    void pages.want(210, 230)
    await question(1).answer(failure({ kind: 'book-unavailable' }))
    expect(asked).toHaveLength(2)
  })

  it('do not draw the answer to a search that is being typed over', async () => {
    const { pages, question } = slowBook()
    void pages.restart({})
    await question(0).answer(page(1, 500))
    void pages.restart({ text: '佐' })
    pages.forgetAsked()
    await question(1).answer(page(701, 90))
    expect(pages.shown.value?.total).toBe(500)
  })

  it('tell with what was found what had been asked', async () => {
    const { pages, question } = slowBook()
    void pages.restart({ text: '佐藤' })
    await question(0).answer(page(1, 3))
    void pages.restart({})
    expect(pages.shown.value?.filter).toEqual({ text: '佐藤' })
  })
})
