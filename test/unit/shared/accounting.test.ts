import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { fillPattern } from '../../../src/shared/accounting-pattern.ts'
import { AccountingLabels } from '../../../src/shared/accounting.ts'
import { Settings } from '../../../src/shared/settings.ts'

const values = { customer: '山田', orderId: 'U-1', receiptNo: '123', event: '返金', operator: 'sato' }

describe('a pattern', () => {
  it('takes its words in both languages', () => {
    expect(fillPattern('{種類}/{event} {お客様}/{customer} {注文番号}', values)).toBe('返金/返金 山田/山田 U-1')
  })

  it('never reads a customer’s own braces', () => {
    expect(fillPattern('{お客様}', { ...values, customer: '{注文番号}$&' })).toBe('{注文番号}$&')
  })
})

describe('the labels', () => {
  it('have a standard word each, so that settings without them are good settings', () => {
    expect(v.parse(Settings, {})).toMatchObject({ accountingDebit: '売掛金', yayoiSale10: '課税売上込10%' })
  })

  it('refuse an unknown word in braces, a card number, and an empty account', () => {
    expect(v.is(AccountingLabels, { accountingSummary: '{名前}' })).toBe(false)
    expect(v.is(AccountingLabels, { accountingSummary: '4111 1111 1111 1111' })).toBe(false)
    expect(v.is(AccountingLabels, { accountingDebit: ' ' })).toBe(false)
    expect(v.is(AccountingLabels, { accountingDebitSub: '', accountingPartner: '' })).toBe(true)
  })
})
