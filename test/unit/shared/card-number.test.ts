import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutCardNumbers, holdsCardNumber, holdsSecurityCode } from '../../../src/shared/card-number.ts'
import { countLooks } from '../../support/count-looks.ts'

/** Test numbers the big brands publish for everybody; none belongs to anyone. */
const PUBLIC_TEST_NUMBERS = [
  '4111111111111111',
  '4012888888881881',
  '4222222222222',
  '5555555555554444',
  '5105105105105100',
  '2223003122003222',
  '2720990000000007',
  '378282246310005',
  '371449635398431',
  '378734493671000',
  '3530111333300000',
  '3566002020360505',
  '30569309025904',
  '38520000023237',
  '6011111111111117',
  '6011000990139424',
]
const fullWidth = (text: string): string =>
  text.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

describe('holdsCardNumber', () => {
  it('finds every public test number in any spacing, width and hyphenation', () => {
    const separators = ['', ' ', '-', '.', '　', 'ー', '－', '‐', '・', ' - ']
    const everyNumber = fc.constantFrom(...PUBLIC_TEST_NUMBERS)
    const shape = fc.record({
      number: everyNumber,
      separator: fc.constantFrom(...separators),
      group: fc.integer({ min: 1, max: 6 }),
      wide: fc.boolean(),
      before: fc.constantFrom('', '番号は', 'card: ', 'No.'),
      after: fc.constantFrom('', 'です', ' 12/30'),
    })
    fc.assert(
      fc.property(shape, ({ number, separator, group, wide, before, after }) => {
        const spaced = number.replace(new RegExp(`(\\d{${group}})(?=\\d)`, 'gu'), `$1${separator}`)
        return holdsCardNumber(before + (wide ? fullWidth(spaced) : spaced) + after)
      }),
      { numRuns: 2000 },
    )
  })

  it('finds none in 10,000 telephone numbers, dates and order IDs', () => {
    const digits = (count: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''))
    const phone = fc
      .tuple(fc.constantFrom('03', '06', '090', '080', '0120', '050'), digits(4), digits(4))
      .map((parts) => parts.join('-'))
    const date = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10).replaceAll('-', '/'))
    const orderId = fc
      .tuple(fc.constantFrom('U', 'A', 'ORD'), digits(8), digits(4))
      .map(([head, day, count]) => `${head}${day}-${count}`)
    const found: string[] = []
    fc.assert(
      fc.property(fc.oneof(phone, date, orderId), (text) => {
        if (holdsCardNumber(text)) found.push(text)
      }),
      { numRuns: 10_000 },
    )
    expect(found).toEqual([])
  })

  it.each([
    ['4111111111111112', 'wrong check digit'],
    ['9111111111111111', 'no such brand'],
    ['411111111111', 'too short'],
  ])('lets %s pass: %s', (text) => {
    expect(holdsCardNumber(text)).toBe(false)
  })
})

describe('holdsSecurityCode', () => {
  it.each([
    'セキュリティコード123',
    'セキュリティコードは 1234',
    'CVV: 123',
    'security code 999',
    'ＣＶＣ　１２３',
    '暗証番号:1234',
  ])('finds it in %s', (text) => {
    expect(holdsSecurityCode(text)).toBe(true)
  })
  it.each(['セキュリティコードの説明', '内線123', '暗証番号 12345', 'CV-2000'])('finds none in %s', (text) => {
    expect(holdsSecurityCode(text)).toBe(false)
  })
})

describe('cutCardNumbers', () => {
  it('leaves the last four digits of every number and nothing else of it', () => {
    expect(cutCardNumbers('A 4111-1111-1111-1111 と ５５５５５５５５５５５５４４４４。')).toBe(
      'A ****1111 と ****4444。',
    )
  })
  it('returns other text untouched, also its width', () => {
    expect(cutCardNumbers('ｱｲｳ １２３')).toBe('ｱｲｳ １２３')
  })
})

/** Cuts one number after the other and begins anew each time: what the quick way must agree with. */
function cutSlowly(text: string): string {
  const once = (rest: string): string => {
    const digits = [...rest.matchAll(/\d/gu)]
    for (let start = 0; start < digits.length; start += 1)
      for (let length = 19; length >= 13; length -= 1) {
        const [first, last] = [digits[start]?.index, digits[start + length - 1]?.index]
        if (first === undefined || last === undefined) continue
        const piece = rest.slice(first, last + 1)
        if (/^\d(?:[\s-]*\d)*$/u.test(piece) && holdsCardNumber(piece) && isWholeNumber(piece))
          return `${rest.slice(0, first)}****${piece.replace(/\D/gu, '').slice(-4)}${rest.slice(last + 1)}`
      }
    return rest
  }
  for (let rest = text; ;) {
    const next = once(rest)
    if (next === rest) return rest
    rest = next
  }
}

/** Not merely around a shorter number. */
function isWholeNumber(piece: string): boolean {
  return cutCardNumbers(piece) === `****${piece.replace(/\D/gu, '').slice(-4)}`
}

it('cuts as many numbers as there are, also where the end of one begins the next', () => {
  const digit = fc.constantFrom('4', '1', '1', '1', '0', '6', '5', '-', ' ', 'a')
  fc.assert(
    fc.property(fc.array(digit, { maxLength: 80 }), (characters) => {
      const text = characters.join('')
      expect(cutCardNumbers(text)).toBe(cutSlowly(text))
    }),
    { numRuns: 2_000 },
  )
})

it('looks at a character as often in a long text as in a short one, however many numbers are in it', () => {
  const looks = (times: number): number => {
    const text = '4111 1111 1111 1111, '.repeat(times)
    return countLooks(() => {
      expect(cutCardNumbers(text)).toBe('****1111, '.repeat(times))
    })
  }
  expect(looks(20)).toBeGreaterThan(20 * 20)
  expect(looks(2_000)).toBe(looks(20) * 100)
})
