import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from '../../../../../src/main/orders/book/fold-text.ts'

test.each([
  ['ヤマダ', 'やまだ'],
  ['ﾔﾏﾀﾞ', 'やまだ'],
  ['やまた\u3099', 'やまだ'],
  ['山田　太郎', '山田太郎'],
  ['ジョン・スミス', 'じょんすみす'],
  ['ヽヾヴヵヶ', 'ゝゞゔゕゖ'],
  ['ＡＢＣ１２３', 'abc123'],
  ['090-1234', '0901234'],
  ['090ー1234', '0901234'],
  ['(03) 1234−5678', '0312345678'],
  ['+81 90', '8190'],
  ['コーヒー', 'こーひー'],
  ['佐々木', '佐々木'],
  ['U20261101-0001', 'u202611010001'],
])('%s is compared as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

test('folding twice is folding once for what people type', () => {
  const typed = fc.string({ unit: fc.constantFrom(...Array.from('山田やヤﾔﾀﾞーAａ1１-−‐ 　・(')), maxLength: 12 })
  fc.assert(fc.property(typed, (text) => foldText(foldText(text)) === foldText(text)))
})
