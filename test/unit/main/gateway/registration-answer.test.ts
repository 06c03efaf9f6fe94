import { describe, expect, it, test } from 'vitest'
import { readRegistration, readSearch } from '../../../../src/main/gateway/wire-answer.ts'
import { arrived, register, search } from './read-answer.ts'

const good = { resultCode: '0', discrementId: '012345', receiptNo: '202611230000000001' }
const registration = { identificationNumber: '012345', receiptNo: '202611230000000001', orderId: null, memberId: null }
const registered = (change: object = {}) => ({ ok: true, value: { ...registration, ...change } })
const unknown = (change: object) => ({ ok: false, error: { kind: 'unknown', status: 200, ...change } })
const unreadable = unknown({ reason: 'unreadable' })

describe('faults 10, 12 and 14: AuthRegistApi answers', () => {
  test.each<readonly [string, unknown, unknown]>([
    ['as documented', good, registered()],
    [
      'numbers for strings',
      { ...good, resultCode: 0, discrementId: 123456 },
      registered({ identificationNumber: '123456' }),
    ],
    ['resultCode 00', { ...good, resultCode: '00' }, registered()],
    [
      '22 digits as a JSON number',
      '{"resultCode":0,"discrementId":"1","receiptNo":2017101109230000000010}',
      registered({ identificationNumber: '1', receiptNo: '2017101109230000000010' }),
    ],
    [
      'a number with a leading zero, which is no JSON',
      '{"resultCode":0,"discrementId":012345,"receiptNo":"202611230000000001"}',
      registered(),
    ],
    [
      '16-digit identification number that looks like a card',
      { ...good, discrementId: '4111111111111111' },
      registered({ identificationNumber: '4111111111111111' }),
    ],
    ['receipt of 8 characters', { ...good, receiptNo: ' 20261123 ' }, registered({ receiptNo: '20261123' })],
    [
      'receipt of 32 letters and digits',
      { ...good, receiptNo: 'A1'.repeat(16) },
      registered({ receiptNo: 'A1'.repeat(16) }),
    ],
    ['other case', { RESULTCODE: '0', DiscrementID: '012345', receiptno: '202611230000000001' }, registered()],
    ['a close spelling', { resultCode: '0', discriminationId: '012345', receiptNo: good.receiptNo }, registered()],
    [
      'another close spelling',
      { resultCode: '0', identificationID: '012345', receiptNo: good.receiptNo },
      registered(),
    ],
    ['the exact spelling first', { ...good, identificationId: '9', discriminationId: '8' }, registered()],
    [
      'an empty exact spelling',
      { ...good, discrementId: '', discrimentId: '7' },
      registered({ identificationNumber: '7' }),
    ],
    [
      'automatic numbering',
      { ...good, orderId: 'AUTO-1', memberId: 'm@1' },
      registered({ orderId: 'AUTO-1', memberId: 'm@1' }),
    ],
    ['a list for the object', [good], registered()],
    [
      'lists for texts',
      { resultCode: ['0'], discrementId: ['012345'], receiptNo: ['202611230000000001'] },
      registered(),
    ],
    ['a BOM in front', `\uFEFF${JSON.stringify(good)}`, registered()],
    ['unknown keys', { ...good, more: { deep: [1, null, true] } }, registered()],
    [
      'duplicate keys: the last counts',
      '{"resultCode":"90","resultCode":"0","discrementId":"012345","receiptNo":"202611230000000001"}',
      registered(),
    ],
    [
      '__proto__ with a number in it',
      '{"__proto__":{"discrementId":"666666"},"resultCode":"0","receiptNo":"202611230000000001"}',
      unknown({ reason: 'incomplete', resultCode: '0', receiptNo: '202611230000000001' }),
    ],
    [
      'no number',
      { resultCode: '0', receiptNo: good.receiptNo },
      unknown({ reason: 'incomplete', resultCode: '0', receiptNo: good.receiptNo }),
    ],
    [
      'number null',
      { ...good, discrementId: null },
      unknown({ reason: 'incomplete', resultCode: '0', receiptNo: good.receiptNo }),
    ],
    [
      'number of 17 digits',
      { ...good, discrementId: '1'.repeat(17) },
      unknown({ reason: 'incomplete', resultCode: '0', receiptNo: good.receiptNo }),
    ],
    [
      'number with a letter',
      { ...good, discrementId: '12a456' },
      unknown({ reason: 'incomplete', resultCode: '0', receiptNo: good.receiptNo }),
    ],
    ['no receipt', { resultCode: '0', discrementId: '012345' }, unknown({ reason: 'incomplete', resultCode: '0' })],
    ['receipt of 7 characters', { ...good, receiptNo: '1234567' }, unknown({ reason: 'incomplete', resultCode: '0' })],
    [
      'receipt of 33 characters',
      { ...good, receiptNo: '1'.repeat(33) },
      unknown({ reason: 'incomplete', resultCode: '0' }),
    ],
    ['resultCode 90', { resultCode: '90' }, unknown({ reason: 'other-error', resultCode: '90' })],
    [
      'resultCode 90 with a number beside it',
      { ...good, resultCode: '90' },
      unknown({ reason: 'other-error', resultCode: '90' }),
    ],
    ['resultCode 40', { resultCode: '40' }, unknown({ reason: 'other-error', resultCode: '40' })],
    [
      'unlisted resultCode with messages',
      { resultCode: 77, errorMessageList: ['x'] },
      unknown({ reason: 'other-error', resultCode: '77', messages: ['x'] }),
    ],
    [
      'a resultCode of any length',
      { resultCode: 'x'.repeat(99) },
      unknown({ reason: 'other-error', resultCode: 'x'.repeat(16) }),
    ],
    ['no resultCode', { discrementId: '1', receiptNo: good.receiptNo }, unreadable],
    [
      'no resultCode but a message',
      { errorMessageList: 'late' },
      unknown({ reason: 'unreadable', messages: ['late'] }),
    ],
    ['null', 'null', unreadable],
    ['a text', '"0"', unreadable],
    ['an empty body', '', unreadable],
    ['half an answer', '{"resultCode":"0","discrementId":"01', unreadable],
    ['HTML', '<html>502</html>', unreadable],
    ['nesting beyond reason', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, unreadable],
    [
      'nesting inside a good answer',
      `{"resultCode":"0","discrementId":"1","receiptNo":"20261123","x":${'['.repeat(40)}${']'.repeat(40)}}`,
      unreadable,
    ],
  ])('%s', (_name, body, expected) => {
    expect(register(body)).toEqual(expected)
  })

  it('calls bytes that are not UTF-8 unreadable', () => {
    const shiftJis = Uint8Array.of(0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0x95, 0x5c, 0x22, 0x7d)
    expect(readRegistration(arrived(shiftJis))).toMatchObject(unreadable)
    expect(readSearch(arrived(shiftJis))).toMatchObject(unreadable)
  })
})

describe('fault 13: errorMessageList', () => {
  const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['missing', undefined, []],
    ['null', null, []],
    ['empty', [], []],
    ['one text', '利用金額', ['利用金額']],
    ['a list', ['一', '二'], ['一', '二']],
    ['numbers, blanks and nulls', [1, ' ', null, true], ['1', '1']],
    ['objects', [{ code: 'E1', message: 'm' }], ['E1', 'm']],
    ['HTML, kept as text', ['<b onclick=x>no</b>'], ['<b onclick=x>no</b>']],
    ['decomposed kana, composed', ['か\u3099'], ['が']],
    ['control characters, dropped', ['a\u0000b\u001Bc'], ['abc']],
    ['a card number, cut', ['4111 1111 1111 1111 は不可'], ['****1111 は不可']],
    ['a card number as a JSON number', [4111111111111111], ['****1111']],
    ['our own key and password, hidden', ['key canarykey0001 pw canarypass0001'], ['key **** pw ****']],
    ['half a surrogate pair', ['a\uD83D'], ['a\uFFFD']],
    ['too many', Array<string>(250).fill('x'), Array<string>(200).fill('x')],
    ['too long', ['あ'.repeat(3000)], ['あ'.repeat(2000)]],
  ]
  for (const resultCode of ['30', '31', '32'] as const) {
    test.each(cases)(`${resultCode} with messages: %s`, (_name, errorMessageList, messages) => {
      const rejected = { ok: false, error: { kind: 'rejected', resultCode, messages } }
      expect(register({ resultCode, errorMessageList })).toEqual(rejected)
      expect(search({ resultCode, errorMessageList })).toEqual(rejected)
    })
  }
})
