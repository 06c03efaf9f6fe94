import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grams, isOneGram, wordGrams } from '../../../../../src/main/orders/book/grams.ts'

const text = fc.string({ unit: fc.constantFrom(...Array.from('山田郎ab012𠮷')), maxLength: 14 })

test('whatever a text holds is found by its pieces', () => {
  fc.assert(
    fc.property(text, text, text, (before, word, after) => {
      expect(grams(`${before}${word}${after}`)).toEqual(expect.arrayContaining(wordGrams(word)))
    }),
  )
})

test('where one piece is said to be enough, every text with that piece holds the word', () => {
  fc.assert(
    fc.property(fc.array(text), text, (lines, word) => {
      const [piece] = wordGrams(word)
      if (!isOneGram(word) || piece === undefined) return
      const folded = lines.join('\n')
      expect(grams(folded).includes(piece)).toBe(folded.includes(word))
    }),
  )
})

test('pieces are letters and digits only', () => {
  expect(grams('山田1a\n0901').every((piece) => /^[0-9a-z]+$/u.test(piece))).toBe(true)
})

test('no piece reaches from one line into the next', () => {
  expect(grams('山\n田\n12\n34')).toEqual([])
})

test('a pair of digits has no piece: it is in every order', () => {
  expect(wordGrams('09')).toEqual([])
  expect(wordGrams('09012')).toEqual(['0901', '9012'])
  expect([isOneGram('09'), isOneGram('090'), isOneGram('0901'), isOneGram('09012'), isOneGram('山田')]).toEqual([
    false,
    true,
    true,
    false,
    true,
  ])
})
