import { describe, expect, it } from 'vitest'
import { errorText } from '../../../../src/renderer/src/text/error-text.ts'

describe('the sentence for a failure', () => {
  it('is chosen by kind and reason', () => {
    expect(errorText({ kind: 'not-sent', reason: 'name-lookup' })).toEqual({
      what: 'errors.not-sent.name-lookup.what',
      next: 'errors.not-sent.name-lookup.next',
      values: {},
      settings: false,
    })
  })
  it('names the order it is about', () => {
    expect(errorText({ kind: 'looks-duplicate', duplicateOf: 3, orderId: 'U1', minutesAgo: 4 }).values).toEqual({
      orderId: 'U1',
      minutesAgo: 5,
    })
  })
  it('leads to the settings where the way out lies there', () => {
    expect([errorText({ kind: 'unauthorized' }).settings, errorText({ kind: 'busy' }).settings]).toEqual([true, false])
  })
})
