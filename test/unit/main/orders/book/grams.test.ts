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
  expect(grams('山\n田\n12\n34')).toEqual([...grams('山'), ...grams('田'), ...grams('12'), ...grams('34')])
})

test('a word of up to three characters, or of four digits, is one piece', () => {
  for (const word of ['0', '山', '09', '山田', '090', '領収書', '0901', '𠮷'])
    expect([word, wordGrams(word).length, isOneGram(word)]).toEqual([word, 1, true])
  for (const word of ['09012', '山田太郎', 'aaaa', '1234a']) expect([word, isOneGram(word)]).toEqual([word, false])
})

test('only the longest pieces of a longer word are looked up', () => {
  expect(wordGrams('09012')).toEqual(['n0901', 'n9012'])
  expect(wordGrams('山田太郎')).toEqual([...wordGrams('山田太'), ...wordGrams('田太郎')])
  expect(wordGrams('a0901')).toEqual([...wordGrams('a09'), 'n0901'])
})

test('four digits are never taken for a character that is coded in four digits', () => {
  const armenian = String.fromCodePoint(Number.parseInt('1111', 36))
  expect(grams(armenian)).toEqual(['1111'])
  expect(grams('1111')).not.toContain('1111')
})
