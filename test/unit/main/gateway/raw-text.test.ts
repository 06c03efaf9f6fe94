import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawText } from '../../../../src/main/gateway/raw-text.ts'
import { readRegistration, readSearch } from '../../../../src/main/gateway/wire-answer.ts'
import { countLooks } from '../../../support/count-looks.ts'
import { arrived } from './read-answer.ts'

const raw = (text: string): string => rawText(new TextEncoder().encode(text), ['canarykey0001', 'short'])

describe('fault 10: what came instead of an answer', () => {
  it('is kept with the failure, for both endpoints, and nothing is kept of an empty one', () => {
    const html = arrived('<html>502 Bad Gateway</html>')
    for (const answer of [readRegistration(html), readSearch(html)])
      expect(answer).toEqual({
        ok: false,
        error: { kind: 'unknown', reason: 'unreadable', status: 200 },
        raw: '<html>502 Bad Gateway</html>',
      })
    expect(readRegistration(arrived(''))).not.toHaveProperty('raw')
    expect(readRegistration(arrived('{"resultCode":"30"}'))).not.toHaveProperty('raw')
  })

  it('fault 27: says nothing secret, and no number that could be read out to a customer', () => {
    const half =
      '{"resultCode":"0","discrementId":"100001","accessPass":"p\\"q","checkString":"c","cardNo":"4111111111111111","x":"canarykey0001 short","token":"half a tok'
    expect(raw(half)).toBe(
      '{"resultCode":"0","discrementId":"****","accessPass":"****","checkString":"****","cardNo":"****","x":"**** short","token":"****"',
    )
    expect(raw('<p>4111 1111 1111 1111</p>')).toBe('<p>****1111</p>')
    expect(raw('accessPass=abc&identificationNumber=42')).toBe('accessPass="****"&identificationNumber="****"')
  })

  it('reads Shift_JIS as such and makes other bytes harmless', () => {
    expect(rawText(Buffer.from([0x22, 0x8e, 0xf3, 0x95, 0x74, 0x22]), [])).toBe('"受付"')
    expect(rawText(Buffer.from([0x00, 0xff, 0x41]), [])).toMatch(/^[\uFFFD]+A$/u)
  })

  it('keeps 64 kB at most of a body of any size, and reads no more of a larger one', () => {
    const long = raw('あ'.repeat(300_000))
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(65_536)
    expect(Buffer.byteLength(long)).toBeGreaterThan(65_530)
    const looks = (numbers: number): number =>
      countLooks(() => {
        expect(raw('4111 1111 1111 1111 a '.repeat(numbers))).not.toContain('1111 1111')
      })
    expect(looks(60_000)).toBe(looks(10_000))
  })

  it('never throws and never grows, whatever came', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(Buffer.byteLength(rawText(bytes, []))).toBeLessThanOrEqual(65_536)
      }),
    )
  })
})
