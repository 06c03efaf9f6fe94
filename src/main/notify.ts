import { Notification } from 'electron'
import { formatYen } from '../shared/money.ts'
import { total, type Order } from '../shared/order.ts'
import type { Settings } from '../shared/settings.ts'
import type { Notice, OrderBook } from './orders/order-book.ts'
import type { MainText } from './text.ts'

export interface CallNoticesParts {
  readonly text: () => MainText
  /** What may stand on the desktop for everybody to see. */
  readonly shows: () => Pick<Settings, 'notifyName' | 'notifyAmount'>
  /** The operator clicked: show this order of this book. */
  readonly open: (id: number, bookId: string) => void
  /** Tells the screen as well, since desktop notifications get lost. */
  readonly banner: (order: Order) => void
}

/** Not every desktop says when a notification was closed: older ones than so many are let go. */
const MOST_SHOWN = 50

function bodyOf(order: Order, text: MainText['notice']): string {
  if (order.status === 'paid' || order.status === 'saved') return text.done
  return order.status === 'unconfirmed' ? text.unconfirmed : text.failed
}

/**
 * One that had to wait (a full disk) may be overtaken: what somebody has looked up meanwhile is no news, and of two
 * results of one order the newer is said, once.
 */
function isNews({ id, order }: Notice, all: readonly Notice[]): boolean {
  return order.status !== 'reconciled' && !all.some((other) => other.order.id === order.id && other.id > id)
}

/** Whose call and how much, as far as the shop allows it; empty by default. */
function nameOf(order: Order, { notifyName, notifyAmount }: ReturnType<CallNoticesParts['shows']>): string {
  const { customer, payment } = order.draft
  const amount = payment === null || payment.jobCode === 'CHECK' ? '' : formatYen(total(payment))
  return [notifyName ? customer.name : '', notifyAmount ? amount : ''].filter((part) => part !== '').join(' ')
}

/** Tells the operator that a call completed: one desktop notification and one banner per final change (I7). */
export class CallNotices {
  readonly #parts: CallNoticesParts
  /** A notification that is not held would be collected, and its click lost. */
  readonly #shown = new Set<Notification>()
  #delivering = Promise.resolve()

  constructor(parts: CallNoticesParts) {
    this.#parts = parts
  }

  /** Empties the book's outbox, one delivery after the other. */
  deliver(book: OrderBook): Promise<void> {
    const delivery = this.#delivering.then(() => this.#deliverNow(book))
    // One delivery that failed (a book that was closed) must not silence every later one.
    this.#delivering = delivery.catch(() => undefined)
    return delivery
  }

  async #deliverNow(book: OrderBook): Promise<void> {
    const notices = await book.notices()
    for (const notice of notices) {
      // Taken first: a crash in between loses a toast, which the screen makes up for; it never shows one twice.
      if ((await book.takeNotice(notice.id)) && isNews(notice, notices)) this.#show(notice.order, book.bookId)
    }
  }

  #show(order: Order, bookId: string): void {
    this.#parts.banner(order)
    try {
      if (Notification.isSupported()) this.#notify(order, bookId)
    } catch {
      // A desktop without working notifications: the banner has said it, and the next notice must be said as well.
    }
  }

  /** Nothing personal unless the shop allows it. The screen makes the sound: its own, and only one. */
  #notify(order: Order, bookId: string): void {
    const { notice } = this.#parts.text()
    const notification = new Notification({
      title: notice.title,
      body: [nameOf(order, this.#parts.shows()), bodyOf(order, notice)].filter((part) => part !== '').join('\n'),
      silent: true,
    })
    const forget = (): void => void this.#shown.delete(notification)
    notification.on('click', () => {
      forget()
      this.#parts.open(order.id, bookId)
    })
    notification.on('close', forget)
    notification.on('failed', forget)
    this.#shown.add(notification)
    for (const oldest of this.#shown) {
      if (this.#shown.size <= MOST_SHOWN) break
      this.#shown.delete(oldest)
    }
    notification.show()
  }
}
