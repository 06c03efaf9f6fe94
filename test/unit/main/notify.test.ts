import { EventEmitter } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeEach, expect, it, vi } from 'vitest'
import { CallNotices } from '../../../src/main/notify.ts'
import { mainText } from '../../../src/main/text.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import type { OrderStatus } from '../../../src/shared/order-status.ts'
import { aNewOrder } from '../../support/builders.ts'
import { changed, openBook, stored, temporaryFolder } from '../../integration/book/temporary-book.ts'

const desktop = vi.hoisted(() => ({
  supported: true,
  shown: [] as { title: string; body: string; silent: boolean; click(): void }[],
  onShow: (): void => undefined,
  made: [] as WeakRef<object>[],
}))

vi.mock('electron', () => ({
  Notification: class extends EventEmitter {
    static isSupported = (): boolean => desktop.supported
    readonly #options: { title: string; body: string; silent: boolean }
    constructor(options: { title: string; body: string; silent: boolean }) {
      super()
      this.#options = options
      desktop.made.push(new WeakRef(this))
    }
    show(): void {
      desktop.onShow()
      desktop.shown.push({ ...this.#options, click: () => void this.emit('click') })
    }
  },
}))

beforeEach(() => Object.assign(desktop, { supported: true, shown: [], made: [], onShow: () => undefined }))

interface Told {
  readonly banners: number[]
  readonly opened: (readonly [id: number, bookId: string])[]
  language: 'ja' | 'en'
  shows: { notifyName: boolean; notifyAmount: boolean }
}

function openNotices(): { notices: CallNotices; told: Told } {
  const told: Told = { banners: [], opened: [], language: 'ja', shows: { notifyName: false, notifyAmount: false } }
  const notices = new CallNotices({
    text: () => mainText(told.language),
    shows: () => told.shows,
    open: (id, bookId) => void told.opened.push([id, bookId]),
    banner: (order) => void told.banners.push(order.id),
  })
  return { notices, told }
}

/** A book with one finished order, and one notice in its outbox, for each status. */
async function finished(...statuses: OrderStatus[]): Promise<OrderBook> {
  const book = await openBook(temporaryFolder())
  for (const status of statuses) {
    const { id } = await stored(book, aNewOrder())
    await changed(book, id, { status: 'waiting' })
    await changed(book, id, { status, notify: true })
  }
  return book
}

it('shows one notification and one banner per notice, oldest first, and none a second time', async () => {
  const book = await finished('paid', 'declined')
  const { notices, told } = openNotices()
  await Promise.all([notices.deliver(book), notices.deliver(book)])
  await notices.deliver(book)
  const { title, done, failed } = mainText('ja').notice
  expect(desktop.shown.map((one) => [one.title, one.body, one.silent])).toEqual([
    [title, done, true],
    [title, failed, true],
  ])
  expect([told.banners, await book.notices()]).toEqual([[1, 2], []])
})

it('speaks the language of the settings and leaves the sound to the screen', async () => {
  const { notices, told } = openNotices()
  told.language = 'en'
  await notices.deliver(await finished('unconfirmed'))
  const { title, unconfirmed } = mainText('en').notice
  expect(desktop.shown).toMatchObject([{ title, body: unconfirmed, silent: true }])
})

it.each(['ja', 'en'] as const)('names no customer and no amount on the desktop (%s)', async (language) => {
  const { notices, told } = openNotices()
  told.language = language
  await notices.deliver(await finished('paid', 'declined', 'saved', 'save-failed', 'unconfirmed'))
  const said = desktop.shown.map(({ title, body }) => `${title}${body}`).join('')
  expect(desktop.shown).toHaveLength(5)
  expect(said).not.toMatch(/山田|ヤマダ|[0-9０-９]|¥|円/u)
})

it.each([
  [{ notifyName: true, notifyAmount: false }, '山田 太郎\n'],
  [{ notifyName: false, notifyAmount: true }, '¥11,000\n'],
  [{ notifyName: true, notifyAmount: true }, '山田 太郎 ¥11,000\n'],
])('shows of the customer and the amount what the shop allows: %j', async (shows, first) => {
  const { notices, told } = openNotices()
  told.shows = shows
  await notices.deliver(await finished('paid'))
  expect(desktop.shown.map(({ body }) => body)).toEqual([`${first}${mainText('ja').notice.done}`])
})

it('opens the order whose notification was clicked, of the book it is in', async () => {
  const { notices, told } = openNotices()
  const book = await finished('paid', 'declined')
  await notices.deliver(book)
  desktop.shown[1]?.click()
  desktop.shown[0]?.click()
  expect(told.opened).toEqual([
    [2, book.bookId],
    [1, book.bookId],
  ])
})

it('never shows a notice twice that was taken but not shown, and goes on with the next', async () => {
  const book = await finished('paid', 'declined')
  const { notices, told } = openNotices()
  let first = true
  desktop.onShow = () => {
    if (!first) return
    first = false
    throw new Error('no notification daemon')
  }
  await notices.deliver(book)
  await openNotices().notices.deliver(book)
  expect(desktop.shown.map(({ body }) => body)).toEqual([mainText('ja').notice.failed])
  expect(told.banners).toEqual([1, 2])
})

it('fault 1: shows nothing twice after a crash between taking a notice and showing it', async () => {
  const book = await finished('paid')
  const crashing = new CallNotices({
    text: () => mainText('ja'),
    shows: () => ({ notifyName: false, notifyAmount: false }),
    open: () => undefined,
    banner: () => {
      throw new Error('killed')
    },
  })
  await expect(crashing.deliver(book)).rejects.toThrow('killed')
  const { notices, told } = openNotices()
  await notices.deliver(book)
  expect([told.banners, desktop.shown, await book.notices()]).toEqual([[], [], []])
})

it('fault 29: puts up the banner where the desktop shows no notifications', async () => {
  desktop.supported = false
  const { notices, told } = openNotices()
  await notices.deliver(await finished('paid'))
  expect([told.banners, desktop.shown]).toEqual([[1], []])
})

it('fault 29: puts up the banner, and the next one too, where showing a notification fails', async () => {
  desktop.onShow = () => {
    throw new Error('no daemon')
  }
  const { notices, told } = openNotices()
  await notices.deliver(await finished('paid', 'unconfirmed'))
  expect([told.banners, desktop.shown]).toEqual([[1, 2], []])
})

it('is not silenced for good by one book that was closed in the middle', async () => {
  const { notices, told } = openNotices()
  const closed = await finished('paid')
  await closed.close()
  await expect(notices.deliver(closed)).rejects.toThrow()
  await notices.deliver(await finished('declined'))
  expect(told.banners).toEqual([1])
})

it('lets go of the oldest when a desktop never says that one was closed', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const book = await finished(...Array.from({ length: 60 }, () => 'paid' as const))
  const { notices } = openNotices()
  await notices.deliver(book)
  expect(desktop.made).toHaveLength(60)
  desktop.shown = []
  // What was just made is kept alive for as long as this turn lasts.
  await new Promise((resolve) => setImmediate(resolve))
  collect()
  expect(desktop.made.filter((made) => made.deref() !== undefined)).toHaveLength(50)
})

it('fault 3: says the newer of two results that had to wait, once, and nothing of what was looked up meanwhile', async () => {
  const book = await openBook(temporaryFolder())
  for (const last of ['paid', 'reconciled'] as const) {
    const { id } = await stored(book, aNewOrder())
    await changed(book, id, { status: 'waiting' })
    await changed(book, id, { status: 'unconfirmed', notify: true })
    await changed(book, id, { status: last, notify: last === 'paid' })
  }
  const { notices, told } = openNotices()
  await notices.deliver(book)
  expect(told.banners).toEqual([1])
  expect(desktop.shown).toHaveLength(1)
  expect(await book.notices()).toEqual([])
})
