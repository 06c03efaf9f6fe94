import { shallowRef, type ShallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { OrderFilter, OrderPage, OrderRow } from '../../../shared/order-query.ts'
import type { Result } from '../../../shared/result.ts'

/** Rows of one request. */
const PAGE_SIZE = 100
/** Pages kept around the ones in sight; the rest is asked for again when it is scrolled to. */
const KEPT_PAGES = 24
/** Pages asked for at once: while the scrollbar is dragged, those that were only passed are never asked for. */
const MOST_UNDER_WAY = 2

type AskPage = (query: {
  filter: Partial<OrderFilter>
  offset: number
  limit: number
}) => Promise<Result<OrderPage, AppError>>

/** What the list shows: always one consistent answer of the book, never a mixture of two searches. */
export interface ShownPages {
  /** Grows with every search, so that the list knows when to go back to the top. */
  readonly search: number
  /** What was asked: the screen's search may be a key ahead of it. */
  readonly filter: Partial<OrderFilter>
  readonly total: number
  readonly pages: ReadonlyMap<number, readonly OrderRow[]>
}

/** The row at an index of the list, or null while its page is on its way. */
export function rowAt(shown: ShownPages | null, index: number): OrderRow | null {
  return shown?.pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE] ?? null
}

/** Index of an order among the rows that are here, or null. */
export function indexOfOrder(shown: ShownPages | null, id: number): number | null {
  for (const [page, rows] of shown?.pages ?? []) {
    const at = rows.findIndex((row) => row.id === id)
    if (at >= 0) return page * PAGE_SIZE + at
  }
  return null
}

/** Keeps the book's list in pages of 100 that are fetched when they come into sight. */
export class ReceiptPages {
  readonly shown: ShallowRef<ShownPages | null> = shallowRef(null)
  readonly problem: ShallowRef<AppError | null> = shallowRef(null)
  readonly #askPage: AskPage
  readonly #underWay = new Set<number>()
  #filter: Partial<OrderFilter> = {}
  #sight: readonly number[] = [0]
  #search = 0
  // Every restart and refresh starts a new generation; an answer to an older question is dropped.
  #generation = 0

  constructor(askPage: AskPage) {
    this.#askPage = askPage
  }

  /** Asks for another search; the old rows stay until the new ones are here. */
  async restart(filter: Partial<OrderFilter>): Promise<void> {
    this.#filter = filter
    this.#sight = [0]
    this.#search += 1
    await this.#replace()
  }

  /** Another search is being typed: an answer to the one before would only be drawn to be replaced. */
  forgetAsked(): void {
    this.#generation += 1
    this.#underWay.clear()
  }

  /** Something in the book changed: asks again for what is in sight. */
  async refresh(): Promise<void> {
    await this.#replace()
  }

  /** First and last row in sight: their pages are fetched where they are missing, those in the middle first. */
  async want(first: number, last: number): Promise<void> {
    this.#sight = pagesOf(first, last)
    await this.#fill()
  }

  async #fill(): Promise<void> {
    const here = this.shown.value
    if (here === null) return
    const missing = this.#sight.filter(
      (page) => page * PAGE_SIZE < here.total && !here.pages.has(page) && !this.#underWay.has(page),
    )
    const next = near(missing, middleOf(this.#sight)).slice(0, MOST_UNDER_WAY - this.#underWay.size)
    await Promise.all(next.map(async (page) => this.#add(page)))
  }

  async #fetch(page: number, asked: number): Promise<OrderPage | null> {
    const reply = await this.#askPage({ filter: this.#filter, offset: page * PAGE_SIZE, limit: PAGE_SIZE })
    if (asked !== this.#generation) return null
    this.problem.value = reply.ok ? null : reply.error
    return reply.ok ? reply.value : null
  }

  async #replace(): Promise<void> {
    this.forgetAsked()
    const mine = this.#generation
    const wanted = this.#sight
    const answers = await Promise.all(wanted.map(async (page) => this.#fetch(page, mine)))
    const total = answers.find((answer) => answer !== null)?.total
    if (mine !== this.#generation || total === undefined) return
    const pages = new Map<number, readonly OrderRow[]>()
    answers.forEach((answer, at) => {
      const page = wanted[at]
      if (answer !== null && page !== undefined) pages.set(page, answer.rows)
    })
    this.shown.value = { search: this.#search, filter: this.#filter, total, pages }
  }

  async #add(page: number): Promise<void> {
    const mine = this.#generation
    this.#underWay.add(page)
    const answer = await this.#fetch(page, mine)
    if (mine !== this.#generation || this.shown.value === null) return
    this.#underWay.delete(page)
    if (answer === null) return
    const pages = keepNear(new Map(this.shown.value.pages).set(page, answer.rows), middleOf(this.#sight))
    this.shown.value = { ...this.shown.value, total: answer.total, pages }
    await this.#fill()
  }
}

function pagesOf(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_SIZE)
  const to = Math.floor(Math.max(first, last) / PAGE_SIZE)
  return Array.from({ length: to - from + 1 }, (_, step) => from + step)
}

const middleOf = (sight: readonly number[]): number => sight[Math.floor((sight.length - 1) / 2)] ?? 0

/** The pages nearest to `middle` first. */
function near(pages: readonly number[], middle: number): readonly number[] {
  return pages.toSorted((left, right) => Math.abs(left - middle) - Math.abs(right - middle))
}

/** Drops the pages farthest from what is in sight, so that a long scroll does not hold the whole book. */
function keepNear(
  pages: ReadonlyMap<number, readonly OrderRow[]>,
  middle: number,
): ReadonlyMap<number, readonly OrderRow[]> {
  if (pages.size <= KEPT_PAGES) return pages
  const kept = new Set(near([...pages.keys()], middle).slice(0, KEPT_PAGES))
  return new Map([...pages].filter(([page]) => kept.has(page)))
}
