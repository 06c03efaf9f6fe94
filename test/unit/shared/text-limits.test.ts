import { describe, expect, it } from 'vitest'
import {
  findForbiddenSymbol,
  findOutsideShiftJis,
  fullWidthKana,
  shiftJisBytes,
  substituteForbiddenSymbols,
  utf8Bytes,
} from '../../../src/shared/text-limits.ts'

describe('forbidden symbols', () => {
  it('are the union of the provider’s lists, each with a full-width twin that Shift_JIS has', () => {
    const forbidden = [...String.fromCharCode(...Array.from({ length: 95 }, (_, index) => index + 32))].filter(
      (symbol) => findForbiddenSymbol(symbol) !== null,
    )
    expect(forbidden.join('')).toBe('"&\'<>]^`{|}~')
    expect(findOutsideShiftJis(substituteForbiddenSymbols(forbidden.join('')))).toBeNull()
  })
  it('names the first one and what to write instead', () => {
    expect(findForbiddenSymbol('青<赤>')).toEqual({ symbol: '<', substitute: '＜' })
  })
})

describe('Shift_JIS as the provider takes it', () => {
  it('counts one byte for half width and two for full width', () => {
    expect([shiftJisBytes('abc'), shiftJisBytes('ｱｲｳ'), shiftJisBytes('漢字'), shiftJisBytes('')]).toEqual([3, 3, 4, 0])
  })
  it.each(['①', '㈱', 'Ⅳ', '髙', '﨑', '😀', '한', '丂', '¢\u200B', 'é'])('does not have %s', (text) => {
    expect(findOutsideShiftJis(text)).not.toBeNull()
  })
  it.each(['山田花子', 'ソ表十', 'ー～', 'Я', 'Ω', '熙', '〒'])('has %s', (text) => {
    expect(findOutsideShiftJis(text)).toBeNull()
  })
})

describe('fullWidthKana', () => {
  it('joins voicing marks and leaves full-width digits alone', () => {
    expect(fullWidthKana('ｶﾞｷﾞﾊﾟ１２')).toBe('ガギパ１２')
  })
  it('composes what came in parts (macOS file names, some IMEs)', () => {
    expect(fullWidthKana('か\u3099')).toBe('が')
  })
})

it('counts UTF-8 bytes', () => {
  expect([utf8Bytes('a'), utf8Bytes('あ'), utf8Bytes('😀')]).toEqual([1, 3, 4])
})
