import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { BookCare } from '../../../src/main/orders/backup/book-care.ts'
import { doBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import { EntryService } from '../../../src/main/orders/entry-service.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import type { IssueDocument } from '../../../src/shared/receipt-document.ts'
import { failure, success } from '../../../src/shared/result.ts'
import { taxLines } from '../../../src/shared/tax.ts'
import { aNewOrder, anOrderDraft, MORNING } from '../../support/builders.ts'
import { DEFAULTS, got } from '../orders/order-counter.ts'
import { besideBook, changed, openBook, stored, temporaryFolder } from './temporary-book.ts'

const items = [{ name: 'お品代', quantity: '', unit: '', amount: 11_000, rate: '10' as const }]
const ADDRESSEE = '金鶴 亀子 様'

function request(id: number, over: Partial<IssueDocument> = {}): IssueDocument {
  const paper = { language: 'ja', paper: 'a4', way: 'pdf', operator: 'sato' } as const
  return { id, kind: 'receipt', addressee: ADDRESSEE, purpose: '鶴の恩返しとして', items, ...paper, ...over }
}

async function paid(book: OrderBook): Promise<number> {
  const { id } = await stored(book, aNewOrder({ draft: anOrderDraft({ customer: { name: '金鶴 亀子' } }) }))
  await changed(book, id, { status: 'waiting', receiptNo: '000000000000000042' })
  await changed(book, id, { event: 'finished', status: 'paid', finishedAt: MORNING })
  return id
}

const issue = (book: OrderBook, asked: IssueDocument) =>
  book.addDocument({ request: asked, taxes: taxLines(asked.items, 'down') }, MORNING)
const numbers = async (book: OrderBook, id: number) =>
  (await book.detail(id))?.documents.map(({ kind, number, isVoid }) => [kind, number, isVoid])

/** A book whose disk takes a document, and not that it never came out. */
function voidless(book: OrderBook) {
  const onVoid = { isFull: false }
  const voidDocument: OrderBook['voidDocument'] = (id, by) =>
    onVoid.isFull ? Promise.resolve(failure({ kind: 'disk-full' })) : book.voidDocument(id, by)
  return { ...book, voidDocument, onVoid }
}

it('fault 3: takes a document back that never came out as soon as a full disk has room, before the next one counts', async () => {
  const { onVoid, ...book } = voidless(await openBook(temporaryFolder()))
  const id = await paid(book)
  const settings = () => DEFAULTS
  const entries = new EntryService({ book, settings, now: () => MORNING, changed: () => undefined })
  const count = () => entries.addDocument({ request: request(id), taxes: [] })
  const lost = got(await count())
  onVoid.isFull = true
  expect(await entries.voidDocument(lost.id, 'sato')).toEqual(failure({ kind: 'disk-full' }))
  expect(await count()).toEqual(failure({ kind: 'disk-full' }))
  expect(await entries.settled()).toEqual({ kind: 'disk-full' })
  onVoid.isFull = false
  expect(got(await count()).number).toBe(1)
  expect(await entries.settled()).toBeNull()
  expect(await numbers(book, id)).toEqual([
    ['receipt', 1, true],
    ['receipt', 1, false],
  ])
})

it('counts every kind of an order on its own, also after a restart, and not what never came out', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const id = await paid(book)
  const first = got(await issue(book, request(id)))
  expect(first.document).toMatchObject({ number: 1, total: 11_000, taxes: [{ rate: '10', total: 11_000, tax: 1_000 }] })
  const failed = got(await issue(book, request(id)))
  got(await book.voidDocument(failed.document.id, { at: MORNING, operator: 'sato' }))
  expect((await book.voidDocument(failed.document.id, { at: MORNING, operator: 'sato' })).ok).toBe(false)
  await book.close()
  const again = await openBook(folder)
  expect(got(await issue(again, request(id))).document.number).toBe(2)
  expect(got(await issue(again, request(id, { kind: 'statement' }))).document.number).toBe(1)
  expect(await numbers(again, id)).toEqual([
    ['receipt', 1, false],
    ['receipt', 2, true],
    ['receipt', 2, false],
    ['statement', 1, false],
  ])
  expect((await again.history(id)).slice(-5).map(({ event, detail }) => [event, detail])).toEqual([
    ['document', 'receipt 1 pdf 11000'],
    ['document', 'receipt 2 pdf 11000'],
    ['document-void', 'receipt 2 pdf'],
    ['document', 'receipt 2 pdf 11000'],
    ['document', 'statement 1 pdf 11000'],
  ])
})

it('refuses what does not come to the charge or does not fit the order, and writes nothing', async () => {
  const book = await openBook(temporaryFolder())
  const id = await paid(book)
  const cheaper = items.map((item) => ({ ...item, amount: 10_999 }))
  const refused = (reason: string) => ({ ok: false, error: { kind: 'document-refused', reason } })
  expect(await issue(book, request(id, { items: cheaper }))).toEqual(refused('amount-differs'))
  expect(await issue(book, request(id, { kind: 'provisional' }))).toEqual(refused('not-held'))
  expect(await issue(book, request(99))).toEqual({ ok: false, error: { kind: 'order-not-found' } })
  const { id: waiting } = await stored(book, aNewOrder())
  expect(await issue(book, request(waiting))).toEqual(refused('open'))
  expect(await numbers(book, id)).toEqual([])
})

it('cannot be changed or deleted afterwards, not even by another program', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  got(await issue(book, request(await paid(book))))
  const beside = besideBook(folder)
  for (const statement of [
    'update documents set total = 1',
    'update documents set number = 7',
    "update documents set addressee = '上様'",
    "update documents set items = '[{}]'",
    'delete from documents',
  ])
    expect(() => beside.rows(statement)).toThrow('append-only')
})

it('forgets the words but not the issue when the customer is erased', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const id = await paid(book)
  got(await issue(book, request(id)))
  got(await book.erase([id], { at: MORNING, operator: 'sato' }))
  expect((await book.detail(id))?.documents).toMatchObject([
    { number: 1, total: 11_000, addressee: '', purpose: '', items: [], taxes: [{ tax: 1_000 }] },
  ])
  expect(await issue(book, request(id))).toEqual({ ok: false, error: { kind: 'document-refused', reason: 'erased' } })
  await book.close()
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { name } of files) {
    const bytes = readFileSync(join(folder, name))
    for (const word of ['金鶴', '鶴の恩返し']) expect([name, bytes.includes(word)]).toEqual([name, false])
  }
})

it('comes back from the journal when the book is restored from a backup made before', async () => {
  const folder = temporaryFolder()
  let opened = await openBook(folder)
  const id = await paid(opened)
  const early = join(temporaryFolder(), 'early.sqlite')
  got(await opened.backUp(early))
  got(await issue(opened, request(id)))
  const failed = got(await issue(opened, request(id)))
  got(await opened.voidDocument(failed.document.id, { at: MORNING, operator: 'sato' }))
  const before = await opened.detail(id)
  const care = new BookCare({
    folderOf: () => folder,
    memoryOf: () => null,
    current: () => Promise.resolve({ mode: 'real', opened: success(opened) }),
    reopen: async (work) => {
      await opened.close()
      work('real')
      opened = await openBook(folder)
      return success(null)
    },
    now: () => MORNING,
    doTask: doBookTask,
  })
  mkdirSync(join(folder, 'backups'), { recursive: true })
  const name = 'hand-20261101-093000-000.sqlite'
  copyFileSync(early, join(folder, 'backups', name))
  got(await care.restore({ kind: 'backup', name }))
  expect(before?.documents).toHaveLength(2)
  expect((await opened.detail(id))?.documents).toEqual(before?.documents)
  expect(got(await issue(opened, request(id))).document.number).toBe(2)
})
