import { describe, expect, it } from 'vitest'
import { readShiftJis } from '../../../src/main/training/simulator/shift-jis.ts'

const shiftJis = readShiftJis()

describe('the characters a client field may hold', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['ｱｲｳ', 3],
    ['日本語', 6],
    ['熙弌', 4],
    ['〜—−‖¢£¬', 14],
    ['～―－∥￠￡￢', 14],
    ['①', undefined],
    ['髙', undefined],
    ['日本①', undefined],
    ['😀', undefined],
    ['한', undefined],
    ['\ue000', undefined],
  ])('%j takes %s bytes', (text, bytes) => {
    expect(shiftJis.byteLength(text)).toBe(bytes)
  })

  it('writes bytes the standard decoder reads back', () => {
    const text = 'カード受付 ABC ｱｲｳ 〒100'
    expect(new TextDecoder('shift_jis').decode(shiftJis.encode(text))).toBe(text)
    expect(shiftJis.encode('a😀').toString('latin1')).toBe('a?')
  })
})
