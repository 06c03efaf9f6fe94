import { expect, test } from 'vitest'
import { cutArrivingCardNumbers, lastFourOnly } from '../../../../src/main/gateway/card-cut.ts'

test.each([
  ['4111111111111111', '****1111'],
  ['no: 3782 822463 10005.', 'no: ****0005.'],
  ['４１１１－１１１１－１１１１－１１１１', '****1111'],
  ['5555ー5555・5555.4444 と 4111111111111111', '****4444 と ****1111'],
  [`card ${'4111111111111111 '.repeat(5)}`, 'card ****1111 '],
  ['03-1234-5678', '03-1234-5678'],
  ['1234567890123', '1234567890123'],
  ['ﾃｽﾄ①', 'ﾃｽﾄ①'],
])('fault 27: %s becomes %s', (text, cut) => {
  expect(cutArrivingCardNumbers(text)).toBe(cut)
})

test.each([
  ['4111111111111111', '****1111'],
  ['************1234', '****1234'],
  ['*1234 ', '****1234'],
  ['１２３４', '****1234'],
  ['123', null],
  ['4111********', null],
  ['', null],
])('cardNo %s is kept as %s', (cardNumber, kept) => {
  expect(lastFourOnly(cardNumber)).toBe(kept)
})
