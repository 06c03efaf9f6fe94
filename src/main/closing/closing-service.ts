import type { AppError } from '../../shared/app-error.ts'
import {
  figuresText,
  type CloseDay,
  type ClosingChange,
  type ClosingDay,
  type ClosingDaysRequest,
  type DaySums,
} from '../../shared/closing.ts'
import { dayLater, japanDayName, startOfDay } from '../../shared/japan-time.ts'
import type { Order } from '../../shared/order.ts'
import { isLive } from '../../shared/order-status.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { NO_SUMS } from '../../shared/sale-sums.ts'
import type { OrderBook } from '../orders/order-book.ts'
import { closingOrder, dayChanges } from './day-changes.ts'
import { dayFigures, isOfDay, type DayOrder } from './day-figures.ts'

const PAGE = 500

export interface ClosingServiceParts {
  readonly book: OrderBook
  readonly now: () => number
}

/** 日計: a day in figures, and closing it. */
export class ClosingService {
  readonly #parts: ClosingServiceParts

  constructor(parts: ClosingServiceParts) {
    this.#parts = parts
  }

  /** A day (`yyyy-mm-dd` in Japan) as it is now, and as it was closed. */
  async day(day: string): Promise<ClosingDay> {
    const orders = await this.#ordersOf(day)
    const own = orders.map(({ order }) => order).filter((order) => isOfDay(day, order))
    const closings = await this.#parts.book.closings(day, day)
    const closedAt = closings.at(-1)?.at ?? null
    return {
      figures: dayFigures(day, orders),
      unconfirmed: own.filter(({ status }) => status === 'unconfirmed').map(closingOrder),
      open: own.filter(({ status }) => isLive(status)).map(closingOrder),
      closings,
      changes: closedAt === null ? [] : await this.#changes({ day, closedAt }, orders),
    }
  }

  async #changes(closed: { day: string; closedAt: number }, orders: readonly DayOrder[]): Promise<ClosingChange[]> {
    const ids = orders.map(({ order }) => order.id)
    return dayChanges({ ...closed, moved: await this.#parts.book.movedSince(ids, closed.closedAt) }, orders)
  }

  /** Keeps the day's figures. Refused while an order of it is unconfirmed, and when the day is not as it was seen. */
  async close({ day, operator, seen }: CloseDay): Promise<Result<ClosingDay, AppError>> {
    const at = this.#parts.now()
    if (day > japanDayName(at)) return failure({ kind: 'closing-future' })
    const { figures, unconfirmed } = await this.day(day)
    if (unconfirmed.length > 0) return failure({ kind: 'closing-blocked', orders: unconfirmed.length })
    if (figuresText(figures) !== seen) return failure({ kind: 'closing-changed' })
    const kept = await this.#parts.book.keepClosing({ day, at, operator, figures })
    return kept.ok ? success(await this.day(day)) : kept
  }

  /** What each day up to `last` comes to, oldest first, with every day in it. */
  async days({ last, days }: ClosingDaysRequest): Promise<readonly DaySums[]> {
    const first = dayLater(last, 1 - days)
    const sums = await this.#parts.book.dailySums(first, last)
    const closed = new Set((await this.#parts.book.closings(first, last)).map(({ day }) => day))
    return Array.from({ length: days }, (_, index) => {
      const day = dayLater(first, index)
      return { day, sums: sums.get(day) ?? NO_SUMS, closed: closed.has(day) }
    })
  }

  async #ordersOf(day: string): Promise<DayOrder[]> {
    const { book } = this.#parts
    const taken = await this.#takenOn(day)
    const known = new Set(taken.map(({ id }) => id))
    const touched = new Set((await book.moneyBetween(day, day)).map(({ orderId }) => orderId))
    const others = await Promise.all([...touched].filter((id) => !known.has(id)).map((id) => book.get(id)))
    const orders = [...taken, ...others.filter((order) => order !== null)]
    const money = await book.moneyOf(orders.map(({ id }) => id))
    return orders.map((order) => ({ order, money: money.get(order.id) ?? [] }))
  }

  async #takenOn(day: string): Promise<Order[]> {
    const all = { text: '', least: null, most: null, statuses: [], divisions: [], operator: '' }
    const filter = { ...all, from: startOfDay(day), to: startOfDay(day, 1) - 1 }
    const orders: Order[] = []
    for await (const page of this.#parts.book.pages(filter, PAGE)) orders.push(...page)
    return orders.toReversed()
  }
}
