import type * as textLimits from '../../../src/shared/text-limits.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'

let limits: typeof textLimits

// The set is built once; each test makes it anew, so that each sees the whole of it.
beforeEach(async () => {
  vi.resetModules()
  limits = await import('../../../src/shared/text-limits.ts')
})

const decode = (lead: number, trail: number): string => new TextDecoder('shift_jis').decode(Uint8Array.of(lead, trail))
const trails = Array.from({ length: 0xfc - 0x40 + 1 }, (_, index) => 0x40 + index).filter((trail) => trail !== 0x7f)
const rows = (leads: readonly number[]): string[] =>
  leads
    .flatMap((lead) => trails.map((trail) => decode(lead, trail)))
    .filter((text) => text.length === 1 && text !== '\uFFFD')
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('the characters the provider takes', () => {
  it('are exactly the rows that Shift_JIS has without the extensions', () => {
    const taken = rows([...range(0x81, 0x86), ...range(0x88, 0x9f), ...range(0xe0, 0xec), 0xef])
    expect(taken.length).toBeGreaterThan(6800)
    expect(taken.filter((character) => limits.findOutsideShiftJis(character) !== null)).toEqual([])
  })
  it('leave out every extension row, but for what stands in a plain row as well', () => {
    const plain = new Set(rows([...range(0x81, 0x86), ...range(0x88, 0x9f), ...range(0xe0, 0xec)]))
    const extensions = rows([0x87, 0xed, 0xee, ...range(0xf0, 0xfc)]).filter((character) => !plain.has(character))
    expect(extensions.length).toBeGreaterThan(400)
    expect(extensions.filter((character) => limits.findOutsideShiftJis(character) === null)).toEqual([])
  })
  it('count two bytes each, half width one, and what is outside two', () => {
    expect(['漢', 'ｱ', 'a', '~', '①', '\u007F', '\uFFFD'].map((text) => limits.shiftJisBytes(text))).toEqual([
      2, 1, 1, 1, 2, 2, 2,
    ])
  })
  it('do not hold the sign for what could not be decoded, nor nothing at all', () => {
    expect([
      limits.findOutsideShiftJis('\uFFFD'),
      limits.findOutsideShiftJis('\u007F'),
      limits.findOutsideShiftJis(''),
    ]).toEqual(['\uFFFD', '\u007F', null])
  })
})

it('changes every forbidden symbol to its twin and leaves the rest', () => {
  expect(limits.substituteForbiddenSymbols('a<b>&"\'`^{|}~]漢')).toBe('a＜b＞＆”’｀＾｛｜｝～］漢')
})
