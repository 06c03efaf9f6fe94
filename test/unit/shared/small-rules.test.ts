import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { formatJapanTime, japanDate, japanDay, parseJapanTime } from '../../../src/shared/japan-time.ts'
import { formatYen, plainDigits } from '../../../src/shared/money.ts'
import { readRuleMessage, ruleMessage } from '../../../src/shared/rule-message.ts'
import { isGatewayUrl } from '../../../src/shared/gateway-url.ts'
import { Settings } from '../../../src/shared/settings.ts'

describe('fault 17: Japan time', () => {
  it('is nine hours ahead of UTC whatever the PC says', () => {
    expect(parseJapanTime('2026/11/23 09:00:00')).toBe(Date.UTC(2026, 10, 23))
    expect(parseJapanTime('20261123090000')).toBe(Date.UTC(2026, 10, 23))
    expect(formatJapanTime(Date.UTC(2038, 0, 19, 15, 30, 5))).toBe('2038/01/20 00:30:05')
  })
  it.each(['', '2026/02/30 00:00:00', '2026-11-23 09:00:00', '2026/11/23 24:00:00', '2026/13/01 00:00:00', 'null'])(
    'does not read %j',
    (text) => {
      expect(parseJapanTime(text)).toBeNull()
    },
  )
  it('knows the business day of a moment', () => {
    const noon = Date.UTC(2026, 10, 23, 3)
    expect(japanDate(noon)).toBe('2026/11/23')
    expect(japanDay(noon)).toEqual({ from: Date.UTC(2026, 10, 22, 15), to: Date.UTC(2026, 10, 23, 15) - 1 })
    expect(japanDate(japanDay(noon).to + 1)).toBe('2026/11/24')
  })
})

describe('yen', () => {
  it.each([
    [0, '¥0'],
    [999, '¥999'],
    [12_300, '¥12,300'],
    [9_999_999, '¥9,999,999'],
    [-70, '-¥70'],
  ])('%d is written %s', (yen, text) => {
    expect(formatYen(yen)).toBe(text)
  })
  it.each([
    ['１２，３００円', '12300'],
    ['￥500', '500'],
    ['¥ 1,000', '1000'],
    ['-5', '-5'],
    ['', ''],
  ])('%s is typed as %s', (typed, plain) => {
    expect(plainDigits(typed)).toBe(plain)
  })
})

describe('rule messages', () => {
  it('carry their values through plain text', () => {
    expect(readRuleMessage(ruleMessage('tooLong', { max: 5, symbol: '\t"' }))).toEqual({
      key: 'tooLong',
      params: { max: 5, symbol: '\t"' },
    })
    expect(readRuleMessage(ruleMessage('required'))).toEqual({ key: 'required', params: {} })
  })
})

describe('settings', () => {
  it('need nothing to be whole', () => {
    expect(v.parse(Settings, {})).toMatchObject({
      language: 'ja',
      mode: 'unset',
      jobCode: 'CAPTURE',
      method: '1',
      lapseHours: 24,
      duplicateMinutes: 10,
      orderIdPattern: 'U{yyyy}{MM}{dd}-{n4}',
    })
  })
  it.each(['https://example.jp/api', 'http://127.0.0.1:9000/x', 'http://localhost:1', 'http://[::1]:80/'])(
    'take %s as the provider’s address',
    (url) => {
      expect(isGatewayUrl(url)).toBe(true)
    },
  )
  it.each([
    'http://example.jp',
    'http://192.168.0.2',
    'ftp://127.0.0.1',
    'https://user@example.jp',
    'https://example.jp/?a=1',
    'https://example.jp/#a',
    'javascript:alert(1)',
    '',
    'http://127.0.0.1.example.jp',
  ])('refuse %s', (url) => {
    expect(isGatewayUrl(url)).toBe(false)
  })
  it.each([
    ['{yyyy}{MM}', 'orderIdPattern.counter'],
    ['注文{n4}', 'orderIdPattern.characters'],
    ['ABCDEFGHIJKLMNOPQRSTU{n4}', 'orderIdPattern.tooLong'],
    ['ML-ORDER{n4}', 'orderIdReserved'],
  ])('refuse the order ID pattern %s', (pattern, rule) => {
    const parsed = v.safeParse(Settings, { orderIdPattern: pattern })
    expect(parsed.issues?.map((issue) => readRuleMessage(issue.message).key)).toContain(rule)
  })
})
