import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hideNamedSecrets } from '../../../../src/main/gateway/named-secrets.ts'
import { readRegistration } from '../../../../src/main/gateway/wire-answer.ts'
import { arrived } from './read-answer.ts'

it.each([
  ['bad request {"accessPass":"abc12","orderId":"7"}', 'bad request {"accessPass":****,"orderId":"7"}'],
  ['{\\"cardPass\\":\\"abc12\\"}', '{\\"cardPass\\":****}'],
  ['apiKey=abc12&apiPassword=x y', 'apiKey=****&apiPassword=**** y'],
  ['"token": "cut in the mid', '"token": ****'],
  ['cardPass: 20文字以内で入力してください', 'cardPass: 20文字以内で入力してください'],
  ['password is wrong', 'password is wrong'],
])('fault 27: of %s stays %s', (text, left) => {
  expect(hideNamedSecrets(text)).toBe(left)
})

it('fault 27: a refusal that quotes what was sent is kept without it', () => {
  const quoted = JSON.stringify({ cardPass: 'fourfivesix', accessPass: 'p4ss', orderId: 'U1' })
  const read = readRegistration(
    arrived(JSON.stringify({ resultCode: '30', errorMessageList: [`${quoted} refused`, 'cardPass is wrong'] })),
  )
  expect(read).toEqual({
    ok: false,
    error: {
      kind: 'rejected',
      resultCode: '30',
      messages: ['{"cardPass":****,"accessPass":****,"orderId":"U1"} refused', 'cardPass is wrong'],
    },
  })
})

// A pattern that goes back over what it has read would not be done before the test's time is up.
it('comes to an end on any text of 20,000 pieces of a quotation', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('token', '=', '"', '\\', ' ', ':', 'a'), { maxLength: 2_000 }), (parts) => {
      const hidden = hideNamedSecrets(parts.join('').repeat(10))
      expect(hidden).not.toContain('token=a')
    }),
    { numRuns: 30 },
  )
})
