import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutText, type ColumnLimit } from '../../../../../src/main/receipts/accounting/cut-text.ts'

const narrow: ColumnLimit = { max: 6, unit: 'half-width' }

it('counts a full-width character as two columns and half-width kana as one', () => {
  expect(cutText('売上高', narrow)).toEqual({ text: '売上高', isCut: false })
  expect(cutText('売上高a', narrow)).toEqual({ text: '売上高', isCut: true })
  expect(cutText('ｳﾘｱｹﾞｲｶﾞｸ', narrow)).toEqual({ text: 'ｳﾘｱｹﾞｲ', isCut: true })
})

it('never cuts a character that a reader sees as one', () => {
  expect(cutText('あい👨‍👩‍👧う', { max: 4, unit: 'characters' })).toEqual({ text: 'あい', isCut: true })
  expect(cutText('か\u3099き', { max: 2, unit: 'characters' })).toEqual({ text: 'か\u3099', isCut: true })
  expect(cutText('𠮷野家', { max: 5, unit: 'half-width' })).toEqual({ text: '𠮷野', isCut: true })
})

it('puts a text on one line', () => {
  expect(cutText(' 山田\r\n太郎\t様 ', null)).toEqual({ text: '山田 太郎 様', isCut: false })
  expect(cutText('山田　太郎', null)).toEqual({ text: '山田　太郎', isCut: false })
})

it('keeps the beginning of any text, within the limit, and says when something is gone', () => {
  const limits = fc.record({ max: fc.integer({ min: 0, max: 20 }), unit: fc.constantFrom('half-width', 'characters') })
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), limits, (text, limit) => {
      const whole = cutText(text, null).text
      const cut = cutText(text, limit)
      expect(whole.startsWith(cut.text)).toBe(true)
      expect([...cut.text].length).toBeLessThanOrEqual(limit.max)
      expect(cut.isCut).toBe(cut.text !== whole)
    }),
  )
})
