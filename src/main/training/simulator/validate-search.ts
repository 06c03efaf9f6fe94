import { checkFields } from './check-fields.ts'
import type { Complaint } from './check-fields.ts'
import { digits, oneOf } from './field-form.ts'
import type { JsonObject } from './json-object.ts'
import { credentialRules } from './registration-rules.ts'

/** Everything wrong with an AuthSearchApi request; empty when it may be looked up. */
export function validateSearch(request: JsonObject, terms: { receiptDigits: number; strict: boolean }): Complaint[] {
  const rules = [
    ...credentialRules,
    { key: 'receiptNo', label: '受付番号', required: true, forms: [digits(terms.receiptDigits)] },
    { key: 'anyItemReturnFlg', label: '任意項目返却フラグ', required: false, forms: [oneOf('0', '1')] },
    { key: 'detailReturnFlg', label: '処理詳細返却フラグ', required: false, forms: [oneOf('0', '1')] },
  ]
  return checkFields(request, { code: '30', rules, strict: terms.strict })
}
