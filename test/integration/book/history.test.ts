import { expect, test } from 'vitest'
import { anOrderDraft, aNewOrder, MORNING } from '../../support/builders.ts'
import { besideBook, changed, openBook, stored, temporaryFolder } from './temporary-book.ts'

test('every change appends a line that says from where to where', async () => {
  const book = await openBook(temporaryFolder())
  const { id } = await stored(book, aNewOrder())
  await changed(book, id, { event: 'registered', status: 'waiting', at: MORNING + 1, detail: '0' })
  await changed(book, id, { event: 'noted', at: MORNING + 2, operator: 'suzuki' })

  const nothing = { from: null, to: null, operator: 'sato', detail: '', totals: null }
  expect(await book.history(id)).toEqual([
    { ...nothing, id: 1, at: MORNING, event: 'added', to: 'registering' },
    { ...nothing, id: 2, at: MORNING + 1, event: 'registered', from: 'registering', to: 'waiting', detail: '0' },
    { ...nothing, id: 3, at: MORNING + 2, event: 'noted', operator: 'suzuki' },
  ])
})

test('a move that does not exist is written down and changes nothing', async () => {
  const book = await openBook(temporaryFolder())
  const { id } = await stored(book, aNewOrder())
  const before = await changed(book, id, { status: 'waiting' })

  const after = await changed(book, id, {
    event: 'answer',
    detail: 'statusCode 9',
    status: 'registering',
    receiptNo: '99999999',
    notify: true,
  })

  expect(after).toEqual(before)
  expect(await book.get(id)).toEqual(before)
  expect(await book.notices()).toEqual([])
  expect((await book.history(id)).at(-1)).toEqual({
    id: 3,
    at: MORNING,
    event: 'illegal-move',
    from: 'waiting',
    to: 'registering',
    operator: 'sato',
    detail: 'answer: statusCode 9',
    totals: null,
  })
})

test.each(['paid', 'saved'] as const)('%s is absorbing', async (final) => {
  const book = await openBook(temporaryFolder())
  const { id } = await stored(book, aNewOrder())
  await changed(book, id, { status: 'waiting' })
  await changed(book, id, { status: final, finishedAt: MORNING })

  for (const status of ['waiting', 'declined', 'unconfirmed', 'withdrawn', 'reconciled', 'registering'] as const)
    expect(await changed(book, id, { status })).toMatchObject({ status: final })
  expect(await changed(book, id, { status: final, review: 'paid-then-declined' })).toMatchObject({
    status: final,
    review: 'paid-then-declined',
  })
})

test('each registration is an attempt, begun with the intent and closed with its outcome', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const { id } = await stored(book, aNewOrder())
  const problem = { kind: 'not-sent', reason: 'refused' } as const
  await changed(book, id, { status: 'not-sent', problem, at: MORNING + 1 })
  await changed(book, id, { status: 'registering', problem: null, at: MORNING + 2 })
  await changed(book, id, { event: 'noted', at: MORNING + 3 })
  const attempts = () => besideBook(folder).rows('select begun_at, closed_at, outcome, problem from attempts')
  const first = { begun_at: MORNING, closed_at: MORNING + 1, outcome: 'not-sent', problem: JSON.stringify(problem) }
  expect(attempts()).toEqual([first, { begun_at: MORNING + 2, closed_at: null, outcome: null, problem: null }])

  await changed(book, id, { status: 'waiting', at: MORNING + 4 })

  expect(attempts()).toEqual([
    first,
    { begun_at: MORNING + 2, closed_at: MORNING + 4, outcome: 'waiting', problem: null },
  ])
})

test.each([
  ['update', "update history set detail = 'other'"],
  ['delete', 'delete from history'],
  [
    'replace',
    "insert or replace into history (id, of_order, at, event, operator, detail) values (1, 1, 0, '', '', '')",
  ],
])('the history refuses to %s', async (_, statement) => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const { id } = await stored(book, aNewOrder())
  const before = await book.history(id)

  expect(() => besideBook(folder).rows(statement)).toThrow('history is append-only')
  expect(await book.history(id)).toEqual(before)
})

test('the history keeps both amounts of a correction, and of a customer only that something changed', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const { id, draft } = await stored(book, aNewOrder())
  await changed(book, id, { status: 'rejected' })
  const customer = { name: '鈴木 一郎', phone: '03-1111-2222' }
  await changed(book, id, { draft: anOrderDraft({ draftKey: draft.draftKey, customer, payment: { amount: 20_000 } }) })

  const [line] = besideBook(folder).rows('select changed from history order by id desc limit 1')
  expect(JSON.parse(String(line?.['changed']))).toEqual({
    amount: [10_000, 20_000],
    customer_name: 'changed',
    customer_phone: 'changed',
  })
})
