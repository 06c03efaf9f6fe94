import { shallowRef, type ShallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { OrderFilter, OrderPage, OrderRow } from '../../../shared/order-query.ts'
import type { Result } from '../../../shared/result.ts'

/** Rows of one request. */
export const PAGE_SIZE = 100
/** Pages kept around the ones in sight; the rest is asked for again when it is scrolled to. */
const KEPT_PAGES = 24

type AskPage = (query: {
  filter: Partial<OrderFilter>
  offset: number
  limit: number
}) => Promise<Result<OrderPage, AppError>>

/** What the list shows: always one consistent answer of the book, never a mixture of two searches. */
export interface ShownPages {
  /** Grows with every search, so that the list knows when to go back to the top. */
  readonly search: number
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

  /** Something in the book changed: asks again for what is in sight. */
  async refresh(): Promise<void> {
    await this.#replace()
  }

  /** First and last row in sight: their pages are fetched where they are missing. */
  async want(first: number, last: number): Promise<void> {
    this.#sight = pagesOf(first, last)
    const here = this.shown.value?.pages
    if (here === undefined) return
    const missing = this.#sight.filter((page) => !here.has(page) && !this.#underWay.has(page))
    await Promise.all(missing.map(async (page) => this.#add(page)))
  }

  async #fetch(page: number, asked: number): Promise<OrderPage | null> {
    const reply = await this.#askPage({ filter: this.#filter, offset: page * PAGE_SIZE, limit: PAGE_SIZE })
    if (asked !== this.#generation) return null
    this.problem.value = reply.ok ? null : reply.error
    return reply.ok ? reply.value : null
  }

  async #replace(): Promise<void> {
    this.#generation += 1
    this.#underWay.clear()
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
    this.shown.value = { search: this.#search, total, pages }
  }

  async #add(page: number): Promise<void> {
    const mine = this.#generation
    this.#underWay.add(page)
    const answer = await this.#fetch(page, mine)
    if (mine !== this.#generation || this.shown.value === null) return
    this.#underWay.delete(page)
    if (answer === null) return
    const pages = keepNear(new Map(this.shown.value.pages).set(page, answer.rows), page)
    this.shown.value = { ...this.shown.value, total: answer.total, pages }
  }
}

function pagesOf(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_SIZE)
  const to = Math.floor(Math.max(first, last) / PAGE_SIZE)
  return Array.from({ length: to - from + 1 }, (_, step) => from + step)
}

/** Drops the pages farthest from the newest one, so that a long scroll does not hold the whole book. */
function keepNear(pages: Map<number, readonly OrderRow[]>, page: number): Map<number, readonly OrderRow[]> {
  if (pages.size <= KEPT_PAGES) return pages
  const near = [...pages].sort(([left], [right]) => Math.abs(left - page) - Math.abs(right - page))
  return new Map(near.slice(0, KEPT_PAGES))
}
