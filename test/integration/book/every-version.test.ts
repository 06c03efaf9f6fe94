import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkChain } from '../../../src/main/orders/audit/check-chain.ts'
import { newestVersion } from '../../../src/main/orders/book/migrate.ts'
import { ALL_MIGRATIONS } from '../../../src/main/orders/book/migrations/all-migrations.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import { aNewOrder, anOrderDraft } from '../../support/builders.ts'
import { tellBook } from '../../support/told-book.ts'
import { besideBook, everything, openBook, stored, temporaryFolder } from './temporary-book.ts'

// A book that each version of the program wrote itself. Never written anew: what they hold is what is out there.
const FIXTURES = join(import.meta.dirname, '../../fixtures/books')
/** From here on every fixture was told the same: see told-book.ts. */
const FIRST_TOLD = 4

/** Of no order in any fixture. */
const OWN_KEY = 'ffffffff-0000-4000-8000-000000000000'

const kept = readdirSync(FIXTURES)
  .map((name) => Number(/^v(\d+)\.sqlite$/u.exec(name)?.[1]))
  .toSorted((a, b) => a - b)

function folderWith(version: number): string {
  const folder = temporaryFolder()
  copyFileSync(join(FIXTURES, `v${version}.sqlite`), join(folder, 'book.sqlite'))
  return folder
}

/** All that a book says, but for what every telling has of its own. */
async function allOf(book: OrderBook) {
  const { rows } = await book.list({ filter: everything(), offset: 0, limit: 9 })
  const details = await Promise.all(rows.map(({ id }) => book.detail(id)))
  const ownKey = (key: string, value: unknown): unknown => (key === 'draftKey' ? '' : value)
  const orders: unknown = JSON.parse(JSON.stringify(details, ownKey))
  const history = await Promise.all(rows.map(async ({ id }) => (await book.history(id)).map(({ event }) => event)))
  const days = await book.closings('2026-11-01', '2026-11-30')
  const saved = { customers: await book.savedCustomers(''), templates: await book.templates() }
  return { orders, history, days, notices: (await book.notices()).length, ...saved }
}

test('of every version of the book there is a file that its program wrote', () => {
  expect(kept).toEqual(ALL_MIGRATIONS.map(({ version }) => version))
})

test.each(kept)(
  'a book of version %i opens with every order and line it had, and goes on from there',
  async (version) => {
    const folder = folderWith(version)
    const before = besideBook(folder)
    const ids = before.rows('select order_id from orders order by id').map((row) => row['order_id'])
    const lines = before.rows('select id, of_order, at, event, from_status, to_status, detail from history')
    expect(before.rows('pragma user_version')).toEqual([{ user_version: version }])

    const book = await openBook(folder)

    const after = besideBook(folder)
    expect(after.rows('pragma user_version')).toEqual([{ user_version: newestVersion(ALL_MIGRATIONS) }])
    expect(after.rows('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(after.rows('pragma foreign_key_check')).toEqual([])
    expect(after.rows('select order_id from orders order by id').map((row) => row['order_id'])).toEqual(ids)
    expect(after.rows('select id, of_order, at, event, from_status, to_status, detail from history')).toEqual(lines)
    const { id } = await stored(book, aNewOrder({ orderId: 'U-after', draft: anOrderDraft({ draftKey: OWN_KEY }) }))
    expect((await book.list({ filter: everything({ text: 'U-after' }), offset: 0, limit: 9 })).rows).toMatchObject([
      { id },
    ])
    expect((await checkChain(join(folder, 'book.sqlite'))).breaks).toEqual([])
  },
)

test.each(kept.filter((version) => version >= FIRST_TOLD))(
  'a book of version %i says what a book of today says that was told the same',
  async (version) => {
    const today = await openBook(temporaryFolder())
    await tellBook(today, version)

    const old = await openBook(folderWith(version))

    expect(await allOf(old)).toEqual(await allOf(today))
    // Written beside the order, and searched from version 9 on.
    const noted = await old.list({ filter: everything({ text: '折り返し' }), offset: 0, limit: 9 })
    expect(noted.rows.map(({ orderId }) => orderId)).toEqual(['U20261101-0002'])
    expect(await old.nextCounter('U20261101-{n4}')).toEqual({ ok: true, value: 2 })
  },
)
