import { describe, expect, it } from 'vitest'
import { readableAnswer } from '../../../../src/renderer/src/receipts/readable-answer.ts'

describe('the provider’s answer', () => {
  it('is indented lines without brackets, long numbers digit by digit', () => {
    const body = '{"result":{"no":12345678901234567890,"say":"\\u6c7a\\u6e08: ok, {x}"},"list":[{"a":""},{"a":1}]}'
    expect(readableAnswer(body)).toBe(
      ['result: ', '  no: 12345678901234567890', '  say: 決済: ok, {x}', 'list: ', '    a: ', '    a: 1'].join('\n'),
    )
  })
  it('that is cut short is shown as far as it goes', () => {
    expect(readableAnswer('{"a":1,"b":"tw')).toContain('a: 1')
  })
  it('that is no JSON stays as it is', () => {
    expect(readableAnswer('<html>busy</html>')).toBe('<html>busy</html>')
  })
})
