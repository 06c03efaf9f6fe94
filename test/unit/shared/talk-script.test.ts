import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { talkFields, talkSentences, unknownTalkWord } from '../../../src/shared/talk-script.ts'
import { readRuleMessage } from '../../../src/shared/rule-message.ts'

const values = { customer: '青山 千尋', amount: '¥13,100', phone: '090-0000-0000', shop: '花屋', orderId: 'U1-0001' }

describe('a talk script', () => {
  it('is read sentence by sentence, with what is known of the call', () => {
    expect(talkSentences('{お客様}様、{金額}です。{店名}より、{注文番号}です。\n{phone} に？', values)).toEqual([
      '青山 千尋様、¥13,100です。',
      '花屋より、U1-0001です。',
      '090-0000-0000 に？',
    ])
    expect(talkSentences('This is {shop}. It is {amount}. All right?', values)).toEqual([
      'This is 花屋.',
      'It is ¥13,100.',
      'All right?',
    ])
  })
  it('leaves out a sentence whose word nobody knows yet, and only that one', () => {
    expect(talkSentences('{店名}です。ありがとうございます。{電話番号}に。', { shop: '', phone: '' })).toEqual([
      'ありがとうございます。',
    ])
  })
  it('breaks the advice into its own sentences', () => {
    expect(talkSentences('{案内}', { advice: '恐れ入ります。別のカードで承ります。' })).toEqual([
      '恐れ入ります。',
      '別のカードで承ります。',
    ])
  })
  it('never reads a word out of what a customer is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '金', '額', 'お客様', '$', '&', 'a') }), (name) => {
        fc.pre(name.trim() !== '')
        expect(talkSentences('{お客様}様', { customer: name, amount: '¥1' })).toEqual([`${name}様`])
      }),
    )
  })
})

describe('the words a shop writes', () => {
  it.each([
    ['{お客様}様、{amount}です。', null],
    ['{名前}様', '{名前}'],
    ['{お客様', '{'],
    ['お客様}', '}'],
    ['{}', '{}'],
    ['{ お客様 }', '{ お客様 }'],
  ])('%s: refused for %s', (script, word) => {
    expect(unknownTalkWord(script)).toBe(word)
    const parsed = v.safeParse(talkFields.talkGreeting, script)
    const refusal = parsed.issues?.map(({ message }) => readRuleMessage(message)) ?? []
    expect(refusal).toEqual(word === null ? [] : [{ key: 'talkWord', params: { word } }])
  })
})
