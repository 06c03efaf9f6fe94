import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRegistration, readSearch } from '../../../../src/main/gateway/wire-answer.ts'
import { countLooks } from '../../../support/count-looks.ts'
import { arrived, register, search, stamp } from './read-answer.ts'

describe('the raw copy', () => {
  const raw = (body: unknown): string => {
    const result = search(body)
    return result.ok ? result.value.raw : ''
  }

  it('keeps unknown keys and drops what is secret, at any depth', () => {
    const deep = {
      accessPass: 'p',
      CHECKSTRING: 'c',
      api_key: 'k',
      apiPassword: 'w',
      cardNo: '4111111111111111',
      other: [{ x: 'y', 'check-string': 'c' }],
    }
    expect(
      JSON.parse(
        raw({
          resultCode: 0,
          receiptNo: '2017101109230000000010',
          new: deep,
          cards: '5555555555554444',
          canarykey0001: 'canarypass0001',
        }),
      ),
    ).toEqual({
      resultCode: '0',
      receiptNo: '2017101109230000000010',
      new: { cardNo: '****1111', other: [{ x: 'y' }] },
      cards: '****4444',
      '****': '****',
    })
  })

  it('cuts card numbers in keys, in long runs and as numbers', () => {
    const text = raw(
      '{"resultCode":"0","4111111111111111":1,"a":4111111111111111,"b":4.111111111111111e15,"c":"' +
        '4111111111111111 '.repeat(9) +
        '","cardNo":[4111111111111111]}',
    )
    expect(text).not.toContain('411111')
    expect(text).toContain('****1111')
  })

  it('keeps __proto__ as a key and 64 kB at most, cut between characters', () => {
    expect(raw('{"resultCode":"0","__proto__":{"x":"1"}}')).toBe('{"resultCode":"0","__proto__":{"x":"1"}}')
    const long = raw({ resultCode: '0', text: 'あ'.repeat(50_000) })
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(65_536)
    expect(Buffer.byteLength(long)).toBeGreaterThan(65_530)
    expect(long).not.toContain('\uFFFD')
  })

  it('reads a megabyte of card numbers as often as a tenth of it', () => {
    const looks = (numbers: number): number => {
      const body = JSON.stringify({ resultCode: '0', text: '4111111111111111,'.repeat(numbers) })
      return countLooks(() => {
        expect(raw(body)).not.toContain('411111')
      })
    }
    expect(looks(60_000)).toBeLessThanOrEqual(looks(6_000) * 11)
  })
})

describe('fault 10: any answer at all', () => {
  const keys = [
    'resultCode',
    'statusCode',
    'discrementId',
    'receiptNo',
    'errorMessageList',
    'anyItem',
    'lastTransaction',
    'transactionHistory',
    'execTran',
    'saveCard',
    'pspStatusCode',
    'errInfo',
    'transactionDatetime',
    'cardNo',
    '__proto__',
    'constructor',
  ]
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('0', '1', '2', 0, 1, 30, 40, null, true, stamp(3), '42G030000|', '4111111111111111', ''),
      fc.jsonValue(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 6 }),
    ),
  }))
  const typed = (result: { ok: boolean }): void => {
    expect(result).toEqual(
      result.ok
        ? { ok: true, value: expect.any(Object) as unknown }
        : { ok: false, error: expect.objectContaining({ kind: expect.any(String) as unknown }) as unknown },
    )
  }

  it('gives a typed result for any JSON, without a card number in it', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (value, found) => {
        const json = JSON.stringify(
          found && typeof value === 'object' && !Array.isArray(value) ? { ...value, resultCode: '0' } : value,
        )
        for (const result of [search(json), register(json)]) {
          typed(result)
          // These two are digits by type: sixteen of them are no card number.
          if (!/discrementId|receiptNo/u.test(json)) expect(JSON.stringify(result)).not.toContain('4111111111111111')
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('gives a typed result for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readRegistration(arrived(bytes)).ok).toBe(false)
        expect(readSearch(arrived(bytes)).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
