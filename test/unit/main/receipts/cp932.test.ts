import iconv from 'iconv-lite'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createCp932 } from '../../../../src/main/receipts/cp932.ts'

const cp932 = createCp932()
/** Somebody else's reader: the platform's own table of what Windows calls CP932. */
const windows = new TextDecoder('shift_jis', { fatal: true })

function everyCharacter(): string[] {
  return Array.from({ length: 0xffff }, (_, index) => String.fromCharCode(index + 1)).filter(
    (character) => !/[\p{Cs}\uE000-\uF8FF]/u.test(character),
  )
}

/** Every character that the platform's reader finds in any one or two bytes. */
function readByWindows(): string[] {
  const reader = new TextDecoder('shift_jis')
  const bytes = Array.from({ length: 0x100 }, (_, index) => index)
  const read = bytes.flatMap((first) => [
    reader.decode(Uint8Array.of(first)),
    ...bytes.slice(0x40).map((second) => reader.decode(Uint8Array.of(first, second))),
  ])
  return read.filter((some) => [...some].length === 1 && !/[\uFFFD\uE000-\uF8FF]/u.test(some))
}

const TWINS = new Map(
  Object.entries({ '〜': '～', '—': '―', '−': '－', '‖': '∥', '¢': '￠', '£': '￡', '¬': '￢', '¥': '￥', '‾': '￣' }),
)

it('fault 28: reads back on Windows as what was written, for every character there is, or says that it cannot hold it', () => {
  const wrong = everyCharacter().filter((character) => {
    const { bytes, replaced } = cp932.encode(character)
    const read = windows.decode(bytes)
    return replaced === 0 ? read !== (TWINS.get(character) ?? character) : read !== '〓'
  })
  // The platform reads bytes 1A, 1C and 7F by an old IBM habit; controls never reach the book.
  expect(wrong.filter((character) => !/[\u001A\u001C\u007F]/u.test(character))).toEqual([])
})

it('holds everything of the code page, NEC’s and IBM’s rows too, by the bytes that Windows writes', () => {
  // NEC's row 13, IBM's own rows, and what stands in two of them: Windows prefers JIS, then NEC's row 13, then IBM's.
  const bytes = ['①', 'Ⅰ', 'ⅰ', '㈱', '№', '髙', '﨑', '德', '∵', '≒', '￢', '纊', '黑', '～', '￤'].map((character) =>
    cp932.encode(character).bytes.toString('hex'),
  )
  expect(bytes).toEqual([
    ...['8740', '8754', 'fa40', '878a', '8782', 'fbfc', 'fab1', 'faba'],
    ...['81e6', '81e0', '81ca', 'fa5c', 'fc4b', '8160', 'fa55'],
  ])
  const held = everyCharacter().filter((character) => cp932.missing(character).length === 0)
  const known = new Set([...TWINS.keys(), ...readByWindows()])
  expect([held.filter((character) => !known.has(character)), held.length]).toEqual([[], known.size - 1])
})

it.each([...TWINS])('writes %s as its twin %s', (typed, twin) => {
  expect(cp932.encode(typed)).toEqual({ bytes: iconv.encode(twin, 'cp932'), replaced: 0 })
})

it('fault 28: names what it cannot hold, a pair as one character, and writes 〓 for it, never a question mark', () => {
  expect(cp932.missing('山😀𠮷田é?')).toEqual(['😀', '𠮷', 'é'])
  const { bytes, replaced } = cp932.encode('山😀𠮷田é?\uD83D')
  expect([windows.decode(bytes), replaced]).toEqual(['山〓〓田〓?〓', 4])
})

it('counts as many as it replaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(cp932.encode(text).replaced).toBe(cp932.missing(text).length)
    }),
  )
})
