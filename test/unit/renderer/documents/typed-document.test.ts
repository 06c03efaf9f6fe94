import * as v from 'valibot'
import { expect, it } from 'vitest'
import {
  checkDocument,
  difference,
  likelyKind,
  typedAmount,
  typedFrom,
} from '../../../../src/renderer/src/documents/typed-document.ts'
import { IssueDocument } from '../../../../src/shared/receipt-document.ts'
import { Settings } from '../../../../src/shared/settings.ts'
import { anOrder, anOrderDraft } from '../../../support/builders.ts'

const aDetail = (jobCode: 'CAPTURE' | 'AUTH' = 'CAPTURE') => ({
  order: anOrder({ status: 'paid', draft: anOrderDraft({ payment: { jobCode } }) }),
  ...{ notes: [], money: [], documents: [], chain: [], rawAnswer: null, erasedAt: null },
  sums: { captured: 0, voided: 0, refunded: 0 },
})
const settings = v.parse(Settings, {})
const basis = { amount: 11_000, givenBack: 0, day: '2026-11-01' }
const rest = { id: 1, kind: 'receipt', way: 'pdf', operator: 'sato' } as const
const typed = typedFrom(aDetail(), basis, settings)

it('begins with one item of the whole amount, so that nothing needs to be typed', () => {
  expect(typed).toEqual({
    addressee: '山田 太郎 様',
    purpose: 'お品代として',
    items: [{ name: 'お品代', quantity: '', unit: '', amount: '11,000', rate: '10' }],
    language: 'ja',
    paper: 'a4',
  })
  expect(difference(typed.items, basis.amount)).toBe(0)
  const checked = checkDocument(typed, rest)
  expect(checked.ok && v.is(IssueDocument, checked.value)).toBe(true)
})

it('offers a receipt for a sale and a provisional slip for a hold', () => {
  expect([likelyKind(aDetail()), likelyKind(aDetail('AUTH'))]).toEqual(['receipt', 'provisional'])
})

it.each([
  ['１２，３００円', 12_300],
  ['-500', -500],
  ['▲500', -500],
  ['－５００', -500],
  ['', Number.NaN],
  ['abc', Number.NaN],
])('reads the amount %s as %d', (text, yen) => {
  expect(typedAmount(text)).toBe(yen)
})

it('says how much the items are short or over', () => {
  const [item] = typed.items
  if (item === undefined) throw new Error('no item')
  expect(difference([{ ...item, amount: '10,000' }], 11_000)).toBe(1_000)
  expect(difference([item, item], 11_000)).toBe(-11_000)
  expect(difference([{ ...item, amount: 'x' }], 11_000)).toBeNaN()
})

it('refuses an item without a name and a card number in the words', () => {
  const items = typed.items.map((item) => ({ ...item, name: ' ' }))
  expect(checkDocument({ ...typed, items }, rest)).toEqual({ ok: false, error: { 'items.0.name': 'required' } })
  const refused = checkDocument({ ...typed, purpose: '4111 1111 1111 1111' }, rest)
  expect(refused).toEqual({ ok: false, error: { purpose: 'cardNumber' } })
})
