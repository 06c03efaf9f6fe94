import { describe, expect, it } from 'vitest'
import {
  filterOf,
  isNarrowed,
  isWholeBook,
  refusedText,
  WHOLE_BOOK,
} from '../../../../src/renderer/src/receipts/receipt-search.ts'

const NOW = Date.parse('2026-11-23T12:00:00+09:00')

describe('what is asked of the book', () => {
  it('a search with everything set combines every condition', () => {
    const filter = filterOf(
      {
        text: ' 佐藤 ',
        period: 'today',
        fromDate: '',
        toDate: '',
        outcome: 'attention',
        division: '2',
        least: '１，０００円',
        most: '¥20,000',
        operator: ' ito ',
      },
      NOW,
    )
    expect(filter).toEqual({
      text: '佐藤',
      from: Date.parse('2026-11-23T00:00:00+09:00'),
      to: Date.parse('2026-11-24T00:00:00+09:00') - 1,
      least: 1000,
      most: 20000,
      statuses: ['unconfirmed', 'register-unknown'],
      divisions: ['2'],
      operator: 'ito',
    })
  })
  it('only a question that leaves nothing out is one for the whole book', () => {
    expect(isWholeBook({})).toBe(true)
    expect(isWholeBook(filterOf(WHOLE_BOOK, NOW))).toBe(true)
    expect(isWholeBook(filterOf({ ...WHOLE_BOOK, text: '  ' }, NOW))).toBe(true)
    for (const part of [{ text: 'x' }, { least: '0' }, { operator: 'ito' }, { outcome: 'attention' as const }])
      expect(isWholeBook(filterOf({ ...WHOLE_BOOK, ...part }, NOW))).toBe(false)
  })
  it('an untouched search asks for the whole book', () => {
    expect(filterOf(WHOLE_BOOK, NOW)).toEqual({
      text: '',
      from: null,
      to: null,
      least: null,
      most: null,
      statuses: [],
      divisions: [],
      operator: '',
    })
    expect(isNarrowed(WHOLE_BOOK)).toBe(false)
    expect(isNarrowed({ ...WHOLE_BOOK, most: '1' })).toBe(true)
  })
  it('an amount that is not a number yet is no condition', () => {
    expect(filterOf({ ...WHOLE_BOOK, least: '1,0a', most: '' }, NOW)).toMatchObject({ least: null, most: null })
  })
})

describe('what may not be searched for', () => {
  it.each([
    ['4111-1111-1111-1111', 'cardNumber'],
    ['セキュリティコード 123', 'securityCode'],
    ['090-1234-5678', null],
    ['R20261123900000000011', null],
  ])('%s is judged %s', (text, verdict) => {
    expect(refusedText(text)).toBe(verdict)
  })
})
