import fc from 'fast-check'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { japanDayName } from '../../../src/shared/japan-time.ts'
import { DIVISIONS, JOB_CODES, METHODS, type Reconciliation } from '../../../src/shared/order.ts'
import { MONEY_KINDS } from '../../../src/shared/order-entry.ts'
import { anOrderDraft, aNewOrder, MORNING } from '../../support/builders.ts'
import { changed, stored } from '../book/temporary-book.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** 1 November 2026, 0:00 in Japan. */
const MIDNIGHT = MORNING - 9.5 * HOUR
/** Days that the random orders and entries fall on. */
export const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03'] as const

/** How a random order went: ends, and what was recorded of it, fitting or not. */
export const someOrder = fc.record({
  at: fc.oneof(
    fc.integer({ min: 0, max: 3 * DAY - 1 }),
    fc.constantFrom(0, DAY - 1, DAY, 2 * DAY - 1, 2 * DAY, 3 * DAY - 1),
  ),
  division: fc.constantFrom(...DIVISIONS),
  jobCode: fc.constantFrom(...JOB_CODES),
  method: fc.constantFrom(...METHODS),
  amount: fc.integer({ min: 1, max: 9_000_000 }),
  tax: fc.integer({ min: 0, max: 900_000 }),
  operator: fc.constantFrom('sato', 'ito', ''),
  ends: fc.constantFrom('waiting', 'paid', 'paid', 'declined', 'unconfirmed', 'charged', 'not-charged', 'withdrawn'),
  money: fc.array(
    fc.record({
      kind: fc.constantFrom(...MONEY_KINDS),
      day: fc.constantFrom(...DAYS),
      part: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
    { maxLength: 5 },
  ),
})
export type SomeOrder = typeof someOrder extends fc.Arbitrary<infer T> ? T : never

/** Writes a random order into a book, the way the desk would. */
export async function play(book: OrderBook, given: SomeOrder): Promise<void> {
  const at = MIDNIGHT + given.at
  const { division, jobCode, method, operator } = given
  const yen = jobCode === 'CHECK' ? { amount: null, tax: null } : { amount: given.amount, tax: given.tax }
  const payment = { jobCode, method, payTimes: method === '2' ? '12' : '', ...yen }
  const draft = anOrderDraft({ customer: { division }, payment, details: { operator } })
  const { id } = await stored(book, aNewOrder({ draft, at }))
  await changed(book, id, { status: 'waiting', at })
  await end(book, id, given)
  for (const { kind, day, part } of given.money) {
    const detail = await book.detail(id)
    const wrong = detail?.money.find((entry) => !entry.mistaken && entry.kind !== 'mistake')?.id ?? null
    if (kind === 'mistake' && wrong === null) continue
    const some = Math.max(1, Math.floor((given.amount + given.tax) * part))
    // A sale is voided as a whole; now and then a part is tried all the same.
    const captured = detail?.sums.captured ?? 0
    const amount = kind !== 'void' || part < 0.1 ? some : captured || given.amount + given.tax
    const corrects = kind === 'mistake' ? wrong : null
    await book.recordMoney({ id, kind, day, amount, reason: '', operator, corrects }, at)
  }
}

async function end(book: OrderBook, id: number, { ends, at, division }: SomeOrder): Promise<void> {
  const finishedAt = MIDNIGHT + at + HOUR
  if (ends === 'waiting' || ends === 'withdrawn') {
    if (ends === 'withdrawn') await changed(book, id, { status: 'withdrawn' })
    return
  }
  const saves = division === '3'
  if (ends === 'paid') await changed(book, id, { status: saves ? 'saved' : 'paid', finishedAt })
  else if (ends === 'declined') await changed(book, id, { status: saves ? 'save-failed' : 'declined', finishedAt })
  else {
    await changed(book, id, { status: 'unconfirmed', finishedAt })
    if (ends === 'unconfirmed') return
    const isDone = ends === 'charged'
    const finding: Reconciliation['finding'] = saves
      ? isDone
        ? 'saved'
        : 'not-saved'
      : isDone
        ? 'charged'
        : 'not-charged'
    const reconciliation = { finding, note: '', operator: 'sato', at: finishedAt }
    await changed(book, id, { status: 'reconciled', reconciliation })
  }
}

/** Every day that anything of the random orders can fall on. */
export function allDays(): readonly string[] {
  return Array.from({ length: 5 }, (_, index) => japanDayName(MIDNIGHT + (index - 1) * DAY))
}
